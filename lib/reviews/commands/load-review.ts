/** A review as it stands at last, for what is done to it. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { Conflict, NotFound } from "@/lib/platform/errors";
import { atLast, heldUpTo } from "@/lib/record/reading";
import { reviewsIn, type ReviewAtLast } from "../queries-standing";

export type LoadedReview = ReviewAtLast;

/** The review as this actor can see it; null if there is none. */
export async function loadReview(
  { tx, member, now }: CommandContext,
  { reviewId }: { reviewId: string },
): Promise<LoadedReview | null> {
  const [review] = await reviewsIn(tx, member.negotiationId, heldUpTo(atLast(now)), { seriesIds: [reviewId] });
  return review ?? null;
}

/** A conflict where the review asks about something else by now than the actor has seen. */
export function requireAsking({ asking, steps }: LoadedReview, askedId: string, otherwise: string): void {
  if (!steps.some(({ recordId, isAsking }) => isAsking && recordId === askedId))
    throw new NotFound("There is no such review here.", "askedId");
  if (asking.recordId !== askedId) throw new Conflict(otherwise);
}

/** A conflict where somebody has ended it. */
export function requireOpen({ state }: Pick<LoadedReview, "state">): void {
  if (state === "closed") throw new Conflict("Somebody has closed this review already.");
  if (state === "withdrawn") throw new Conflict("Somebody has withdrawn this review already.");
}
