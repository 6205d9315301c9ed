/** What every record of a split or merge has in common: one date, one marking, one reason. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { NotFound } from "@/lib/platform/errors";
import { dateOf, publish, seriesAbout } from "@/lib/record/commands/publish";
import type { RecordFields } from "@/lib/record/schema";
import { inForceAt, latestOfEachSeries, type ReadAt, recordFacts, seenBy } from "@/lib/record/reading";
import { termsSeen } from "@/lib/terms/commands/standing-terms";
import type { TermStatus } from "@/lib/terms/rules";
import { presentDate } from "@/lib/time/moment";
import { earliest, type FuzzyDate, latest } from "@/lib/time/fuzzy-date";
import type { CarriedPiece } from "../rules/pieces";

export type ActFields = Omit<RecordFields, "compartmentId" | "supersedesId" | "seenRecordId">;
export type SeenTerm = Awaited<ReturnType<typeof termsSeen>>[number];

/** The term as it stands at last, for whom it is marked; refused where the writer does not see it. */
export async function requireTerm(context: CommandContext, termId: string, field: string): Promise<SeenTerm> {
  const [term] = await termsSeen(context, { seriesId: termId });
  if (!term) throw new NotFound("There is no such term in this negotiation.", field);
  return term;
}

/** The fields of all that one act records: the date given, else the present or the latest date of the words on that day. */
export async function fieldsOfAct(
  context: CommandContext,
  input: ActFields,
  { seriesIds, compartmentId }: { seriesIds: readonly string[]; compartmentId: string | null },
) {
  const { negotiationId, isDateInferred, citations, sessionId, reason } = input;
  let heldFrom = input.heldFrom ?? presentDate(context.member, context.now);
  for (const seriesId of input.heldFrom ? [] : seriesIds) {
    const date = await dateOf(context, { seriesId, compartmentId, heldFrom: undefined, corrected: null });
    if (earliest(date, context.member.timeZone) > earliest(heldFrom, context.member.timeZone)) heldFrom = date;
  }
  return {
    negotiationId,
    heldFrom,
    isDateInferred,
    citations,
    ...(sessionId ? { sessionId } : {}),
    ...(reason ? { reason } : {}),
    ...(compartmentId ? { compartmentId } : {}),
  };
}

export type FieldsOfAct = Awaited<ReturnType<typeof fieldsOfAct>>;

/** The end of that date, with all that is recorded known. */
export function onDay({ member, now }: CommandContext, heldFrom: FuzzyDate): ReadAt {
  return { asOf: latest(heldFrom, member.timeZone), knownAt: now, knownAtDay: null };
}

/** The wordings in force then, one a language, for all who see records of this marking. */
export async function wordingsOn(
  { tx, member }: CommandContext,
  at: ReadAt,
  { termId, compartmentId }: { termId: string; compartmentId: string | null },
) {
  const rows = await tx.clauseVersion.findMany({
    where: { termId, negotiationId: member.negotiationId, ...seenBy(compartmentId), record: inForceAt(at) },
    include: { record: { select: recordFacts } },
    orderBy: { record: { seq: "asc" } },
  });
  return latestOfEachSeries(rows);
}

export type TermWording = Awaited<ReturnType<typeof wordingsOn>>[number];

/** How the term stands then, for all who see records of this marking. */
export async function statusOn(
  { tx, member }: CommandContext,
  at: ReadAt,
  { termId, compartmentId }: { termId: string; compartmentId: string | null },
): Promise<TermStatus | null> {
  const rows = await tx.termStatusRecord.findMany({
    where: { termId, negotiationId: member.negotiationId, ...seenBy(compartmentId), record: inForceAt(at) },
    select: { status: true, record: { select: recordFacts } },
  });
  return latestOfEachSeries(rows)[0]?.status ?? null;
}

type Edge = {
  how: "split" | "merge";
  fromTermId: string;
  toTermId: string;
  language: string;
  fromVersionId: string | null;
  toVersionId: string | null;
  pieces: CarriedPiece[];
};

/** Records that words of one term in one language went to another. */
export async function publishLineage(context: CommandContext, fields: FieldsOfAct, edge: Edge): Promise<void> {
  const seriesId = seriesAbout("lineage", edge.fromTermId, edge.toTermId, edge.language);
  await publish(context, { kind: "lineage", seriesId, fields }, (stamp) =>
    context.tx.lineage.create({ data: { ...stamp, ...edge } }),
  );
}
