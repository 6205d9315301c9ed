/** How the agreement is worded at a moment, how it came to be, and what else was proposed. */
import "server-only";
import {
  heldUpTo,
  inForceAt,
  latestOfEachSeries,
  ofSeries,
  type ReadAt,
  recordFacts,
  seenBy,
} from "@/lib/record/reading";
import { isHeldUpTo } from "@/lib/record/many";
import { placedPartiesIn } from "@/lib/parties/queries";
import type { Tx } from "@/lib/platform/database";

export type ClauseVersionView = Awaited<ReturnType<typeof clauseVersionsIn>>[number];

type Some = {
  seriesIds?: readonly string[];
  termIds?: readonly string[];
  /** What everybody sees who may see what is marked so: a reader may see more than those who are told of it. */
  forAllIn?: { compartmentId: string | null };
};

/**
 * The wording in force of every term, one for each language; of some only, where it says which. The id of a clause version
 * is its record's.
 */
export async function clauseVersionsIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  { seriesIds, termIds, forAllIn }: Some = {},
) {
  const rows = await tx.clauseVersion.findMany({
    where: {
      ...{ negotiationId, record: inForceAt(at), ...ofSeries(seriesIds) },
      ...(termIds && { termId: { in: [...termIds] } }),
      ...(forAllIn && seenBy(forAllIn.compartmentId)),
    },
    include: { record: { select: recordFacts } },
    orderBy: { record: { seq: "asc" } },
  });
  return latestOfEachSeries(rows).map((row) => ({ ...row, id: row.recordId }));
}

/**
 * Every wording that any term had by the moment, corrected ones left out, from the first to the last; of one term where
 * `termId` is given.
 */
export async function clauseHistoryIn(tx: Tx, negotiationId: string, at: ReadAt, termId?: string) {
  const rows = await tx.clauseVersion.findMany({
    where:
      termId === undefined
        ? { negotiationId, record: heldUpTo(at) }
        : { recordId: { in: await versionsHeldIn(tx, negotiationId, at, termId) } },
    include: { record: { select: recordFacts } },
    orderBy: [{ record: { validFrom: "asc" } }, { record: { seq: "asc" } }],
  });
  return rows.map((row) => ({ ...row, id: row.recordId }));
}

/** The records of them. Asked of the client, whether anything supersedes them would be looked up in the whole record. */
async function versionsHeldIn(tx: Tx, negotiationId: string, at: ReadAt, termId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select r.id::text from clause_version n join record r on r.id = n.record_id
     where n.negotiation_id = ${negotiationId}::uuid and n.term_id = ${termId}::uuid and ${isHeldUpTo(at)}`;
  return rows.map(({ id }) => id);
}

/** By its record, a wording that others translate. */
export type Originals = ReadonlyMap<string, { id: string; language: string; number: number; text: string }>;

/** What these wordings translate, as it was recorded, whatever became of it. */
export async function originalsOf(
  tx: Tx,
  versions: readonly Pick<ClauseVersionView, "translatesId">[],
): Promise<Originals> {
  const ids = new Set(versions.flatMap(({ translatesId }) => translatesId ?? []));
  if (ids.size === 0) return new Map();
  const rows = await tx.clauseVersion.findMany({
    where: { recordId: { in: [...ids] } },
    select: { recordId: true, language: true, number: true, text: true },
  });
  return new Map(rows.map(({ recordId, ...row }) => [recordId, { id: recordId, ...row }]));
}

/** Of these wordings, by their records, on which term each is; without what is not held up to the moment. */
export async function versionTermsIn(tx: Tx, at: ReadAt, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return tx.clauseVersion.findMany({
    where: { recordId: { in: [...ids] }, record: heldUpTo(at) },
    select: { recordId: true, termId: true },
  });
}

/** The options in force, in the order in which they were recorded; of one term where `termId` is given. */
export async function optionsIn(tx: Tx, negotiationId: string, at: ReadAt, termId?: string) {
  const rows = await tx.option.findMany({
    where: { negotiationId, record: inForceAt(at), ...(termId === undefined ? {} : { termId }) },
    include: { record: { select: recordFacts } },
    orderBy: { record: { seq: "asc" } },
  });
  return latestOfEachSeries(rows).map((row) => ({ ...row, id: row.seriesId }));
}

/** A party as it signs its brackets: `index` is its place among the parties, which stays when one is corrected. */
export type SponsorView = { partyId: string; code: string; name: string; index: number };

/** Who can stand behind a bracket, in the order in which the parties were first recorded. */
export async function sponsorsIn(tx: Tx, negotiationId: string, at: ReadAt): Promise<SponsorView[]> {
  const parties = await placedPartiesIn(tx, negotiationId, at);
  return parties.map(({ row: { id, code, name }, place }) => ({ partyId: id, code, name, index: place }));
}
