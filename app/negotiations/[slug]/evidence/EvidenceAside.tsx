/** Beside the sources and statements: figures, questions and risks. */
import type { ReactNode } from "react";
import { FigureList } from "@/components/evidence/FigureList";
import { QuestionList } from "@/components/evidence/QuestionList";
import { RiskList } from "@/components/evidence/RiskList";
import { recordHref } from "@/components/logbook/recordHref";
import { Link } from "@/components/ui/Link";
import { Section } from "@/components/ui/Section";
import type { EvidencePage } from "@/lib/logbook/queries-evidence";
import type { Opened } from "@/lib/negotiations/queries";
import type { RecordFacts } from "@/lib/record/reading";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { Nothing } from "./Nothing";

type Props = {
  opened: Opened;
  found: EvidencePage;
  onTerms: (ids: readonly (string | null)[]) => ReactNode;
  footing: (record: RecordFacts, on: string, more?: { isOpen?: boolean }) => ReactNode;
  /** The way to the form for a new one of a kind, for who may record. */
  add: (kind: string, words: string) => ReactNode;
};

export function EvidenceAside({ opened, found, onTerms, footing, add }: Props) {
  const { negotiation, moment } = opened;
  const { figures, questions, risks } = found;
  const reading = { slug: negotiation.slug, moment };
  const partyName = (id: string) => found.parties.find((party) => party.id === id)?.name;
  const [open, answered] = [questions.filter((each) => !each.answer), questions.filter((each) => each.answer)];
  const answeredIn = ({ id, record }: (typeof found.questions)[number]) => {
    const session = found.sessions.find((each) => each.id === record.sessionId);
    return (
      <>
        answered{" "}
        {session && (
          <>
            in{" "}
            <Link href={`${recordHref(reading, { kind: "session", id: session.id })}#asked-${id}`} className="link">
              <bdi>{session.title}</bdi>
            </Link>{" "}
          </>
        )}
        on {formatFuzzy(requireFuzzyDate(record.validText), negotiation.timeZone)}
      </>
    );
  };
  return (
    <>
      <Section title="Figures" aside={add("figure", "Add a figure")}>
        <FigureList
          figures={figures}
          term={({ termId }) => onTerms([termId])}
          footing={({ record, label }) => footing(record, label)}
        />
        {figures.length === 0 && <Nothing>No figure is on record.</Nothing>}
      </Section>
      <Section title="Open questions" aside={add("question", "Add a question")} id="questions">
        <QuestionList
          questions={open}
          party={partyName}
          term={({ termId }) => onTerms([termId])}
          footing={({ record, text }) => footing(record, text, { isOpen: true })}
        />
        {open.length === 0 && <Nothing>No question is open.</Nothing>}
        {answered.length > 0 && (
          <details className="border-t border-rule pt-2">
            <summary className="w-fit text-accent max-md:py-2.5">Answered, {answered.length}</summary>
            <QuestionList
              questions={answered}
              party={partyName}
              answered={answeredIn}
              term={({ termId }) => onTerms([termId])}
              footing={({ record, text }) => footing(record, text)}
            />
          </details>
        )}
      </Section>
      <Section title="Risks" aside={add("risk", "Add a risk")}>
        <RiskList
          risks={risks}
          term={({ termId }) => onTerms([termId])}
          footing={({ record, text }) => footing(record, text)}
        />
        {risks.length === 0 && <Nothing>No risk is on record.</Nothing>}
      </Section>
    </>
  );
}
