/**
 * Who may do what, over HTTP: every command × everybody who could ask × every marking, and every id that it takes. A
 * command that is not in the table of e2e/matrix fails here.
 */
import type { Answer, Input } from "./fixtures";
import { expect, test } from "./fixtures";
import { commands } from "./matrix/commands";
import { entryIds, notesOfNewRound, startDraft, withEntryField, withIdAt } from "./matrix/drafts";
import { namedBy, unreachable } from "./matrix/field-kinds";
import { askers, expectedStatus, personOf } from "./matrix/roles";
import { idPaths, type Schema, withValueAt } from "./matrix/schema-paths";
import { Tally, tallied } from "./matrix/tally";
import { invite } from "./matrix/team";
import { withReviews } from "./matrix/reviews";
import { found, markings, type Stage, setStage, twoOwners } from "./matrix/stage";

// A trace of thousands of requests tells less than their statuses do.
test.use({ trace: "off" });

type Stages = { stage: Stage; elsewhere: Stage; unseenId: string; draftId: string; invitationId: string };

const it = test.extend<object, { stages: Stages; schemas: Map<string, Schema> }>({
  stages: [
    async ({ callers }, use) => {
      const unseen = await found(await callers("reader"), { founder: "reader", others: {} });
      const [stage, elsewhere] = [
        await withReviews(await setStage(callers)),
        await withReviews(await setStage(callers, twoOwners)),
      ];
      const { draftId } = await startDraft(stage, await callers("officer"), await notesOfNewRound(stage));
      const { invitationId } = await invite(elsewhere.founder, elsewhere.id);
      await use({ stage, elsewhere, unseenId: unseen.id, draftId: String(draftId), invitationId });
    },
    { scope: "worker", timeout: 300_000 },
  ],
  schemas: [
    async ({ callers }, use) => {
      const { text } = await (await callers("reader")).get("/api/v1/commands");
      const { commands: listed } = JSON.parse(text) as { commands: { name: string; input: Schema }[] };
      await use(new Map(listed.map(({ name, input }) => [name, input])));
    },
    { scope: "worker" },
  ],
});

test.afterAll(() => {
  console.log(tallied("commands"));
});

it("lists every command of the registry", ({ schemas }) => {
  expect([...schemas.keys()].sort()).toEqual(Object.keys(commands).sort());
});

for (const [name, listed] of Object.entries(commands)) {
  it(`${name} answers each role under each marking`, async ({ callers, stages }) => {
    const tally = new Tally();
    for (const marking of listed.isMarked ? markings : (["open"] as const)) {
      for (const asker of askers) {
        const stage = marking === "outside" && asker === "owner" ? stages.elsewhere : stages.stage;
        const caller = await callers(personOf[asker]);
        const answer = await caller.run(name, await listed.input(stage, marking, caller));
        tally.cell(`${asker}, ${marking}: ${messageOf(answer)}`, expectedStatus(listed, asker, marking), answer.status);
      }
    }
    tally.expectNoLeak();
  });

  it(`${name} is refused from elsewhere than a page of ours, and with fields it does not know`, async ({
    callers,
    stages,
  }) => {
    const tally = new Tally();
    const owner = await callers("owner");
    const input = await listed.input(stages.stage, "open", owner);
    const origins: Record<string, string>[] = [
      {},
      { origin: "null" },
      { origin: "https://elsewhere.example" },
      { origin: `${owner.origin}.elsewhere.example` },
    ];
    for (const headers of origins) {
      const { status } = await owner.run(name, input, headers);
      tally.cell(`origin ${JSON.stringify(headers)}`, 403, status);
    }
    for (const strange of [{ ...input, surprise: 1 }, { ...input, recordedBy: "x" }, [input], null, "input"]) {
      const { status } = await owner.run(name, strange);
      tally.cell(`input ${JSON.stringify(strange)?.slice(0, 60)}`, 400, status);
    }
    tally.expectNoLeak();
  });

  it(`${name} takes no id from another negotiation, and one from a closed circle as one of nothing`, async ({
    callers,
    stages,
    schemas,
  }) => {
    const tally = new Tally();
    const writer = await callers(listed.needs === "owner" ? "owner" : "manager");
    const input = await listed.input(stages.stage, "open", writer);
    for (const path of idPaths(schemas.get(name) ?? {})) {
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
}

it("session.file refuses every id in the notes that could not be recorded outside of them", async ({
  callers,
  stages,
  schemas,
}) => {
  const tally = new Tally();
  const writer = await callers("manager");
  const fileWith = async (content: Input) =>
    writer.run("session.file", { ...(await startDraft(stages.stage, writer, content)), version: 1 });
  const content = await notesOfNewRound(stages.stage);
  const paths = idPaths(schemas.get("draft.start")?.properties?.content ?? {});
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

function messageOf({ body }: Answer): string {
  const { message = "", fieldErrors } = body as { message?: string; fieldErrors?: object };
  return `${message} ${fieldErrors ? JSON.stringify(fieldErrors) : ""}`;
}
