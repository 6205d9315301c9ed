/** The words that a review is about, for all who may read the review. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import { inForceAt, latestOfEachSeries, type ReadAt, recordFacts, seenBy } from "@/lib/record/reading";
import type { ReviewAtLast } from "./queries-standing";

/**
 * The wordings in force that everybody sees who may see what is marked so: what stands for a review's readers, where
 * one reader may see more. Of some terms only, where these are given.
 */
export async function wordingsSeenBy(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  compartmentId: string | null,
  termIds?: readonly string[],
) {
  const rows = await tx.clauseVersion.findMany({
    where: {
      ...{ negotiationId, record: inForceAt(at), ...seenBy(compartmentId) },
      ...(termIds ? { termId: { in: [...termIds] } } : {}),
    },
    include: { record: { select: recordFacts } },
    orderBy: { record: { seq: "asc" } },
  });
  return latestOfEachSeries(rows).map((row) => ({ ...row, id: row.recordId }));
}

/** How many of the wordings in question have another in their place by the moment; of the text, how many came since. */
export async function wordedAnewIn(
  tx: Tx,
  negotiationId: string,
  moment: ReadAt,
  {
    termId,
    clauseVersionIds,
    compartmentId,
    asking,
  }: Pick<ReviewAtLast, "termId" | "clauseVersionIds" | "compartmentId" | "asking">,
): Promise<number> {
  if (termId === null)
    return tx.clauseVersion.count({
      where: {
        negotiationId,
        record: { ...inForceAt(moment), seq: { gt: asking.record.seq } },
        ...seenBy(compartmentId),
      },
    });
  const asked = await tx.clauseVersion.findMany({
    where: { recordId: { in: clauseVersionIds } },
    select: { seriesId: true },
  });
  const ofSeries = new Set(asked.map(({ seriesId }) => seriesId));
  const standing = await wordingsSeenBy(tx, negotiationId, moment, compartmentId, [termId]);
  return standing.filter(({ id, seriesId }) => ofSeries.has(seriesId) && !clauseVersionIds.includes(id)).length;
}
