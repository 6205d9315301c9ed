"use client";

import { Button } from "@/components/ui/Button";
import { controlClasses } from "@/components/ui/TextInput";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/Icon";
import { Section } from "@/components/ui/Section";
import { MarkingWords } from "@/components/record/MarkingNote";
import { type AskedQuestion, askState, mayTellAnswer, positionFrom } from "@/lib/logbook/rules/asks";
import type { Names } from "@/lib/logbook/rules/entry-words";
import type { DraftAsk, DraftBlock } from "@/lib/logbook/schema";
import type { FieldErrors } from "@/lib/platform/result";
import { LabelledField } from "./LabelledField";

type Props = {
  asks: readonly DraftAsk[];
  asked: readonly AskedQuestion[];
  blocks: readonly DraftBlock[];
  names: Names;
  errors: FieldErrors;
  /** What the notes are marked with. */
  compartmentId: string | null;
  compartments: readonly { id: string; name: string }[];
  isReady: boolean;
  onSet: (asks: DraftAsk[]) => void;
  /** Begins a position in the notes with what is known of it. */
  onPosition: (fields: Record<string, string>) => void;
  /** Leads to an entry of the notes. */
  onGo: (key: string) => void;
};

/** What was taken along to ask, each with a field for what is answered: filing records the answers as given here. */
export function AsksEditor(props: Props) {
  const { asks, asked, errors, compartments, isReady, onSet } = props;
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
                  {(question?.party ?? question?.term) && (
                    <span className="t-meta block text-ink-3">
                      <bdi>
                        {[question.party?.name, question.term && `${question.term.number} ${question.term.title}`]
                          .filter(Boolean)
                          .join(", ")}
                      </bdi>
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
                        data-ask={ask.questionId}
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
              {question && <Noted {...props} question={question} typed={ask.answer} />}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

type NotedProps = Pick<Props, "blocks" | "names" | "compartmentId" | "onPosition" | "onGo"> & {
  question: AskedQuestion;
  typed: string;
};

/** Whether a position is noted from the answer, and the act that notes one. */
function Noted({ question, typed, blocks, names, compartmentId, onPosition, onGo }: NotedProps) {
  const state = askState(question, typed, blocks);
  const { party, term } = question;
  if (state === "open" || state === "nothing_to_note" || !party || !term) return null;
  if (state === "on_record")
    return (
      <p className="t-small text-ink-2">
        What <bdi>{party.name}</bdi> holds on {term.number} is on record since.
      </p>
    );
  if (state !== "not_noted")
    return (
      <p className="t-small text-ink-2">
        <button type="button" className="link max-md:py-2" onClick={() => onGo(state.notedAs)}>
          A position of <bdi>{party.name}</bdi> on {term.number} is noted.
        </button>
      </p>
    );
  if (!mayTellAnswer(question, compartmentId))
    return (
      <p className="t-small text-ink-2">
        No position is noted from this answer. More people will read these notes than may see it: note the position on
        the positions page, once they are filed.
      </p>
    );
  const note = () =>
    onPosition(positionFrom(question, typed || (question.answer ?? ""), unitOf(names, term.id), compartmentId));
  return (
    <div className="t-small flex flex-wrap items-center gap-x-2 text-ink-2">
      <p>No position is noted from this answer.</p>
      <Button type="button" variant="quiet" className="-ml-2" onClick={note}>
        Note {party.name}’s position from it
      </Button>
    </div>
  );
}

function unitOf(names: Names, termId: string) {
  return names.term(termId)?.axisUnit ?? null;
}
