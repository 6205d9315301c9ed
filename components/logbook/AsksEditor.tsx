"use client";

import { Button } from "@/components/ui/Button";
import { controlClasses } from "@/components/ui/TextInput";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/Icon";
import { Section } from "@/components/ui/Section";
import { MarkingWords } from "@/components/record/MarkingNote";
import { type AskedQuestion, positionFrom } from "@/lib/logbook/rules/asks";
import type { DraftAsk } from "@/lib/logbook/schema";
import type { FieldErrors } from "@/lib/platform/result";
import { LabelledField } from "./LabelledField";

type Props = {
  asks: readonly DraftAsk[];
  asked: readonly AskedQuestion[];
  errors: FieldErrors;
  compartments: readonly { id: string; name: string }[];
  isReady: boolean;
  onSet: (asks: DraftAsk[]) => void;
  /** Begins a position in the notes with what is known of it. */
  onPosition: (fields: Record<string, string>) => void;
};

/** What was taken along to ask, each with a field for what is answered: filing records the answers as given here. */
export function AsksEditor({ asks, asked, errors, compartments, isReady, onSet, onPosition }: Props) {
  const questions = new Map(asked.map((question) => [question.questionId, question]));
  const answered = asks.filter(({ questionId, answer }) => answer.trim() || questions.get(questionId)?.answer).length;
  const named = compartments.map((each) => ({ ...each, meaning: "" }));
  return (
    <Section title="To ask" aside={`${answered} of ${asks.length} answered`}>
      <ol>
        {asks.map((ask, place) => {
          const question = questions.get(ask.questionId);
          const put = (answer: string) => onSet(asks.with(place, { ...ask, answer }));
          return (
            <li key={ask.questionId} className="grid gap-1.5 border-t border-rule py-2.5 first:border-t-0">
              <div className="flex items-start gap-2">
                <p className="min-w-0 flex-1">
                  {question?.party && (
                    <span className="t-meta block text-ink-3">
                      <bdi>{question.party.name}</bdi>
                      {question.term && `, ${question.term.number}`}
                    </span>
                  )}
                  <bdi>{question?.text ?? "A question that is not on record any more."}</bdi>
                </p>
                <button
                  type="button"
                  aria-label={`Leave out: ${question?.text ?? "a question"}`}
                  className="flex size-6 shrink-0 items-center justify-center rounded-bar text-ink-3 hover:bg-paper-2 hover:text-ink max-md:size-11"
                  onClick={() => onSet(asks.toSpliced(place, 1))}
                >
                  <Icon name="cross" className="size-3" />
                </button>
              </div>
              {question?.settling && <p className="t-meta text-ink-2">{question.settling}</p>}
              <MarkingWords markedWith={question?.markedWith ?? []} compartments={named} />
              {question?.answer ? (
                <p className="t-small">
                  Answered: <bdi>{question.answer}</bdi>
                </p>
              ) : (
                question && (
                  <LabelledField label="Answer" errors={errors[`asks.${place}.answer`]}>
                    {(control) => (
                      <textarea
                        {...control}
                        dir="auto"
                        rows={1}
                        readOnly={!isReady}
                        value={ask.answer}
                        onChange={({ target }) => put(target.value)}
                        className={cx(controlClasses, "field-sizing-content min-h-9 resize-y py-1.5 wrap-anywhere")}
                      />
                    )}
                  </LabelledField>
                )
              )}
              {question?.party && question.term && (ask.answer.trim() || question.answer) && (
                <p>
                  <Button
                    type="button"
                    variant="quiet"
                    className="-ml-3"
                    onClick={() => onPosition(positionFrom(question, ask.answer || (question.answer ?? "")))}
                  >
                    Note {question.party.name}’s position from it
                  </Button>
                </p>
              )}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}
