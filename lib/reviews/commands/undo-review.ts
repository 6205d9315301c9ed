/** Undoing what was asked, changed or answered in a review. */
import "server-only";
import { Conflict } from "@/lib/platform/errors";
import { type Undoable, undoableAtLast, undoableRow } from "@/lib/record/commands/undoable";

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

export const undoableReviewAnswer = undoableAtLast(
  undoableRow(
    "review_answer",
    (tx, recordId) => tx.reviewAnswer.findUnique({ where: { recordId } }),
    (tx, data) => tx.reviewAnswer.create({ data }),
  ),
  "Nothing was undone: you have answered anew since.",
);
