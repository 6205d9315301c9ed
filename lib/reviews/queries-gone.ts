/** Whether what reviews ask about is still there to be answered. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import { inForceAt, latestOfEachSeries, type ReadAt, recordFacts } from "@/lib/record/reading";

type Asked = { termId: string | null; clauseVersionIds: readonly string[]; compartmentId: string | null };
type Gone = "taken_back" | "withdrawn" | null;

/** What became of the words in question of one review; see `goneAmong`. */
export async function goneIn(tx: Tx, negotiationId: string, at: ReadAt, review: Asked): Promise<Gone> {
  return (await goneAmong(tx, negotiationId, at, [review]))(review);
}

/**
 * Tells of each of these reviews what became of the words in question where nobody can answer about them any more: one of
 * the wordings was taken back, or their term was withdrawn, as by a split or a merge. Null: they stand, or others in their
 * place; a text always does. Read once for all of them.
 */
export async function goneAmong(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  reviews: readonly Asked[],
): Promise<(review: Asked) => Gone> {
  const ofWordings = reviews.filter(({ termId }) => termId !== null);
  if (ofWordings.length === 0) return () => null;
  const takenBack = await tx.clauseVersion.findMany({
    where: {
      negotiationId,
      recordId: { in: ofWordings.flatMap(({ clauseVersionIds }) => clauseVersionIds) },
      record: {
        supersededBy: {
          ...{ isRetraction: true, supersededBy: null },
          ...(at.knownAtDay === null ? {} : { recordedAt: { lte: at.knownAt } }),
        },
      },
    },
    select: { recordId: true },
  });
  const isTakenBack = new Set(takenBack.map(({ recordId }) => recordId));
  const statuses = await tx.termStatusRecord.findMany({
    where: {
      ...{ negotiationId, record: inForceAt(at) },
      termId: { in: ofWordings.flatMap(({ termId }) => termId ?? []) },
    },
    select: { termId: true, compartmentId: true, status: true, record: { select: recordFacts } },
  });
  return ({ termId, clauseVersionIds, compartmentId }) => {
    if (termId === null) return null;
    if (clauseVersionIds.some((id) => isTakenBack.has(id))) return "taken_back";
    // As everybody reads it who may read the review.
    const seen = statuses.filter(
      (one) => one.termId === termId && (one.compartmentId === null || one.compartmentId === compartmentId),
    );
    return latestOfEachSeries(seen)[0]?.status === "withdrawn" ? "withdrawn" : null;
  };
}
