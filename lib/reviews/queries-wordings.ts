/** The words that a review is about, for all who may read the review. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import { inForceAt, latestOfEachSeries, type ReadAt, recordFacts, seenBy } from "@/lib/record/reading";

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
