/** Whether what a review asks about is still there to be answered. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import { inForceAt, latestOfEachSeries, type ReadAt, recordFacts, seenBy } from "@/lib/record/reading";

type Asked = { termId: string | null; clauseVersionIds: readonly string[]; compartmentId: string | null };

/**
 * What became of the words in question where nobody can answer about them any more: one of the wordings was taken back, or
 * their term was withdrawn, as by a split or a merge. Null: they stand, or others in their place; a text always does.
 */
export async function goneIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  { termId, clauseVersionIds, compartmentId }: Asked,
): Promise<"taken_back" | "withdrawn" | null> {
  if (termId === null) return null;
  const takenBack = await tx.clauseVersion.findFirst({
    where: {
      negotiationId,
      recordId: { in: [...clauseVersionIds] },
      record: {
        supersededBy: {
          ...{ isRetraction: true, supersededBy: null },
          ...(at.knownAtDay === null ? {} : { recordedAt: { lte: at.knownAt } }),
        },
      },
    },
    select: { recordId: true },
  });
  if (takenBack) return "taken_back";
  const statuses = await tx.termStatusRecord.findMany({
    where: { termId, negotiationId, ...seenBy(compartmentId), record: inForceAt(at) },
    select: { status: true, record: { select: recordFacts } },
  });
  return latestOfEachSeries(statuses)[0]?.status === "withdrawn" ? "withdrawn" : null;
}
