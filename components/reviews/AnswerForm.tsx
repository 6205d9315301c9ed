"use client";

/** A reviewer's answer: agree, agree with changes, or object, and why. Answered again, it takes the place of the one before. */
import { type FormEvent, useEffect, useRef, useState } from "react";
import { ActionForm } from "@/components/ui/ActionForm";
import { Choices } from "@/components/ui/Choices";
import { Field } from "@/components/ui/Field";
import { KeyboardShortcuts } from "@/components/ui/KeyboardShortcuts";
import { Select } from "@/components/ui/Select";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { TextArea } from "@/components/ui/TextInput";
import { answerReviewAction } from "@/lib/reviews/actions";
import { needsComment, opinionLabels, type ReviewOpinion, reviewOpinions } from "@/lib/reviews/rules";
import { answerKept } from "./reviewsAddress";

type Said = { recordId: string; opinion: ReviewOpinion; comment: string | null; suggestionId: string | null };

type Props = {
  negotiationId: string;
  reviewId: string;
  askedId: string;
  now: Said | null;
  /** The remarks that suggest other words. */
  suggestions: readonly { id: string; label: string }[];
};

const formId = "answer";
const shortcuts = [
  { keys: "a", label: "answer", press: `#${formId} input[type=radio]:checked, #${formId} input[type=radio]` },
];

/** The form, begun anew with each answer; who has just sent one finds the focus where they left it, and what became of it. */
export function AnswerForm({ now, ...rest }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const isSent = useRef(false);
  const [answered, setAnswered] = useState<string | null>(null);
  const said = now?.recordId ?? null;
  useEffect(() => {
    if (!isSent.current || said === null) return;
    isSent.current = false;
    setAnswered(said);
    if (document.activeElement === document.body)
      place.current?.querySelector<HTMLElement>("button[type=submit]")?.focus();
  }, [said]);
  return (
    <div
      ref={place}
      onSubmit={() => {
        isSent.current = true;
      }}
    >
      <AnswerFields key={said ?? ""} now={now} {...rest} />
      <p role="status" className="t-small text-ink-2 empty:hidden">
        {answered !== null && answered === said && "Answered. You can change it until the review is closed."}
      </p>
      <KeyboardShortcuts shortcuts={shortcuts} />
    </div>
  );
}

/** What the form holds as far as the label of its second field goes. */
type Chosen = { opinion: ReviewOpinion | null; hasSuggestion: boolean };

function AnswerFields({ negotiationId, reviewId, askedId, now, suggestions }: Props) {
  const [chosen, setChosen] = useState<Chosen>({
    opinion: now?.opinion ?? null,
    hasSuggestion: Boolean(now?.suggestionId),
  });
  const look = ({ currentTarget }: FormEvent<HTMLFormElement>) => setChosen(chosenIn(new FormData(currentTarget)));
  return (
    <ActionForm
      id={formId}
      action={answerReviewAction}
      keepAs={answerKept(reviewId)}
      className="grid max-w-2xl gap-3 py-2"
      onInput={look}
      isMended={isMended}
    >
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
      <Field name="comment" required={mustSayWhy(chosen)} {...whyField(chosen, suggestions.length > 0)}>
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
        <SubmitButton pending="Answering…" keyCap="Ctrl Enter" aria-keyshortcuts="Control+Enter">
          {now ? "Change the answer" : "Answer"}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

function chosenIn(data: FormData): Chosen {
  return {
    opinion: reviewOpinions.find((one) => one === data.get("opinion")) ?? null,
    hasSuggestion: Boolean(data.get("suggestionId")),
  };
}

function mustSayWhy({ opinion, hasSuggestion }: Chosen): boolean {
  // As long as nothing is chosen it may have to be: then its hint says when.
  if (opinion === null) return true;
  return needsComment(opinion) && !(opinion === "agree_with_changes" && hasSuggestion);
}

function whyField(chosen: Chosen, hasSuggestions: boolean): { label: string; hint?: string } {
  switch (chosen.opinion) {
    case "object":
      return { label: "What you object to" };
    case "agree_with_changes":
      return {
        label: "What should change",
        ...(hasSuggestions ? { hint: "In your words, or choose a suggestion below." } : {}),
      };
    case "agree":
      return { label: "Why" };
    case null:
      return { label: "Why", hint: "Needed unless you agree." };
  }
}

/** Whether what was wrong with a field stands no more. */
function isMended(field: string, data: FormData): boolean {
  const chosen = chosenIn(data);
  if (field === "opinion") return chosen.opinion !== null;
  if (field !== "comment") return false;
  return !mustSayWhy(chosen) || String(data.get("comment") ?? "").trim() !== "";
}
