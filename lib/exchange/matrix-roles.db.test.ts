/**
 * Who may do what: every command × everybody who could ask × every marking. A command that is not in the table of
 * e2e/matrix fails here. That they are run by this door only, and over HTTP for whom, is seen in e2e/commands.spec.ts.
 */
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Callers } from "@/e2e/fixtures";
import { commands } from "@/e2e/matrix/commands";
import { peopleInProcess } from "@/e2e/matrix/in-process";
import { withReviews } from "@/e2e/matrix/reviews";
import { askers, expectedStatus, personOf } from "@/e2e/matrix/roles";
import { markings, messageOf, type Stage, setStage, twoOwners } from "@/e2e/matrix/stage";
import { Tally, tallied } from "@/e2e/matrix/tally";
import { closeDatabase } from "@/lib/platform/database";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { commandNames } from "./registry";

let owner: Owner;
let callers: Callers;
let stage: Stage;
/** Another, where its owner is kept out of a circle. */
let elsewhere: Stage;

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  ({ callers } = await peopleInProcess(owner));
  stage = await withReviews(await setStage(callers));
  elsewhere = await withReviews(await setStage(callers, twoOwners));
}, 120_000);

afterAll(async () => {
  console.log(tallied("roles and markings"));
  await owner.end();
  await closeDatabase();
});

it("lists every command of the registry", () => {
  expect([...commandNames].sort()).toEqual(Object.keys(commands).sort());
});

it.each(Object.entries(commands))("%s answers each role under each marking", async (name, listed) => {
  const tally = new Tally();
  for (const marking of listed.isMarked ? markings : (["open"] as const)) {
    for (const asker of askers) {
      const on = marking === "outside" && asker === "owner" ? elsewhere : stage;
      const caller = await callers(personOf[asker]);
      const answer = await caller.run(name, await listed.input(on, marking, caller));
      tally.cell(`${asker}, ${marking}: ${messageOf(answer)}`, expectedStatus(listed, asker, marking), answer.status);
    }
  }
  tally.expectNoLeak();
});

it.each(Object.entries(commands))("%s takes no field that it does not know", async (name, listed) => {
  const tally = new Tally();
  const founder = await callers("owner");
  const input = await listed.input(stage, "open", founder);
  for (const strange of [{ ...input, surprise: 1 }, { ...input, recordedBy: "x" }, [input], null, "input"]) {
    const { status } = await founder.run(name, strange);
    tally.cell(`input ${JSON.stringify(strange)?.slice(0, 60)}`, 400, status);
  }
  tally.expectNoLeak();
});
