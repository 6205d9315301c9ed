/** The words that a review is about, for all who may read the review. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import { inForceAt, type ReadAt, seenBy } from "@/lib/record/reading";
import { clauseVersionsIn } from "@/lib/text/queries";
import type { ReviewAtLast } from "./queries-standing";

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
  const standing = await clauseVersionsIn(tx, negotiationId, moment, {
    termIds: [termId],
    forAllIn: { compartmentId },
  });
  return standing.filter(({ id, seriesId }) => ofSeries.has(seriesId) && !clauseVersionIds.includes(id)).length;
}
