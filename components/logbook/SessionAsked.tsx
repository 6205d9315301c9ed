/** What was taken along to be asked in a session: what was answered there, and what was not. */
import { Section } from "@/components/ui/Section";
import type { SessionAsk } from "@/lib/logbook/queries-session";
import { MarkingWords } from "@/components/record/MarkingNote";

type Props = {
  asked: readonly SessionAsk[];
  party: (id: string) => string | undefined;
  compartments: readonly { id: string; name: string; meaning: string }[];
};

const labels = { here: "Answered", elsewhere: "Answered since, elsewhere", open: "Not answered" };

export function SessionAsked({ asked, party, compartments }: Props) {
  const answered = asked.filter(({ outcome }) => outcome === "here").length;
  return (
    <Section title="Asked" aside={`${answered} of ${asked.length} answered`}>
      <ul>
        {asked.map(({ id, text, partyId, answer, outcome, compartmentId }) => (
          <li key={id} className="border-t border-rule py-2.5 first:border-t-0">
            <p>
              {partyId && party(partyId) && (
                <span className="t-meta block text-ink-3">
                  <bdi>{party(partyId)}</bdi>
                </span>
              )}
              <bdi>{text}</bdi>
            </p>
            <p className="t-small mt-0.5 text-ink-2">
              <span className="font-semibold">{labels[outcome]}</span>
              {answer && (
                <>
                  : <bdi>{answer}</bdi>
                </>
              )}
            </p>
            <MarkingWords markedWith={compartmentId ? [compartmentId] : []} compartments={compartments} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
