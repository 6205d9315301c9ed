/** Changes whom an open review asks, until when, and what it says to them. */
import { ActionForm } from "@/components/ui/ActionForm";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { changeReviewAction } from "@/lib/reviews/actions";
import type { ReviewView } from "@/lib/reviews/queries";
import { ReviewerChoice } from "./ReviewerChoice";

type Props = {
  negotiationId: string;
  seenRecordId: string | null;
  review: Pick<ReviewView, "id" | "reviewerIds" | "dueDate" | "note">;
  colleagues: readonly { userId: string; name: string; apart: string | null }[];
};

export function ChangeReviewForm({ negotiationId, seenRecordId, review, colleagues }: Props) {
  const { id, reviewerIds, dueDate, note } = review;
  return (
    <ActionForm action={changeReviewAction} className="grid max-w-3xl gap-4">
      <input type="hidden" name="negotiationId" value={negotiationId} />
      <input type="hidden" name="reviewId" value={id} />
      {seenRecordId && <input type="hidden" name="seenRecordId" value={seenRecordId} />}
      <ReviewerChoice colleagues={colleagues} chosen={reviewerIds} {...{ dueDate, note }} />
      <div>
        <SubmitButton pending="Changing…">Change the review</SubmitButton>
      </div>
    </ActionForm>
  );
}
