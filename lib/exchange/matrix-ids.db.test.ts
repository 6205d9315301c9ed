/** Every id that a command takes: none of another negotiation, and one from a closed circle as one of nothing. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import type { Answer, Callers, Input } from "@/e2e/fixtures";
import { commands } from "@/e2e/matrix/commands";
import { entryIds, notesOfNewRound, startDraft, withEntryField, withIdAt } from "@/e2e/matrix/drafts";
import { namedBy, unreachable } from "@/e2e/matrix/field-kinds";
import { peopleInProcess } from "@/e2e/matrix/in-process";
import { withReviews } from "@/e2e/matrix/reviews";
import { idPaths, type Schema, withValueAt } from "@/e2e/matrix/schema-paths";
import { found, messageOf, setStage, twoOwners } from "@/e2e/matrix/stage";
import { Tally, tallied } from "@/e2e/matrix/tally";
import { invite } from "@/e2e/matrix/team";
import { closeDatabase } from "@/lib/platform/database";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { commandNamed } from "./registry";

let owner: Owner;
let callers: Callers;
let stages: Awaited<ReturnType<typeof setStages>>;

async function setStages() {
  const unseen = await found(await callers("reader"), { founder: "reader", others: {} });
  const stage = await withReviews(await setStage(callers));
  const elsewhere = await withReviews(await setStage(callers, twoOwners));
  const { draftId } = await startDraft(stage, await callers("officer"), await notesOfNewRound(stage));
  const { invitationId } = await invite(elsewhere.founder, elsewhere.id);
  return { stage, elsewhere, unseenId: unseen.id, draftId: String(draftId), invitationId };
}

beforeAll(async () => {
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
  ({ callers } = await peopleInProcess(owner));
  stages = await setStages();
}, 120_000);

afterAll(async () => {
  console.log(tallied("ids"));
  await owner.end();
  await closeDatabase();
});

function schemaOf(name: string): Schema {
  const asked = commandNamed(name);
  if (!asked) throw new Error(`There is no command ${name}.`);
  return z.toJSONSchema(asked.input, { io: "input", unrepresentable: "any" }) as Schema;
}

it("finds the ids that a command takes", () => {
  const onNegotiations = Object.keys(commands).filter((name) => schemaOf(name).properties?.negotiationId);
  expect(onNegotiations.length).toBeGreaterThan(80);
  for (const name of onNegotiations) expect(idPaths(schemaOf(name)), name).toContain("negotiationId");
});

it.each(Object.entries(commands))("%s takes no id that its asker could not reach", async (name, listed) => {
  const tally = new Tally();
  const writer = await callers(listed.needs === "owner" ? "owner" : "manager");
  const input = await listed.input(stages.stage, "open", writer);
  for (const path of idPaths(schemaOf(name))) {
    if (listed.isAsTyped?.test(path)) continue;
    const named = namedBy(name, path);
    if (!named) throw new Error(`${name} takes an id in ${path}: say in e2e/matrix/field-kinds.ts what it names.`);
    const isKeptOut = listed.needs !== "owner";
    await tryIds(tally, path, unreachable(named, path, { ...stages, isKeptOut }), (id) => {
      const changed = withValueAt({ ...input, ...listed.triedWith?.[path] }, path, id);
      if (!changed) throw new Error(`The input of ${name} in e2e/matrix holds nothing to try ${path} on.`);
      return writer.run(name, changed);
    });
  }
  tally.expectNoLeak();
});

it("session.file refuses every id in the notes that could not be recorded outside of them", async () => {
  const tally = new Tally();
  const writer = await callers("manager");
  const fileWith = async (content: Input) =>
    writer.run("session.file", { ...(await startDraft(stages.stage, writer, content)), version: 1 });
  const content = await notesOfNewRound(stages.stage);
  const paths = idPaths(schemaOf("draft.start").properties?.content ?? {});
  expect(paths).toContain("attendance[].delegateId");
  for (const path of paths) {
    const named = namedBy("session.file", path);
    if (!named) throw new Error(`A draft takes an id in ${path}: say in e2e/matrix/field-kinds.ts what it names.`);
    await tryIds(tally, path, unreachable(named, path, { ...stages, isKeptOut: true }), (id) =>
      fileWith(withIdAt(content, path, id)),
    );
  }
  for (const { entry, field, names } of entryIds) {
    await tryIds(tally, `${entry} ${field}`, unreachable(names, field, { ...stages, isKeptOut: true }), (id) =>
      fileWith(withEntryField(content, entry, field, id)),
    );
  }
  const { status } = await fileWith(content);
  tally.cell("the notes as they are", 200, status);
  tally.expectNoLeak();
});

/** Whoever names what they must not reach hears what they would hear of an id that names nothing: no. */
async function tryIds(
  tally: Tally,
  path: string,
  ids: Record<string, string>,
  send: (id: string) => Promise<Answer>,
): Promise<void> {
  const answers = new Map<string, Answer>();
  for (const [whose, id] of Object.entries(ids)) answers.set(whose, await send(id));
  const missing = answers.get("nothing's");
  for (const [whose, answer] of answers) {
    tally.cell(`${path} with ${whose} id, as one that names nothing`, missing, answer);
    tally.cell(`${path} with ${whose} id, refused: ${messageOf(answer)}`, true, isRefusal(answer));
  }
}

const isRefusal = ({ status }: Answer) => [400, 404, 422].includes(status);
