/** Whether what reviews ask about is still there to be answered. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import {
  atLast,
  heldUpTo,
  inForceAt,
  latestOfEachSeries,
  ofSeries,
  type ReadAt,
  recordFacts,
} from "@/lib/record/reading";

type Asked = {
  termId: string | null;
  briefId: string | null;
  clauseVersionIds: readonly string[];
  compartmentId: string | null;
};
type Gone = "taken_back" | "withdrawn" | null;

/** What became of the words in question of one review; see `goneAmong`. */
export async function goneIn(tx: Tx, negotiationId: string, at: ReadAt, review: Asked): Promise<Gone> {
  return (await goneAmong(tx, negotiationId, at, [review]))(review);
}

/**
 * Tells of each of these reviews what became of the words in question where nobody can answer about them any more: one of
 * the wordings or the brief was taken back, or their term was withdrawn, as by a split or a merge. Null: they stand, or
 * others in their place; a text always does. Read once for all of them.
 */
export async function goneAmong(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  reviews: readonly Asked[],
): Promise<(review: Asked) => Gone> {
  const isBriefGone = await goneBriefs(tx, negotiationId, at, reviews);
  const ofWordings = reviews.filter(({ termId }) => termId !== null);
  if (ofWordings.length === 0) return (review) => (isBriefGone(review) ? "taken_back" : null);
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
  return (review) => {
    const { termId, clauseVersionIds, compartmentId } = review;
    if (termId === null) return isBriefGone(review) ? "taken_back" : null;
    if (clauseVersionIds.some((id) => isTakenBack.has(id))) return "taken_back";
    // As everybody reads it who may read the review.
    const seen = statuses.filter(
      (one) => one.termId === termId && (one.compartmentId === null || one.compartmentId === compartmentId),
    );
    return latestOfEachSeries(seen)[0]?.status === "withdrawn" ? "withdrawn" : null;
  };
}

/** Tells of a review whether it is of a brief that is not there any more for all who read the review. */
async function goneBriefs(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  reviews: readonly Asked[],
): Promise<(review: Asked) => boolean> {
  const briefIds = reviews.flatMap(({ briefId }) => briefId ?? []);
  if (briefIds.length === 0) return () => false;
  // Whenever it holds from: a review may bear an earlier date than what it is of.
  const record = heldUpTo({ ...at, asOf: atLast(at.knownAt).asOf });
  const standing = await tx.brief.findMany({
    where: { negotiationId, ...ofSeries(briefIds), record },
    select: { seriesId: true, compartmentId: true },
  });
  return ({ briefId, compartmentId }) =>
    briefId !== null &&
    !standing.some(
      (one) => one.seriesId === briefId && (one.compartmentId === null || one.compartmentId === compartmentId),
    );
}
