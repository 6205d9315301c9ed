/** What a party or a person has said, the latest first, and where they sat. */
import { Link } from "@/components/ui/Link";
import type { ComponentProps, ReactNode } from "react";
import { StatementList } from "@/components/evidence/StatementList";
import { MarkingNote } from "@/components/record/MarkingNote";
import { RecordFooting } from "@/components/record/RecordFooting";
import type { FindTakenBack } from "@/components/record/TakenBackNote";
import { SeatList } from "@/components/rounds/SeatList";
import { Section } from "@/components/ui/Section";
import { citedOf } from "@/lib/evidence/queries";
import type { CompartmentView, Opened } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import type { PartyRecord, PersonRecord } from "@/lib/positions/queries/party";
import { momentQuery } from "@/lib/time/moment-query";

type Props = {
  title: string;
  found: Pick<PartyRecord | PersonRecord, "parties" | "delegates" | "terms" | "sources" | "statements" | "sessions">;
  opened: Opened;
  compartments: readonly CompartmentView[];
  takenBack: FindTakenBack;
};

export function ParticipantStatements({ title, found, opened, compartments, takenBack }: Props) {
  const { statements, parties, delegates, terms, sources } = found;
  const { slug, timeZone } = opened.negotiation;
  const query = momentQuery(opened.moment);
  if (statements.length === 0) return null;
  return (
    <Section title={title} aside={`${statements.length}`}>
      <StatementList
        statements={statements}
        who={{
          party: (id) => parties.find((party) => party.id === id)?.name,
          delegate: (id) => delegates.find((delegate) => delegate.id === id),
          partyHref: (id) => paths.party(slug, id) + query,
          delegateHref: (id) => paths.person(slug, id) + query,
        }}
        zone={timeZone}
        terms={({ termIds }) => {
          const about = terms.filter(({ id }) => termIds.includes(id));
          return (
            about.length > 0 && (
              <p className="t-small text-ink-2">
                on{" "}
                {about.map(({ id, number, title: called }, index) => (
                  <span key={id}>
                    {index > 0 && ", "}
                    <Link href={paths.term(slug, id) + query} className="link-name">
                      {number} {called}
                    </Link>
                  </span>
                ))}
              </p>
            )
          );
        }}
        footing={({ record, basis }) => (
          <RecordFooting
            {...citedOf(record, sources)}
            evidenceHref={paths.evidence(slug) + query}
            basis={basis}
            isDateInferred={record.validInferred}
            takenBack={takenBack(record.sessionId)}
            compartment={compartments.find(({ id }) => id === record.compartmentId)}
          />
        )}
      />
    </Section>
  );
}

type SatProps = Props & { nameOf: (seat: Parameters<ComponentProps<typeof SeatList>["nameOf"]>[0]) => ReactNode };

export function SatIn({ title, found, opened, compartments, nameOf }: SatProps) {
  const { slug, timeZone } = opened.negotiation;
  if (found.sessions.length === 0) return null;
  const count = found.sessions.length;
  return (
    <Section title={title} aside={count === 1 ? "1 session" : `${count} sessions`}>
      <SeatList
        sessions={found.sessions}
        hrefOf={(id) => paths.session(slug, id) + momentQuery(opened.moment)}
        nameOf={nameOf}
        timeZone={timeZone}
        marking={({ compartmentId }) => (
          <MarkingNote compartment={compartments.find(({ id }) => id === compartmentId)} />
        )}
      />
    </Section>
  );
}
