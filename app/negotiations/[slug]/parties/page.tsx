import type { Metadata } from "next";
import type { ReactNode } from "react";
import { RecordAct, RecordFooting } from "@/components/record/RecordFooting";
import { DelegateLine } from "@/components/parties/DelegateLine";
import { type Footing, PartyList } from "@/components/parties/PartyList";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { Columns } from "@/components/ui/Columns";
import { EmptyState } from "@/components/ui/EmptyState";
import { hrefWith } from "@/components/ui/hrefWith";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { Section } from "@/components/ui/Section";
import { citationsOf } from "@/lib/evidence/queries";
import { participants } from "@/lib/evidence/queries-participants";
import { sourcingInWords } from "@/lib/record/rules";
import { mayRecord } from "@/lib/negotiations/policy";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { inSeatingOrder, seatingInWords } from "@/lib/parties/rules-seating";
import { paths } from "@/lib/platform/paths";
import { type MomentParams, momentQuery } from "@/lib/time/moment";
import { NegotiationFrame } from "../NegotiationFrame";
import { type Asked, ParticipantPanel } from "./ParticipantPanel";

export const metadata: Metadata = { title: "Parties" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<MomentParams & Asked> };

export default async function PartiesPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const asked = await searchParams;
  const opened = await openNegotiation(slug, asked);
  const { moment, member } = opened;
  const [found, compartments] = [await participants(opened), await myCompartments(opened)];
  const { delegates, sources } = found;
  const parties = inSeatingOrder(found.parties);
  const path = paths.parties(slug);
  const evidenceHref = paths.evidence(slug) + momentQuery(moment);
  const mayWrite = moment.isPresent && mayRecord(member).allowed;
  const commentators = delegates.filter(({ partyId }) => !parties.some(({ id }) => id === partyId));

  const footing: Footing = ({ record, name }, place) => (
    <RecordFooting
      citations={citationsOf(record, sources)}
      evidenceHref={evidenceHref}
      isMark={place === "line"}
      isDateInferred={record.validInferred}
      compartment={compartments.find(({ id }) => id === record.compartmentId)}
      acts={
        mayWrite && (
          <RecordAct href={hrefWith(path, { correct: record.id }, "form")} id={`correct-${record.seriesId}`} on={name}>
            Correct
          </RecordAct>
        )
      }
    />
  );
  const panel = mayWrite && (
    <ParticipantPanel opened={opened} asked={asked} found={found} compartments={compartments} />
  );
  const addParty = mayWrite && (
    <AddLink href={hrefWith(path, { add: "party" }, "form")} id="add-party">
      Add a party
    </AddLink>
  );
  const addPerson = mayWrite && (
    <AddLink href={hrefWith(path, { add: "person" }, "form")} id="add-person">
      Add a person
    </AddLink>
  );

  if (parties.length === 0 && delegates.length === 0)
    return (
      <NegotiationFrame opened={opened} section="parties" path={path}>
        <Answer>{moment.isPresent ? "No party is on record yet." : "No party was on record then."}</Answer>
        <EmptyState
          about="Parties hold positions, sit in sessions and stand behind brackets; those kept from the table belong here too, with who objects and why."
          action={
            mayWrite && (
              <ButtonLink id="add-party" href={hrefWith(path, { add: "party" }, "form")}>
                Add the first party
              </ButtonLink>
            )
          }
        >
          Begin with who negotiates.
        </EmptyState>
        <div id="form">{panel}</div>
      </NegotiationFrame>
    );

  const [atTable, away] = [parties.filter((party) => party.isAtTable), parties.filter((party) => !party.isAtTable)];
  const cited = [...parties, ...delegates].flatMap(({ record }) => citationsOf(record, sources));
  const list = { everybody: parties, delegates, footing };
  return (
    <NegotiationFrame
      opened={opened}
      section="parties"
      path={path}
      keys={[{ keys: ["j", "k"], label: "next, previous party" }]}
    >
      <RowNavigation noun="party" />
      <div className="grid gap-8">
        <div className="max-w-4xl">
          <Answer>{seatingInWords(parties).join(" ") || "People are on record, and no party yet."}</Answer>
          <MetaLine className="mt-1">
            {parties.length} parties, {delegates.length} people; who is who rests on {sourcingInWords(cited)}.
          </MetaLine>
        </div>
        <div id="form" className="empty:hidden">
          {panel}
        </div>
        <Columns
          aside={
            <Section title="Speak for no party" aside={addPerson}>
              {commentators.length === 0 ? (
                <p className="t-small py-2 text-ink-2">Nobody on record speaks for themselves alone.</p>
              ) : (
                <ul className="grid gap-3 py-2">
                  {commentators.map((person) => (
                    <DelegateLine key={person.id} delegate={person} footing={footing(person, "line")} />
                  ))}
                </ul>
              )}
            </Section>
          }
        >
          <Section title="At the table" aside={addParty}>
            {atTable.length > 0 ? (
              <PartyList parties={atTable} {...list} />
            ) : (
              <Nobody>Nobody sits at the table.</Nobody>
            )}
          </Section>
          <Section title="Not at the table">
            {away.length > 0 ? (
              <PartyList parties={away} {...list} />
            ) : (
              <Nobody>Every party on record sits at the table.</Nobody>
            )}
          </Section>
        </Columns>
      </div>
    </NegotiationFrame>
  );
}

function AddLink({ href, id, children }: { href: string; id: string; children: ReactNode }) {
  return (
    <ButtonLink variant="quiet" href={href} id={id} scroll={false} className="t-small -my-1 -mr-3">
      {children}
    </ButtonLink>
  );
}

function Nobody({ children }: { children: ReactNode }) {
  return <p className="t-small py-2 text-ink-2">{children}</p>;
}
