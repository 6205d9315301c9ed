/** The open questions in the order in which to ask them, each with whom to ask, why it is open and what an answer settles. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { recordHref, type Reading } from "@/components/logbook/recordHref";
import { positionsHref } from "@/components/positions/positionsAddress";
import { MarkingWords } from "@/components/record/MarkingNote";
import { isWorkedOut } from "@/lib/analysis/questions/words";
import { kindLabels } from "@/lib/analysis/questions/chosen";
import type { ToldQuestion } from "@/lib/analysis/questions-to-ask";
import type { CompartmentView } from "@/lib/negotiations/queries";
import { inShort } from "@/lib/positions/rules/from-answer";

type Props = {
  reading: Reading;
  /** Whether its reader may note a position from an answer. */
  mayNote: boolean;
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

export function AskList(props: Props) {
  const { questions, first, termHref, dayOf, compartments, pick, whyNot } = props;
  return (
    <ol start={first + 1} className="border-t border-rule-2">
      {questions.map((question, index) => {
        const { id, text, party, term, settles, settling, isDerived, kind, askOn, answered, markedWith } = question;
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
              {answered && <AnswerLine {...props} question={question} answered={answered} />}
              {settling && <p className="t-small mt-0.5 max-w-measure">{settling}</p>}
              {settles && !(settling && isWorkedOut(settles)) && (
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
                {!answered && (
                  <span>{isDerived ? "nobody has raised it yet" : askOn ? `to ask on ${dayOf(askOn)}` : "raised"}</span>
                )}
                <MarkingWords markedWith={markedWith} compartments={compartments} />
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

type AnswerProps = Pick<Props, "reading" | "mayNote" | "dayOf"> & {
  question: ToldQuestion;
  answered: NonNullable<ToldQuestion["answered"]>;
};

/** What was answered, where and when, and the act that it still wants. */
function AnswerLine({ reading, mayNote, dayOf, question: { party, term }, answered }: AnswerProps) {
  const { questionId, answer, on, session } = answered;
  const href = session
    ? `${recordHref(reading, { kind: "session", id: session.id })}#asked-${questionId}`
    : recordHref(reading, { kind: "question", id: questionId });
  const cell = party && term && { partyId: party.id, termId: term.id };
  const view = { slug: reading.slug, moment: reading.moment, filter: null, cell: null };
  return (
    <div className="mt-1 max-w-measure border-l-2 border-rule-2 pl-3">
      <p>
        <Link href={href} className="link">
          Answered{" "}
          {session && (
            <>
              in <bdi>{session.title}</bdi>{" "}
            </>
          )}
          on {dayOf(on)}
        </Link>
        : “<bdi>{inShort(answer)}</bdi>”
      </p>
      <p className="t-small text-ink-2">
        No position is noted from it.{" "}
        {mayNote && cell && (
          <Link href={positionsHref(view, { cell, act: "record", answer: questionId })} className="link">
            Note a position from it
          </Link>
        )}
      </p>
    </div>
  );
}
