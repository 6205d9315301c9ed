/** A reviewer's answer: agree, agree with changes, or object, and why. Answered again, it takes the place of the one before. */
import { ActionForm } from "@/components/ui/ActionForm";
import { Choices } from "@/components/ui/Choices";
import { Field } from "@/components/ui/Field";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea } from "@/components/ui/TextInput";
import { answerReviewAction } from "@/lib/reviews/actions";
import { opinionLabels, type ReviewOpinion, reviewOpinions } from "@/lib/reviews/rules";
import { answerKept } from "./reviewsAddress";

type Props = {
  negotiationId: string;
  reviewId: string;
  askedId: string;
  now: { opinion: ReviewOpinion; comment: string | null; suggestionId: string | null } | null;
  /** The remarks that suggest other words. */
  suggestions: readonly { id: string; label: string }[];
};

export function AnswerForm({ negotiationId, reviewId, askedId, now, suggestions }: Props) {
  return (
    <ActionForm action={answerReviewAction} keepAs={answerKept(reviewId)} className="grid max-w-2xl gap-3 py-2">
      <input type="hidden" name="negotiationId" value={negotiationId} />
      <input type="hidden" name="reviewId" value={reviewId} />
      <input type="hidden" name="askedId" value={askedId} />
      <Choices
        name="opinion"
        legend="What do you think of it?"
        inRow
        required
        defaultValue={now?.opinion ?? []}
        choices={reviewOpinions.map((value) => ({ value, label: opinionLabels[value] }))}
      />
      <Field
        name="comment"
        label="Why, and what should change"
        hint="Needed unless you agree, or say below with which suggestion you would."
      >
        <TextArea rows={2} defaultValue={now?.comment ?? undefined} />
      </Field>
      {suggestions.length > 0 && (
        <Field
          name="suggestionId"
          label="With which suggestion you would agree"
          hint="For who agrees with changes. A suggestion is made in the margin of the text."
        >
          <Select
            empty="None of them"
            defaultValue={now?.suggestionId ?? ""}
            options={suggestions.map(({ id, label }) => ({ value: id, label }))}
          />
        </Field>
      )}
      <div>
        <SubmitButton pending="Answering…">{now ? "Change the answer" : "Answer"}</SubmitButton>
      </div>
    </ActionForm>
  );
}
