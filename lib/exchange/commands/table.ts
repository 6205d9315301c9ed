/** A table before it is on record: kept for its author, rows and meaning, until it is taken in or left. */
import "server-only";
import { mayRecord } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { NotFound, Refusal } from "@/lib/platform/errors";
import { requireCompartment } from "@/lib/record/commands/publish";
import { fittingMapping, guessedMapping, headingsKey, type Mapping, missingFields } from "../rules/table-in/mapping";
import { textAtOnce } from "../rules/table-in/limits";
import { tableFields } from "../rules/table-in/nouns";
import {
  addRowsInput,
  beginTableInput,
  discardTableInput,
  settleTableInput,
  type tableTurns,
  turnTableInput,
} from "../schema";
import type { TableState } from "@/prisma/generated/enums";

type OfTable = { negotiationId: string; tableId: string };

/** The author's own; null for anybody else. */
export function ownTable({ tx, member }: CommandContext, { tableId }: OfTable) {
  return tx.takenTable.findFirst({
    where: { id: tableId, negotiationId: member.negotiationId, userId: member.userId },
  });
}

/** Begins to keep a table. What its columns mean is as it was the last time with these headings, or guessed from them. */
export const beginTable = command({
  name: "table.begin",
  input: beginTableInput,
  may: mayRecord,
  isOffRecord: true,
  change: async ({ tx, member }, { name, columns }) => {
    const headings = headingsKey(columns);
    const { negotiationId, userId } = member;
    const last = await tx.takenTable.findFirst({
      where: { negotiationId, userId, headings, version: { gt: 0 } },
      orderBy: { changedAt: "desc" },
      select: { mapping: true },
    });
    const mapping = (last && fittingMapping(last.mapping, columns)) ?? guessedMapping(columns);
    const { id } = await tx.takenTable.create({
      data: { negotiationId, name, columns, headings, mapping },
      select: { id: true },
    });
    return { tableId: id };
  },
});

/** Keeps some of its rows. A part that is sent twice is kept once. */
export const addRows = command({
  name: "table.add_rows",
  input: addRowsInput,
  load: ownTable,
  may: mayRecord,
  isOffRecord: true,
  change: async ({ tx }, { tableId, place, firstRow, rows }, { state }) => {
    if (state !== "adding") throw new Refusal("This table is whole already.");
    const length = rows.reduce((sum, row) => sum + row.reduce((all, cell) => all + cell.length, 0), 0);
    if (length > textAtOnce && rows.length > 1)
      throw new Refusal(`Send no more than ${textAtOnce.toLocaleString("en")} characters at once.`, "rows");
    await tx.takenPart.createMany({
      data: { tableId, place, firstRow, rowCount: rows.length, rows },
      skipDuplicates: true,
    });
    return { place };
  },
});

/** Says what its columns and values mean, and has every row checked by that. Nothing is recorded. */
export const settleTable = command({
  name: "table.settle",
  input: settleTableInput,
  load: ownTable,
  may: mayRecord,
  isOffRecord: true,
  change: async (context, { tableId, mapping }, table) => {
    const { tx, now } = context;
    if (!["ready", "checking", "checked", "stopped", "recorded", "undone"].includes(table.state))
      throw new Refusal("Something is being done with this table. Stop it first.");
    if (mapping.compartmentId) await requireCompartment(context, mapping.compartmentId);
    const missing = missingFields(mapping);
    if (missing[0])
      throw new Refusal(
        `Say where these come from: ${missing.map(({ label }) => label.toLowerCase()).join(", ")}.`,
        missing[0].key,
      );
    for (const [key, origin] of Object.entries(mapping.from)) {
      if (!tableFields[mapping.noun].some((field) => field.key === key))
        throw new NotFound("A row of this kind has no such field.", "mapping");
      if ("column" in origin && origin.column >= table.columns.length)
        throw new NotFound("The table has no such column.", "mapping");
    }
    // What could not be recorded is tried again by what the columns mean now; what was taken back, all of it.
    if (table.state === "undone")
      await tx.takenPart.updateMany({
        where: { tableId },
        data: { isRecorded: false, isUndone: false, recordIds: [], kept: 0 },
      });
    else await tx.takenPart.updateMany({ where: { tableId, bad: { gt: 0 } }, data: { isRecorded: false } });
    await tx.takenTable.update({
      where: { id: tableId },
      data: { mapping: asKept(mapping), version: table.version + 1, state: "checking", said: null, changedAt: now },
    });
    return { version: table.version + 1 };
  },
});

/** Fields that are named and left empty are not kept: JSON has no such thing. */
function asKept(mapping: Mapping): Mapping {
  return JSON.parse(JSON.stringify(mapping)) as Mapping;
}

type Turn = { from: readonly TableState[]; to: (state: TableState) => TableState; otherwise: string };

const turns: Record<(typeof tableTurns)[number], Turn> = {
  ready: { from: ["adding"], to: () => "ready", otherwise: "This table is whole already." },
  record: {
    from: ["checked", "stopped"],
    to: () => "recording",
    otherwise: "Say what its columns mean first, and let every row be checked.",
  },
  stop: {
    from: ["checking", "recording", "undoing"],
    to: (state) => (state === "checking" ? "ready" : "stopped"),
    otherwise: "Nothing is being done with this table.",
  },
  undo: { from: ["recorded", "stopped"], to: () => "undoing", otherwise: "Nothing of this table is on record." },
};

/** Has something done with all of it, or stops that. The app goes on with it part by part, whoever is signed in. */
export const turnTable = command({
  name: "table.turn",
  input: turnTableInput,
  load: ownTable,
  may: mayRecord,
  isOffRecord: true,
  change: async ({ tx, now }, { tableId, to }, { state }) => {
    const turn = turns[to];
    if (!turn.from.includes(state)) throw new Refusal(turn.otherwise);
    if (to === "ready") await requireWhole(tx, tableId);
    const next = turn.to(state);
    await tx.takenTable.updateMany({
      where: { id: tableId, state },
      data: { state: next, said: null, changedAt: now },
    });
    return { state: next };
  },
});

async function requireWhole(tx: CommandContext["tx"], tableId: string): Promise<void> {
  const { _count, _max } = await tx.takenPart.aggregate({
    where: { tableId },
    _count: { place: true },
    _max: { place: true },
  });
  if (_count.place === 0) throw new Refusal("There is no row under the headings.");
  if (_count.place !== (_max.place ?? 0) + 1)
    throw new Refusal("Some of its rows have not come. Choose the file again.");
}

/** Lets go of its rows. What its columns mean stays known for the next file with the same headings. */
export const discardTable = command({
  name: "table.discard",
  input: discardTableInput,
  load: ownTable,
  may: mayRecord,
  isOffRecord: true,
  change: async ({ tx, now }, { tableId }) => {
    await tx.takenPart.deleteMany({ where: { tableId } });
    await tx.takenTable.update({ where: { id: tableId }, data: { state: "ready", said: null, changedAt: now } });
    return { tableId };
  },
});
