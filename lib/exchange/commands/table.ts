/** A table before it is on record: kept for its author, rows and meaning, until it is taken in or left. */
import "server-only";
import { mayRecord } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { NotFound, Refusal } from "@/lib/platform/errors";
import { requireCompartment } from "@/lib/record/commands/publish";
import { presentDate } from "@/lib/time/moment";
import {
  guessedMapping,
  headingsKey,
  type Mapping,
  mappingSchema,
  missingFields,
  readsAlike,
  rememberedMapping,
} from "../rules/table-in/mapping";
import { largestTableFile, mostOneByOne, mostTableRows, mostTables, textAtOnce } from "../rules/table-in/limits";
import { tableFields, type TableNoun } from "../rules/table-in/nouns";
import {
  addRowsInput,
  beginTableInput,
  discardTableInput,
  settleTableInput,
  type tableTurns,
  turnTableInput,
} from "../schema";
import { Prisma, type TakenTable } from "@/prisma/generated/client";
import type { TableState } from "@/prisma/generated/enums";

const whileWorking = "Something is being done with this table. Stop it first.";

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
    const open = { negotiationId, userId, OR: [{ state: "adding" as const }, { parts: { some: {} } }] };
    if ((await tx.takenTable.count({ where: open })) >= mostTables)
      throw new Refusal(`You are taking in ${mostTables} tables already. Close one of them first.`);
    const last = await tx.takenTable.findFirst({
      where: { negotiationId, userId, headings, version: { gt: 0 } },
      orderBy: { changedAt: "desc" },
      select: { mapping: true, columns: true },
    });
    const mapping = (last && rememberedMapping(last, columns)) ?? guessedMapping(columns);
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
    if (length > textAtOnce)
      throw new Refusal(`Send no more than ${textAtOnce.toLocaleString("en")} characters at once.`, "rows");
    const before = place === 0 ? null : await tx.takenPart.findFirst({ where: { tableId, place: place - 1 } });
    if (firstRow !== (before ? before.firstRow + before.rowCount : 1) || (place > 0 && !before))
      throw new Refusal("Some of its rows have not come. Choose the file again.", "firstRow");
    if (firstRow + rows.length - 1 > mostTableRows)
      throw new Refusal(`At most ${mostTableRows.toLocaleString("en")} rows are taken in from one table: part it.`);
    const textUntil = (before?.textUntil ?? 0) + length;
    if (textUntil > largestTableFile) throw new Refusal("A table holds no more than 1 GB: part it.", "rows");
    await tx.takenPart.createMany({
      data: { tableId, place, firstRow, rowCount: rows.length, rows, textUntil },
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
    const { tx, member, now } = context;
    if (!["ready", "checking", "checked", "stopped", "recorded", "undone"].includes(table.state))
      throw new Refusal(whileWorking);
    await requireNotHalfUndone(tx, table);
    if (mapping.compartmentId) await requireCompartment(context, mapping.compartmentId);
    await requireFewRows(tx, tableId, mapping.noun);
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
    const { state, version } = table;
    const before = mappingSchema.safeParse(table.mapping);
    if (state !== "undone" && !(before.success && readsAlike(before.data, mapping)))
      if ((await tx.takenPart.count({ where: { tableId, recordedRows: { isEmpty: false } } })) > 0)
        throw new Refusal(
          "Rows of it are on record by what the columns meant before. Undo all of it first, then say what they mean.",
        );
    const settled = await tx.takenTable.updateMany({
      where: { id: tableId, state, version },
      data: {
        ...{ mapping: asKept(mapping), version: version + 1, state: "checking", said: null, changedAt: now },
        present: table.present ?? presentDate(member, now),
      },
    });
    if (settled.count === 0) throw new Refusal(whileWorking);
    await wakeWork(tx);
    // Rows that are not on record are tried again by what the columns mean now; after an undo, all of them.
    const anew = { isUndone: false, undoneTo: 0, recordIds: [], recordedRows: [], kept: 0 };
    await tx.takenPart.updateMany({
      where: { tableId },
      data: { isRecorded: false, goneTo: 0, soFar: Prisma.DbNull, ...(state === "undone" ? anew : {}) },
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
    otherwise: "There is nothing left to stop: what was to be done with this table is done, or was stopped.",
  },
  undo: {
    from: ["ready", "checked", "recorded", "stopped"],
    to: () => "undoing",
    otherwise: "Nothing of this table is on record.",
  },
};

/** Has something done with all of it, or stops that. The app goes on with it part by part, whoever is signed in. */
export const turnTable = command({
  name: "table.turn",
  input: turnTableInput,
  load: ownTable,
  may: mayRecord,
  isOffRecord: true,
  change: async ({ tx, now }, { tableId, to }, table) => {
    const { state } = table;
    const turn = turns[to];
    if (!turn.from.includes(state)) throw new Refusal(turn.otherwise);
    if (to === "ready") await requireWhole(tx, tableId);
    if (to === "record") await requireNotHalfUndone(tx, table);
    if (to === "undo" && (await tx.takenPart.count({ where: { tableId, recordIds: { isEmpty: false } } })) === 0)
      throw new Refusal(turn.otherwise);
    const next = turn.to(state);
    const { count } = await tx.takenTable.updateMany({
      where: { id: tableId, state },
      data: { state: next, said: null, changedAt: now, putOffUntil: null, putOffWhy: null },
    });
    if (count === 0) throw new Refusal("Something else was done with this table meanwhile. Look again.");
    if (to === "record" || to === "undo") await wakeWork(tx);
    return { state: next };
  },
});

/** What is asked for now does not wait until something that failed before is tried again. */
async function wakeWork(tx: CommandContext["tx"]): Promise<void> {
  await tx.$executeRaw`select wake_my_tables()`;
}

/** An undo that was stopped can only be gone on with: what is on record and what is not would be told apart by nothing. */
async function requireNotHalfUndone(tx: CommandContext["tx"], { id, state }: TakenTable): Promise<void> {
  if (state === "undone" || (await tx.takenPart.count({ where: { tableId: id, undoneTo: { gt: 0 } } })) === 0) return;
  throw new Refusal("Some of it was taken back. Go on undoing it first.");
}

/** What is recorded one by one is no million. */
async function requireFewRows(tx: CommandContext["tx"], tableId: string, noun: TableNoun): Promise<void> {
  if (noun === "positions") return;
  const { _sum } = await tx.takenPart.aggregate({ where: { tableId }, _sum: { rowCount: true } });
  if ((_sum.rowCount ?? 0) > mostOneByOne)
    throw new Refusal(
      `At most ${mostOneByOne.toLocaleString("en")} rows are taken in as ${noun} from one table: part it.`,
      "noun",
    );
}

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
  change: async ({ tx, now }, { tableId }, { state }) => {
    if (["checking", "recording", "undoing"].includes(state)) throw new Refusal(whileWorking);
    const { count } = await tx.takenTable.updateMany({
      where: { id: tableId, state },
      data: { state: "ready", said: null, changedAt: now },
    });
    if (count === 0) throw new Refusal(whileWorking);
    await tx.takenPart.deleteMany({ where: { tableId } });
    return { tableId };
  },
});
