/**
 * One part of a table: checked, recorded or taken back in one transaction with the note that it was, so never twice. These
 * commands are the app's own, as its author has asked for the whole (`table.turn`): nobody sends them by name.
 */
import "server-only";
import { undoableOf } from "@/lib/activity/commands/nouns";
import { mayRecord } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { ExpectedError, Refusal } from "@/lib/platform/errors";
import { retractMany } from "@/lib/record/commands/publish-many";
import { undoneReason } from "@/lib/record/commands/said";
import { type Mapping, mappingSchema } from "../rules/table-in/mapping";
import { partInput } from "../schema";
import { Prisma, type RecordKind, type TakenTable } from "@/prisma/generated/client";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { presentDate } from "@/lib/time/moment";
import { ownTable } from "../commands/table";
import { rowsOutcome } from "./rows";
import { type NamedSince, sinceIn } from "./since";
import { addSoFar, type SoFar } from "./so-far";

/** How long a part may take, in ms: no longer than a job's lease. How many rows it has follows from how long they take. */
export const longestPart = 60_000;

type OfPart = { tableId: string; place: number };

function partOf({ tx }: CommandContext, { tableId, place }: OfPart) {
  return tx.takenPart.findUniqueOrThrow({ where: { tableId_place: { tableId, place } } });
}

async function rowsBefore({ tx }: CommandContext, { tableId, place }: OfPart) {
  const parts = await tx.takenPart.findMany({
    where: { tableId, place: { lt: place } },
    select: { rows: true },
    orderBy: { place: "asc" },
  });
  return parts.flatMap(({ rows }) => rows as string[][]);
}

const isSelfNaming = ({ noun, from }: Mapping) =>
  (noun === "terms" && "parentId" in from) || (noun === "parties" && "blocId" in from);

/** Refuses, before anything stands, what was stopped or is read otherwise by now: nobody waits for a part to end. */
async function requireStill({ tx }: CommandContext, { id, state, version }: TakenTable): Promise<void> {
  const [now] = await tx.$queryRaw<{ state: string; version: number }[]>`
    select state::text, version from taken_table where id = ${id}::uuid for share`;
  if (now?.state !== state || now.version !== version) throw new Refusal("This table was stopped meanwhile.");
}

const presentOf = ({ member, now }: CommandContext, { present }: TakenTable) =>
  present === null ? presentDate(member, now) : requireFuzzyDate(present);

/** Checks the rows of a part by what the columns mean now. Nothing is recorded. */
export const checkPart = command({
  name: "table.check_part",
  input: partInput,
  load: ownTable,
  may: mayRecord,
  isOffRecord: true,
  longest: longestPart,
  change: async (context, input, table) => {
    const part = await partOf(context, input);
    if (table.state !== "checking" || part.checkedFor === table.version) return { good: part.good };
    const mapping = mappingSchema.parse(table.mapping);
    const here = { tableId: input.tableId, place: input.place, version: table.version };
    const { good, known, bad, leftOut, wrong, unknown, keys, named } = await rowsOutcome(context, {
      ...{ mapping, rows: part.rows as string[][], firstRow: part.firstRow },
      ...{ recorded: part.recordedRows, present: presentOf(context, table) },
      ...(isSelfNaming(mapping) ? { following: { ...here, before: () => rowsBefore(context, input) } } : {}),
      ...{ since: () => null, isForReal: false },
    });
    const { tableId, place } = here;
    await context.tx.takenPart.update({
      where: { tableId_place: { tableId, place } },
      data: { checkedFor: table.version, good, known, bad, leftOut, wrong, unknown, keys, named },
    });
    await requireStill(context, table);
    return { good };
  },
});

/** Records the rows of a part: those that are wrong stay where they are, those on record already are passed over. */
export const recordPart = command({
  name: "table.record_part",
  input: partInput,
  load: ownTable,
  may: mayRecord,
  mayChangeNothing: true,
  tableOf: ({ tableId }) => tableId,
  longest: longestPart,
  change: async (context, input, table) => {
    const part = await partOf(context, input);
    if (table.state !== "recording") throw new Refusal("This table is not being recorded.");
    if (part.isRecorded) return { tableId: table.id, good: 0 };
    const mapping = mappingSchema.parse(table.mapping);
    const rows = (part.rows as string[][]).slice(part.goneTo, part.goneTo + input.most);
    const outcome = await rowsOutcome(context, {
      ...{ mapping, rows, firstRow: part.firstRow + part.goneTo, isForReal: true },
      ...{ recorded: part.recordedRows, present: presentOf(context, table) },
      since: sinceIn(part.named as NamedSince[]),
    });
    const { recordIds, recordedRows } = outcome;
    const soFar = addSoFar(part.soFar as SoFar | null, outcome);
    const goneTo = part.goneTo + rows.length;
    // What its check has found stands until all of it is gone through.
    const whole = { isRecorded: true, goneTo: 0, soFar: Prisma.DbNull, checkedFor: table.version, ...soFar };
    const { tableId, place } = input;
    await context.tx.takenPart.update({
      where: { tableId_place: { tableId, place } },
      data: {
        ...(goneTo < part.rowCount ? { goneTo, soFar } : whole),
        ...{ isUndone: false, undoneTo: 0 },
        recordIds: [...part.recordIds, ...recordIds],
        recordedRows: [...part.recordedRows, ...recordedRows],
      },
    });
    await requireStill(context, table);
    return { tableId, good: outcome.good };
  },
});

/** Takes back what a part recorded, the last first; what somebody has changed since, or built on, stays and is counted. */
export const undoPart = command({
  name: "table.undo_part",
  input: partInput,
  load: ownTable,
  may: mayRecord,
  mayChangeNothing: true,
  tableOf: ({ tableId }) => tableId,
  longest: longestPart,
  change: async (context, input, table) => {
    const part = await partOf(context, input);
    if (table.state !== "undoing") throw new Refusal("This table is not being taken back.");
    if (part.isUndone) return { undone: 0 };
    const end = part.recordIds.length - part.undoneTo;
    const some = part.recordIds.slice(Math.max(0, end - input.most), end);
    const undone = await takeBack(context, some);
    const { tableId, place } = input;
    await context.tx.takenPart.update({
      where: { tableId_place: { tableId, place } },
      data: {
        ...{ isUndone: some.length === end, undoneTo: part.undoneTo + some.length },
        kept: part.kept + some.length - undone,
      },
    });
    await requireStill(context, table);
    return { undone };
  },
});

async function takeBack(context: CommandContext, recordIds: readonly string[]): Promise<number> {
  const { tx, member } = context;
  const records = await tx.$queryRaw<{ id: string; kind: RecordKind }[]>`
    select r.id::text, r.kind::text from record r
     where r.id = any(${[...recordIds]}::uuid[]) and r.negotiation_id = ${member.negotiationId}::uuid
       and not r.is_retraction and not exists (select from record s where s.supersedes_id = r.id)
     order by r.seq desc`;
  const positions = records.filter(({ kind }) => kind === "position").map(({ id }) => id);
  let undone = positions.length > 0 ? await retractMany(context, "position", positions, undoneReason, "undone") : 0;
  for (const { id, kind } of records) {
    if (kind === "position") continue;
    // What is refused is so before anything is written.
    try {
      await undoableOf(kind).takeBack(context, id, undoneReason, "undone");
      undone += 1;
    } catch (error) {
      if (!(error instanceof ExpectedError)) throw error;
    }
  }
  return undone;
}
