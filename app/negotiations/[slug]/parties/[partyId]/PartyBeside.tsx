/** Beside what a party holds and says: who speaks for it, what to ask it, who makes it a condition, what it did. */
import { Link } from "@/components/ui/Link";
import type { ReactNode } from "react";
import { QuestionList } from "@/components/evidence/QuestionList";
import { MarkingNote } from "@/components/record/MarkingNote";
import { RecordFooting } from "@/components/record/RecordFooting";
import type { FindTakenBack } from "@/components/record/TakenBackNote";
import { Section } from "@/components/ui/Section";
import { citedOf } from "@/lib/evidence/queries";
import type { CompartmentView, Opened } from "@/lib/negotiations/queries";
import type { DelegateView, PartyView } from "@/lib/parties/queries";
import { partLabel } from "@/lib/parties/rules";
import { paths } from "@/lib/platform/paths";
import type { PartyRecord } from "@/lib/positions/queries/party";
import { roundEventLabels } from "@/lib/rounds/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { momentQuery } from "@/lib/time/moment-query";

type Props = {
  party: PartyView;
  found: PartyRecord;
  opened: Opened;
  compartments: readonly CompartmentView[];
  takenBack: FindTakenBack;
};

export function PartyBeside({ party, found, opened, compartments, takenBack }: Props) {
  const { slug } = opened.negotiation;
  const query = momentQuery(opened.moment);
  const { belonging, objectedTo, people, formerPeople, questions, conditions, deeds, terms, sources } = found;
  const marking = (compartmentId: string | null) => (
    <MarkingNote compartment={compartments.find(({ id }) => id === compartmentId)} />
  );
  const partyLines = (parties: readonly PartyView[]) => (
    <ul className="divide-y divide-rule">
      {parties.map((each) => (
        <li key={each.id} className="py-2">
          <Link href={paths.party(slug, each.id) + query} className="link-name max-md:py-1">
            <bdi>{each.name}</bdi>
          </Link>{" "}
          <span className="t-meta text-ink-3">{partLabel(each)}</span>
          {marking(each.compartmentId)}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {people.length + formerPeople.length > 0 && (
        <Section title="Who speaks for it">
          <ul className="divide-y divide-rule">
            {[...people]
              .sort((a, b) => Number(b.isHead) - Number(a.isHead))
              .map((person) => (
                <Person key={person.id} person={person} href={paths.person(slug, person.id) + query}>
                  {marking(person.compartmentId)}
                </Person>
              ))}
            {formerPeople.map((person) => (
              <Person key={person.id} person={person} href={paths.person(slug, person.id) + query} isFormer>
                {marking(person.compartmentId)}
              </Person>
            ))}
          </ul>
        </Section>
      )}
      {belonging.length > 0 && <Section title="Who belongs to it">{partyLines(belonging)}</Section>}
      {objectedTo.length > 0 && <Section title="Whom it keeps from the table">{partyLines(objectedTo)}</Section>}
      {questions.length > 0 && (
        <Section title="Questions to ask it">
          <QuestionList
            questions={[...questions].sort((a, b) => Number(a.answer !== null) - Number(b.answer !== null))}
            party={(id) => (id === party.id ? party.name : undefined)}
            term={({ termId }) => {
              const term = terms.find(({ id }) => id === termId);
              return (
                term && (
                  <p className="t-small text-ink-2">
                    on{" "}
                    <Link href={paths.term(slug, term.id) + query} className="link-name">
                      {term.number} {term.title}
                    </Link>
                  </p>
                )
              );
            }}
            footing={({ record }) => (
              <RecordFooting
                {...citedOf(record, sources)}
                evidenceHref={paths.evidence(slug) + query}
                isDateInferred={record.validInferred}
                recordId={record.id}
                takenBack={takenBack(record.sessionId)}
                compartment={compartments.find(({ id }) => id === record.compartmentId)}
              />
            )}
          />
        </Section>
      )}
      {conditions.length > 0 && (
        <Section title="Conditions that name it">
          <ul className="divide-y divide-rule">
            {conditions.map(({ holder, term, text, compartmentId }) => (
              <li key={`${holder.id} ${term.id} ${text}`} className="py-2">
                <p dir="auto" className="t-condition">
                  <em className="font-semibold text-conditional">if</em> {text}
                </p>
                <p className="t-meta text-ink-3">
                  <Link href={paths.party(slug, holder.id) + query} className="link-name">
                    {holder.name}
                  </Link>{" "}
                  on{" "}
                  <Link href={paths.term(slug, term.id) + query} className="link-name">
                    {term.number} {term.title}
                  </Link>
                </p>
                {marking(compartmentId)}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {deeds.length > 0 && (
        <Section title="What it did in the rounds">
          <ul className="divide-y divide-rule">
            {[...deeds].reverse().map(({ round, event }) => (
              <li key={event.id} className="py-2">
                <p>
                  {roundEventLabels[event.event]}: <bdi>{round.title}</bdi>
                </p>
                {event.why && (
                  <p dir="auto" className="t-small text-ink-2">
                    {event.why}
                  </p>
                )}
                <p className="t-meta text-ink-3">
                  {formatFuzzy(requireFuzzyDate(event.record.validText), round.timeZone)}
                </p>
                {marking(event.compartmentId)}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

type PersonProps = { person: DelegateView; href: string; isFormer?: boolean; children: ReactNode };

function Person({ person, href, isFormer = false, children }: PersonProps) {
  return (
    <li className="py-2">
      <p>
        <Link href={href} className="link-name t-ui-strong max-md:py-1">
          <bdi>{person.name}</bdi>
        </Link>
        {isFormer ? (
          <span className="text-ink-3"> spoke for it before</span>
        ) : (
          person.isHead && <span className="text-ink-2"> heads the delegation</span>
        )}
      </p>
      {person.title && (
        <p dir="auto" className="t-small text-ink-2">
          {person.title}
        </p>
      )}
      {children}
    </li>
  );
}
