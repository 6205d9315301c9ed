/**
 * The door of commands over HTTP: for whoever is signed in, from a page of ours. What each of them answers to whom is
 * tried without HTTP, in lib/exchange/matrix-*.db.test.ts.
 */
import { randomUUID } from "node:crypto";
import { paths } from "@/lib/platform/paths";
import { expect, test } from "./fixtures";
import { commands } from "./matrix/commands";
import { everyRole, found } from "./matrix/stage";

const names = Object.keys(commands);

test("every command is behind one door: nobody's is turned away, and so is whatever comes from elsewhere", async ({
  callers,
}) => {
  const [nobody, owner] = [await callers("nobody"), await callers("owner")];
  const { commands: listed } = JSON.parse((await owner.get("/api/v1/commands")).text) as {
    commands: { name: string }[];
  };
  expect(listed.map(({ name }) => name).sort()).toEqual([...names].sort());
  for (const name of names) {
    expect((await nobody.run(name, {})).status, name).toBe(401);
    for (const headers of [{}, { origin: "https://elsewhere.example" }] as Record<string, string>[])
      expect((await owner.run(name, {}, headers)).status, name).toBe(403);
  }
});

test("what is no page of ours is no page of ours, however like it is, and a page of ours is heard once", async ({
  callers,
}) => {
  const owner = await callers("owner");
  const { id, slug } = await found(owner, { ...everyRole, others: {} });
  const term = { negotiationId: id, number: "1", title: "A term", kind: "article" };
  for (const origin of ["null", "https://elsewhere.example", `${owner.origin}.elsewhere.example`])
    expect((await owner.run("term.record", term, { origin })).status, origin).toBe(403);
  const headers = { origin: owner.origin, "idempotency-key": randomUUID() };
  const [first, again] = [await owner.run("term.record", term, headers), await owner.run("term.record", term, headers)];
  expect(first.status, JSON.stringify(first.body)).toBe(200);
  expect(again).toEqual(first);
  expect((await owner.run("term.record", { ...term, surprise: 1 })).status).toBe(400);
  expect((await owner.run("term.none", term)).status).toBe(404);
  expect((await owner.get(paths.terms(slug))).text).toContain("A term");
});
