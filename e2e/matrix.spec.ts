/**
 * Who may do and see what, over HTTP: every command, page and route × everybody who could ask × every marking. What is
 * not in the tables of e2e/matrix fails here.
 */
import type { Answer } from "./fixtures";
import { expect, test } from "./fixtures";
import { commands } from "./matrix/commands";
import { namedBy, unreachable } from "./matrix/field-kinds";
import { askers, expectedStatus, personOf } from "./matrix/roles";
import { idPaths, type Schema, withValueAt } from "./matrix/schema-paths";
import { found, markings, type Stage, setStage, twoOwners } from "./matrix/stage";

// A trace of thousands of requests tells less than their statuses do.
test.use({ trace: "off" });

type Stages = { stage: Stage; elsewhere: Stage; unseenId: string };

const it = test.extend<object, { stages: Stages; schemas: Map<string, Schema> }>({
  stages: [
    async ({ callers }, use) => {
      const unseen = await found(await callers("reader"), { founder: "reader", others: {} });
      const [stage, elsewhere] = [await setStage(callers), await setStage(callers, twoOwners)];
      await use({ stage, elsewhere, unseenId: unseen.id });
    },
    { scope: "worker", timeout: 120_000 },
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

let cells = 0;
let leaks = 0;

/** Notes a cell of the matrix; what differs is shown together at the end of its test. */
function tally(wrong: string[], cell: string, expected: unknown, found: unknown): void {
  cells += 1;
  if (JSON.stringify(expected) === JSON.stringify(found)) return;
  leaks += 1;
  wrong.push(`${cell}: expected ${JSON.stringify(expected)}, found ${JSON.stringify(found)}`);
}

test.afterAll(() => {
  console.log(`matrix: ${cells} cells, ${leaks} leaks`);
});

it("lists every command of the registry", ({ schemas }) => {
  expect([...schemas.keys()].sort()).toEqual(Object.keys(commands).sort());
});

for (const [name, listed] of Object.entries(commands)) {
  it(`${name} answers each role under each marking`, async ({ callers, stages }) => {
    const wrong: string[] = [];
    for (const marking of listed.isMarked ? markings : (["open"] as const)) {
      for (const asker of askers) {
        const stage = marking === "outside" && asker === "owner" ? stages.elsewhere : stages.stage;
        const answer = await (await callers(personOf[asker])).run(name, await listed.input(stage, marking));
        tally(
          wrong,
          `${asker}, ${marking}: ${messageOf(answer)}`,
          expectedStatus(listed, asker, marking),
          answer.status,
        );
      }
    }
    expect(wrong).toEqual([]);
  });

  it(`${name} is refused from elsewhere than a page of ours, and with fields it does not know`, async ({
    callers,
    stages,
  }) => {
    const wrong: string[] = [];
    const owner = await callers("owner");
    const input = await listed.input(stages.stage, "open");
    const origins: Record<string, string>[] = [
      {},
      { origin: "null" },
      { origin: "https://elsewhere.example" },
      { origin: `${owner.origin}.elsewhere.example` },
    ];
    for (const headers of origins) {
      const { status } = await owner.run(name, input, headers);
      tally(wrong, `origin ${JSON.stringify(headers)}`, 403, status);
    }
    for (const strange of [{ ...input, surprise: 1 }, { ...input, recordedBy: "x" }, [input], null, "input"]) {
      const { status } = await owner.run(name, strange);
      tally(wrong, `input ${JSON.stringify(strange)?.slice(0, 60)}`, 400, status);
    }
    expect(wrong).toEqual([]);
  });

  it(`${name} takes no id from another negotiation, and one from a closed circle as one of nothing`, async ({
    callers,
    stages,
    schemas,
  }) => {
    const wrong: string[] = [];
    const input = await listed.input(stages.stage, "open");
    for (const path of idPaths(schemas.get(name) ?? {})) {
      const named = namedBy(name, path);
      if (!named) throw new Error(`${name} takes an id in ${path}: say in e2e/matrix/field-kinds.ts what it names.`);
      const writer = await callers(listed.needs === "owner" ? "owner" : "manager");
      const answers = new Map<string, Answer>();
      const isKeptOut = listed.needs !== "owner";
      for (const [whose, id] of Object.entries(unreachable(named, path, { ...stages, isKeptOut }))) {
        const changed = withValueAt({ ...input, ...listed.triedWith?.[path] }, path, id);
        if (!changed) throw new Error(`The input of ${name} in e2e/matrix holds nothing to try ${path} on.`);
        answers.set(whose, await writer.run(name, changed));
      }
      const missing = answers.get("nothing's");
      for (const [whose, answer] of answers) {
        tally(wrong, `${path} with ${whose} id, as one that names nothing`, missing, answer);
        tally(
          wrong,
          `${path} with ${whose} id, refused: ${messageOf(answer)}`,
          true,
          [400, 404, 422].includes(answer.status),
        );
      }
    }
    expect(wrong).toEqual([]);
  });
}

function messageOf({ body }: Answer): string {
  const { message = "", fieldErrors } = body as { message?: string; fieldErrors?: object };
  return `${message} ${fieldErrors ? JSON.stringify(fieldErrors) : ""}`;
}
