/** Undoing what was asked, changed or answered in a review. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { Conflict } from "@/lib/platform/errors";
import { type Undoable, undoableAtLast, undoableRow } from "@/lib/record/commands/undoable";
import { loadReview } from "./load-review";

const reviewAtLast = undoableAtLast(
  undoableRow(
    "review",
    (tx, recordId) => tx.review.findUnique({ where: { recordId } }),
    (tx, data) => tx.review.create({ data }),
  ),
  "Nothing was undone: the review has been changed since. Change it there instead.",
);

/** What was asked stays once somebody has answered it; it can be withdrawn. */
export const undoableReview: Undoable = {
  ...reviewAtLast,
  takeBack: async (context, recordId, ...why) => {
    const answered = await context.tx.reviewAnswer.findFirst({
      where: { askedId: recordId, record: { isRetraction: false, supersededBy: null } },
      select: { recordId: true },
    });
    if (answered)
      throw new Conflict("Nothing was undone: somebody has answered already. Withdraw the request instead.");
    await reviewAtLast.takeBack(context, recordId, ...why);
  },
};

const answerAtLast = undoableAtLast(
  undoableRow(
    "review_answer",
    (tx, recordId) => tx.reviewAnswer.findUnique({ where: { recordId } }),
    (tx, data) => tx.reviewAnswer.create({ data }),
  ),
  "Nothing was undone: you have answered anew since.",
);

/** An answer can be taken back as long as one could answer: what a review ended with stands. */
export const undoableReviewAnswer: Undoable = {
  ...answerAtLast,
  takeBack: async (context, recordId, ...why) => {
    await requireAnswerable(context, recordId);
    await answerAtLast.takeBack(context, recordId, ...why);
  },
  restate: async (context, said, superseded) => {
    await requireAnswerable(context, said);
    await answerAtLast.restate(context, said, superseded);
  },
};

async function requireAnswerable(context: CommandContext, recordId: string): Promise<void> {
  const { reviewId, askedId } = await context.tx.reviewAnswer.findUniqueOrThrow({ where: { recordId } });
  const review = await loadReview(context, { reviewId });
  if (review?.state !== "open") throw new Conflict("Nothing was undone: the review has ended.");
  if (review.asking.recordId !== askedId) throw new Conflict("Nothing was undone: it has been asked anew since.");
}
