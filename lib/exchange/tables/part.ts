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
import type { RecordKind, TakenTable } from "@/prisma/generated/client";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { presentDate } from "@/lib/time/moment";
import { ownTable } from "../commands/table";
import { rowsOutcome } from "./rows";

type OfPart = { tableId: string; place: number };

function partOf({ tx }: CommandContext, { tableId, place }: OfPart) {
  return tx.takenPart.findUniqueOrThrow({ where: { tableId_place: { tableId, place } } });
}

/** The rows before a part, where the rows of the table may name one another. */
async function rowsBefore({ tx }: CommandContext, { noun, from }: Mapping, { tableId, place }: OfPart) {
  const isSelfNaming = (noun === "terms" && "parentId" in from) || (noun === "parties" && "blocId" in from);
  if (!isSelfNaming || place === 0) return [];
  const parts = await tx.takenPart.findMany({
    where: { tableId, place: { lt: place } },
    select: { rows: true },
    orderBy: { place: "asc" },
  });
  return parts.flatMap(({ rows }) => rows as string[][]);
}

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
  change: async (context, input, table) => {
    const part = await partOf(context, input);
    if (table.state !== "checking" || part.checkedFor === table.version) return { good: part.good };
    const mapping = mappingSchema.parse(table.mapping);
    const { good, known, bad, leftOut, wrong, unknown } = await rowsOutcome(context, {
      ...{ mapping, rows: part.rows as string[][], firstRow: part.firstRow },
      ...{ recorded: part.recordedRows, present: presentOf(context, table) },
      ...{ before: await rowsBefore(context, mapping, input), isForReal: false },
    });
    const { tableId, place } = input;
    await context.tx.takenPart.update({
      where: { tableId_place: { tableId, place } },
      data: { checkedFor: table.version, good, known, bad, leftOut, wrong, unknown },
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
  longest: 120_000,
  change: async (context, input, table) => {
    const part = await partOf(context, input);
    if (table.state !== "recording") throw new Refusal("This table is not being recorded.");
    if (part.isRecorded) return { good: 0 };
    const mapping = mappingSchema.parse(table.mapping);
    const { good, known, bad, leftOut, wrong, unknown, recordIds, recordedRows } = await rowsOutcome(context, {
      ...{ mapping, rows: part.rows as string[][], firstRow: part.firstRow, before: [], isForReal: true },
      ...{ recorded: part.recordedRows, present: presentOf(context, table) },
    });
    const { tableId, place } = input;
    await context.tx.takenPart.update({
      where: { tableId_place: { tableId, place } },
      data: {
        ...{ isRecorded: true, isUndone: false, checkedFor: table.version, good, known, bad, leftOut, wrong, unknown },
        recordIds: [...part.recordIds, ...recordIds],
        recordedRows: [...part.recordedRows, ...recordedRows],
      },
    });
    await requireStill(context, table);
    return { good };
  },
});

/** Takes back what a part recorded, the last first; what somebody has changed since, or built on, stays and is counted. */
export const undoPart = command({
  name: "table.undo_part",
  input: partInput,
  load: ownTable,
  may: mayRecord,
  mayChangeNothing: true,
  longest: 120_000,
  change: async (context, input, table) => {
    const part = await partOf(context, input);
    if (table.state !== "undoing") throw new Refusal("This table is not being taken back.");
    if (part.isUndone) return { undone: 0 };
    const undone = await takeBack(context, part.recordIds);
    const { tableId, place } = input;
    await context.tx.takenPart.update({
      where: { tableId_place: { tableId, place } },
      data: { isUndone: true, kept: part.recordIds.length - undone },
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
