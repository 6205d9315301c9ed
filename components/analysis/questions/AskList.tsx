/** The open questions in the order in which to ask them, each with whom to ask, why it is open and what an answer settles. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { MarkingWords } from "@/components/record/MarkingNote";
import { kindLabels } from "@/lib/analysis/questions/chosen";
import type { ToldQuestion } from "@/lib/analysis/questions-to-ask";
import type { CompartmentView } from "@/lib/negotiations/queries";

type Props = {
  questions: readonly ToldQuestion[];
  /** The place of the first of them. */
  first: number;
  termHref: (termId: string) => string;
  /** When to ask, in words. */
  dayOf: (edtf: string) => string;
  compartments: readonly CompartmentView[];
  /** What chooses a question; left out where none can be taken along. */
  pick?: (question: ToldQuestion) => ReactNode;
  /** Why one cannot be taken along. */
  whyNot?: (question: ToldQuestion) => ReactNode;
};

export function AskList({ questions, first, termHref, dayOf, compartments, pick, whyNot }: Props) {
  return (
    <ol start={first + 1} className="border-t border-rule-2">
      {questions.map((question, index) => {
        const { id, text, party, term, settles, settling, isDerived, kind, askOn, markedWith } = question;
        return (
          <li
            key={id}
            data-row
            className="grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 border-t border-rule py-3 first:border-t-0 md:grid-cols-[2.25rem_8rem_minmax(0,1fr)]"
          >
            <span className="flex items-start gap-2 pt-0.5 max-md:flex-col md:row-span-2">
              {pick?.(question)}
              <span className="t-meta text-ink-3 tabular-nums">{first + index + 1}</span>
            </span>
            <p className="t-small pt-0.5 text-ink-2">
              <span className="sr-only">Ask </span>
              <bdi>{party?.name ?? (kind === "unconfirmed" ? "Another source" : "Anybody")}</bdi>
            </p>
            <div className="max-md:col-start-2">
              <p className="max-w-measure" id={`ask-${index}`}>
                <bdi>{text}</bdi>
              </p>
              {settling && <p className="t-small mt-0.5 max-w-measure">{settling}</p>}
              {settles && (
                <p className="t-small mt-0.5 max-w-measure text-ink-2">
                  Raised to decide: <bdi>{settles}</bdi>
                </p>
              )}
              {!settling && !settles && (
                <p className="t-small mt-0.5 text-ink-3">No answer changes where a term stands on record.</p>
              )}
              {whyNot?.(question)}
              <p className="t-meta mt-1 flex flex-wrap items-baseline gap-x-4 gap-y-1 text-ink-3">
                {term && (
                  <Link href={termHref(term.id)} data-row-link className="link max-md:py-2">
                    {term.number} <bdi>{term.title}</bdi>
                  </Link>
                )}
                <span>{kindLabels[kind]}</span>
                <span>{isDerived ? "nobody has raised it yet" : askOn ? `to ask on ${dayOf(askOn)}` : "raised"}</span>
                <MarkingWords markedWith={markedWith} compartments={compartments} />
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
