/** A review as it stands at last, for what is done to it. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { Conflict } from "@/lib/platform/errors";
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

/** A conflict where somebody has ended it. */
export function requireOpen({ state }: Pick<LoadedReview, "state">): void {
  if (state === "closed") throw new Conflict("Somebody has closed this review already.");
  if (state === "withdrawn") throw new Conflict("Somebody has withdrawn this review already.");
}
