/** What was taken along to be asked in a session: what was answered there, what was not, and what is noted of the answers. */
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import type { SessionAsk } from "@/lib/logbook/queries-session";
import { MarkingWords } from "@/components/record/MarkingNote";

type Props = {
  asked: readonly SessionAsk[];
  party: (id: string) => string | undefined;
  term: (id: string) => { number: string } | undefined;
  /** The question among the evidence. */
  questionHref: (id: string) => string;
  /** Where a position is noted from an answer; left out for who may not. */
  noteHref?: ((ask: { id: string; partyId: string; termId: string }) => string) | undefined;
  compartments: readonly { id: string; name: string; meaning: string }[];
};

const labels = { here: "Answered", elsewhere: "Answered since, elsewhere", open: "Not answered" };

export function SessionAsked({ asked, party, term, questionHref, noteHref, compartments }: Props) {
  const answered = asked.filter(({ outcome }) => outcome === "here").length;
  return (
    <Section title="Asked" aside={`${answered} of ${asked.length} answered`}>
      <ul>
        {asked.map(({ id, text, partyId, termId, answer, outcome, isNoted, compartmentId }) => {
          const of = [partyId && party(partyId), termId && term(termId)?.number].filter(Boolean).join(", ");
          return (
            <li
              key={id}
              id={`asked-${id}`}
              className="scroll-mt-4 border-t border-rule py-2.5 first:border-t-0 target:bg-accent-tint"
            >
              <p>
                {of && (
                  <span className="t-meta block text-ink-3">
                    <bdi>{of}</bdi>
                  </span>
                )}
                <Link href={questionHref(id)} className="link-name">
                  <bdi>{text}</bdi>
                </Link>
              </p>
              <p className="t-small mt-0.5 text-ink-2">
                <span className="font-semibold">{labels[outcome]}</span>
                {answer && (
                  <>
                    : <bdi>{answer}</bdi>
                  </>
                )}
              </p>
              {isNoted === false && (
                <p className="t-small mt-0.5">
                  No position is noted from it.{" "}
                  {noteHref && partyId && termId && (
                    <Link href={noteHref({ id, partyId, termId })} className="link">
                      Note a position from it
                    </Link>
                  )}
                </p>
              )}
              <MarkingWords markedWith={compartmentId ? [compartmentId] : []} compartments={compartments} />
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
