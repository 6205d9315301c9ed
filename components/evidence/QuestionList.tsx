/** What we need to ask, of whom, and what an answer would settle; or the answer. */
import type { ReactNode } from "react";
import type { QuestionView } from "@/lib/evidence/queries";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";

type Props = {
  questions: readonly QuestionView[];
  party: (id: string) => string | undefined;
  term: (question: QuestionView) => ReactNode;
  /** When and where it was answered. */
  answered?: (question: QuestionView) => ReactNode;
  footing: (question: QuestionView) => ReactNode;
};

export function QuestionList({ questions, party, term, answered, footing }: Props) {
  return (
    <ul>
      {questions.map((question) => (
        <li
          key={question.id}
          id={`question-${question.id}`}
          data-row
          className="border-t border-rule py-3 first:border-t-0 target:bg-accent-tint"
        >
          <p dir="auto" className="whitespace-pre-line">
            {question.text}
          </p>
          <p className="t-small text-ink-2">
            {askedOf(question, party)}
            {question.answer && answered && <>; {answered(question)}</>}
          </p>
          {question.answer ? (
            <p dir="auto" className="t-note mt-1 max-w-measure whitespace-pre-line">
              {question.answer}
            </p>
          ) : (
            question.settles && (
              <p dir="auto" className="t-small text-ink-2">
                An answer settles: {question.settles}
              </p>
            )
          )}
          <div className="mt-1 grid gap-1">
            {term(question)}
            {footing(question)}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** "Ask Taliban on Sat 2 March 2019"; of an answered one the tense is past. */
function askedOf({ partyId, askOn, answer }: QuestionView, party: Props["party"]): string {
  const name = partyId ? party(partyId) : undefined;
  const date = askOn ? formatFuzzy(requireFuzzyDate(askOn), "UTC") : null;
  const verb = answer ? "Asked" : "Ask";
  if (answer) return [verb, name ? `of ${name}` : null].filter(Boolean).join(" ");
  return [verb, name, date && `on ${date}`].filter(Boolean).join(" ");
}
