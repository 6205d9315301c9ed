/** What who asked for a review, or a manager, does with it: reminds, changes whom it asks, closes it or takes it back. */
import { ActionForm } from "@/components/ui/ActionForm";
import { ButtonLink } from "@/components/ui/Button";
import { SubmitButton } from "@/components/ui/SubmitButton";
import type { FormState } from "@/lib/platform/form";
import { closeReviewAction, remindReviewAction, withdrawReviewAction } from "@/lib/reviews/actions";

/** `askedId`: the record that asked last, as the page shows it. */
type Props = {
  negotiationId: string;
  reviewId: string;
  askedId: string;
  missing: number;
  isGone: boolean;
  changeHref: string;
};

export function ReviewActs({ missing, isGone, changeHref, ...on }: Props) {
  return (
    <div className="flex flex-wrap items-start gap-2 print:hidden">
      {missing > 0 && !isGone && (
        <Act action={remindReviewAction} negotiationId={on.negotiationId} reviewId={on.reviewId} pending="Reminding…">
          {missing === 1 ? "Remind who is missing" : `Remind the ${missing} missing`}
        </Act>
      )}
      <ButtonLink id="change-review" variant="quiet" href={changeHref} scroll={false}>
        Change whom it asks
      </ButtonLink>
      <Act action={closeReviewAction} {...on} pending="Closing…">
        Close
      </Act>
      {missing > 0 && (
        <Act action={withdrawReviewAction} {...on} pending="Withdrawing…">
          Withdraw
        </Act>
      )}
    </div>
  );
}

type ActProps = Pick<Props, "negotiationId" | "reviewId"> & {
  askedId?: string;
  action: (previous: FormState, form: FormData) => Promise<FormState>;
  pending: string;
  children: React.ReactNode;
};

export function Act({ action, negotiationId, reviewId, askedId, pending, children }: ActProps) {
  return (
    <ActionForm action={action}>
      <input type="hidden" name="negotiationId" value={negotiationId} />
      <input type="hidden" name="reviewId" value={reviewId} />
      {askedId && <input type="hidden" name="askedId" value={askedId} />}
      <SubmitButton variant="secondary" pending={pending}>
        {children}
      </SubmitButton>
    </ActionForm>
  );
}
