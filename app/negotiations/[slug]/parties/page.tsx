import type { Metadata } from "next";
import type { ReactNode } from "react";
import { RecordAct, RecordFooting } from "@/components/record/RecordFooting";
import { DelegateLine } from "@/components/parties/DelegateLine";
import { type Footing, PartyList } from "@/components/parties/PartyList";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { Columns } from "@/components/ui/Columns";
import { hrefWith } from "@/components/ui/hrefWith";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { Section } from "@/components/ui/Section";
import { citedOf } from "@/lib/evidence/queries";
import { participants } from "@/lib/evidence/queries-participants";
import { sourceGoneInWords, sourcingInWords } from "@/lib/record/rules";
import { mayRecord } from "@/lib/negotiations/policy";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { inSeatingOrder, seatingInWords } from "@/lib/parties/rules-seating";
import { paths } from "@/lib/platform/paths";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../NegotiationFrame";
import { NothingYet } from "../NothingYet";
import { type Asked, ParticipantPanel } from "./ParticipantPanel";

export const metadata: Metadata = { title: "Parties" };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<MomentParams & Asked> };

const keys = [
  { keys: ["j", "k"], label: "next, previous party" },
  { keys: ["Enter"], label: "open" },
];

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
      {...citedOf(record, sources)}
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
    <ParticipantPanel opened={opened} asked={asked} path={path} found={found} compartments={compartments} />
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

  const [atTable, away] = [parties.filter((party) => party.isAtTable), parties.filter((party) => !party.isAtTable)];
  const cited = [...parties, ...delegates].map(({ record }) => citedOf(record, sources));
  const sourcing = [
    sourcingInWords(cited.flatMap(({ citations }) => citations)),
    ...(cited.some(({ isSourceGone }) => isSourceGone) ? [sourceGoneInWords] : []),
  ].join("; ");
  const hrefs = {
    party: (id: string) => paths.party(slug, id) + momentQuery(moment),
    person: (id: string) => paths.person(slug, id) + momentQuery(moment),
  };
  const list = { everybody: parties, delegates, hrefs, footing };
  const isBare = parties.length === 0 && delegates.length === 0;
  return (
    <NegotiationFrame opened={opened} section="parties" path={path} keys={isBare ? [] : keys}>
      <RowNavigation noun="party" />
      <div className="grid gap-8">
        <div className="max-w-4xl">
          <Answer>{isBare ? nobody(moment.isPresent) : whoIsWho(parties)}</Answer>
          {!isBare && (
            <MetaLine className="mt-1">
              {counted(parties.length, "party", "parties")}, {counted(delegates.length, "person", "people")}; who is who
              rests on {sourcing}.
            </MetaLine>
          )}
        </div>
        <div id="form" className="empty:hidden">
          {panel}
        </div>
        {isBare ? (
          <NothingYet
            opened={opened}
            about="Parties hold positions, sit in sessions and stand behind brackets; those kept from the table belong here too, with who objects and why."
            action={
              <ButtonLink id="add-party" href={hrefWith(path, { add: "party" }, "form")} scroll={false}>
                Add the first party
              </ButtonLink>
            }
          >
            Begin with who negotiates.
          </NothingYet>
        ) : (
          <Columns
            aside={
              <Section title="Speak for no party" aside={addPerson}>
                {commentators.length === 0 ? (
                  <p className="t-small py-2 text-ink-2">Nobody on record speaks for themselves alone.</p>
                ) : (
                  <ul className="grid gap-3 py-2">
                    {commentators.map((person) => (
                      <DelegateLine
                        key={person.id}
                        delegate={person}
                        href={hrefs.person(person.id)}
                        footing={footing(person, "line")}
                      />
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
        )}
      </div>
    </NegotiationFrame>
  );
}

function nobody(isPresent: boolean): string {
  return isPresent ? "No party is on record yet." : "No party was on record then.";
}

function whoIsWho(parties: Parameters<typeof seatingInWords>[0]): string {
  return seatingInWords(parties).join(" ") || "People are on record, and no party yet.";
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
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
