/** A table before it is on record: its author's alone, whoever else asks. */
import { isAtLeast } from "@/lib/platform/member";
import type { Caller, Input } from "@/e2e/fixtures";
import type { Listed } from "./listed";
import { type Marking, roleOf, type Stage } from "./stage";

const columns = ["Term", "Party", "Stance"];

/** The asker, where they can write there; else the founder. */
function writerOf(stage: Stage, marking: Marking, asker: Caller): Caller {
  const role = roleOf(stage, asker);
  return marking !== "outside" && role !== null && isAtLeast({ role }, "recorder") ? asker : stage.founder;
}

/** A table whose rows are still coming, of the asker's own where they can write. */
async function begun(stage: Stage, marking: Marking, asker: Caller) {
  const writer = writerOf(stage, marking, asker);
  const begin = { negotiationId: stage.id, name: "positions.csv", columns };
  const { tableId } = await writer.must<{ tableId: string }>("table.begin", begin);
  const table = { negotiationId: stage.id, tableId };
  const { number, code } = { number: "1", code: "US" };
  return { writer, table, rows: { ...table, place: 0, firstRow: 1, rows: [[number, code, "supports"]] } };
}

async function ready(stage: Stage, marking: Marking, asker: Caller): Promise<Input> {
  const { writer, table, rows } = await begun(stage, marking, asker);
  await writer.must("table.add_rows", rows);
  await writer.must("table.turn", { ...table, to: "ready" });
  return table;
}

const onOwn = (input: Listed["input"]): Listed => ({
  needs: "recorder",
  isMarked: true,
  isAuthorsAlone: true,
  input,
});

export const tableCommands: Record<string, Listed> = {
  "table.begin": {
    needs: "recorder",
    isMarked: false,
    input: (stage) => Promise.resolve({ negotiationId: stage.id, name: "positions.csv", columns }),
  },
  "table.add_rows": onOwn(async (...asked) => (await begun(...asked)).rows),
  "table.turn": onOwn(async (...asked) => {
    const { writer, table, rows } = await begun(...asked);
    await writer.must("table.add_rows", rows);
    return { ...table, to: "ready" };
  }),
  "table.settle": onOwn(async (stage, marking, asker) => ({
    ...(await ready(stage, marking, asker)),
    mapping: {
      noun: "positions",
      from: { termId: { column: 0 }, partyId: { column: 1 }, stance: { column: 2 } },
      // Named though it is nothing, so that an id can be tried on it.
      compartmentId: marking === "open" ? undefined : stage.compartments[marking],
    },
  })),
  "table.discard": onOwn(ready),
};
