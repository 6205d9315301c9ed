import { answerReview } from "@/lib/reviews/commands/answer-review";
import { askReview } from "@/lib/reviews/commands/ask-review";
import { type Chronicle, friday, thursday, wednesday } from "./chronicle";

type Reviewers = { staff: string; owner: string; manager: string };

/** Colleagues are asked about the wording that blocks the rest, before it is spoken of on Saturday. */
export async function askForReview(officer: Chronicle, termId: string, { staff, owner, manager }: Reviewers) {
  return officer.record(askReview, {
    termId,
    reviewerIds: [staff, owner, manager],
    dueDate: friday,
    note: "Before we speak of it on Saturday: can we live with these words?",
    heldFrom: wednesday,
  });
}

/** Two of them answer; one is missing. */
export async function answerReviews(
  staff: Chronicle,
  owner: Chronicle,
  { reviewId, recordId: askedId }: { reviewId: string; recordId: string },
  suggestionId: string,
) {
  await staff.record(answerReview, {
    ...{ reviewId, askedId, suggestionId, heldFrom: thursday },
    opinion: "agree_with_changes",
    comment: "Not with sixty months. The negotiators reject it, and nobody has heard the ranks on less.",
  });
  await owner.record(answerReview, { reviewId, askedId, opinion: "agree", heldFrom: thursday });
}
