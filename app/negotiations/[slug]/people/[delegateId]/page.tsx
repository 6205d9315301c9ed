import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { LifeHistory } from "@/components/parties/LifeHistory";
import { RecordAct, RecordFooting } from "@/components/record/RecordFooting";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { Columns } from "@/components/ui/Columns";
import { hrefWith } from "@/components/ui/hrefWith";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { Section } from "@/components/ui/Section";
import { citedOf } from "@/lib/evidence/queries";
import { mayRecord } from "@/lib/negotiations/policy";
import { myCompartments } from "@/lib/negotiations/queries";
import { personInWords } from "@/lib/parties/rules-seating";
import { paths } from "@/lib/platform/paths";
import { personRecord } from "@/lib/positions/queries/party";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { takenBackSessions } from "../../takenBackSessions";
import { NegotiationFrame } from "../../NegotiationFrame";
import { openingRecord } from "../../openRecord";
import { NothingYet } from "../../NothingYet";
import { NotOnRecordNow } from "../../parties/NotOnRecordNow";
import { ParticipantStatements, SatIn } from "../../parties/ParticipantEvidence";
import { type Asked, ParticipantPanel } from "../../parties/ParticipantPanel";

type Props = { params: Promise<{ slug: string; delegateId: string }>; searchParams: Promise<MomentParams & Asked> };

const keys = [
  { keys: ["j", "k"], label: "next, previous line" },
  { keys: ["Enter"], label: "open" },
  { keys: ["[", "]"], label: "step through named days" },
];

const findPerson = openingRecord(personRecord);

async function openPerson({ params, searchParams }: Props) {
  const [{ slug, delegateId }, asked] = [await params, await searchParams];
  return { slug, delegateId, asked, ...(await findPerson(slug, delegateId, asked)) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { found } = await openPerson(props);
  return { title: found.delegate?.name ?? found.life.name };
}

export default async function PersonPage(props: Props) {
  const { slug, delegateId, asked, opened, found } = await openPerson(props);
  const { moment, member, negotiation } = opened;
  const compartments = await myCompartments(opened);
  const { delegate, life, party, parties } = found;
  const path = paths.person(slug, delegateId);
  const query = momentQuery(moment);
  const history = (
    <Section title="Offices over time" aside={life.steps.length > 1 && `${life.steps.length} records`}>
      <LifeHistory steps={life.steps} compartments={compartments} timeZone={negotiation.timeZone} />
    </Section>
  );
  if (!delegate)
    return (
      <NegotiationFrame opened={opened} section="parties" path={path}>
        <NotOnRecordNow opened={opened} life={life}>
          {life.steps.length > 0 && history}
        </NotOnRecordNow>
      </NegotiationFrame>
    );
  const mayWrite = moment.isPresent && mayRecord(member).allowed;
  const place = { found, opened, compartments, takenBack: await takenBackSessions(opened) };
  const isBare = found.statements.length + found.sessions.length === 0;
  return (
    <NegotiationFrame opened={opened} section="parties" path={path} keys={keys}>
      <RowNavigation noun="line" />
      <div className="grid max-w-4xl gap-1">
        <p className="mb-1">
          <Link href={(party ? paths.party(slug, party.id) : paths.parties(slug)) + query} className="link">
            {party?.name ?? "All parties"}
          </Link>
        </p>
        <Answer>{personInWords(delegate, party)}</Answer>
        {delegate.title && (
          <MetaLine className="mt-1">
            <bdi>{delegate.title}</bdi>
          </MetaLine>
        )}
        {delegate.note && (
          <p dir="auto" className="t-small max-w-measure whitespace-pre-line text-ink-2">
            {delegate.note}
          </p>
        )}
        <div className="mt-1">
          <RecordFooting
            {...citedOf(delegate.record, found.sources)}
            evidenceHref={paths.evidence(slug) + query}
            isDateInferred={delegate.record.validInferred}
            compartment={compartments.find(({ id }) => id === delegate.compartmentId)}
            acts={
              mayWrite && (
                <>
                  <RecordAct
                    href={hrefWith(path, { correct: delegate.record.id }, "form")}
                    id={`correct-${delegate.id}`}
                    on=""
                  >
                    Correct
                  </RecordAct>
                  <RecordAct
                    href={hrefWith(path, { change: delegate.record.id }, "form")}
                    id={`change-${delegate.id}`}
                    on=""
                  >
                    Has changed since
                  </RecordAct>
                </>
              )
            }
          />
        </div>
      </div>
      <div id="form" className="empty:hidden">
        {mayWrite && <ParticipantPanel {...place} asked={asked} path={path} />}
      </div>
      <Columns className="mt-6" aside={history}>
        {isBare && (
          <NothingYet opened={opened} about="What they say and the sessions that they sit in come to stand here.">
            Record a statement of theirs, or a session that they sat in.
          </NothingYet>
        )}
        <p>
          <Link href={hrefWith(paths.said(slug) + query, { party: delegateId })} className="link py-1 max-md:py-3">
            Everything they said, on one topic or on all
          </Link>
        </p>
        <ParticipantStatements {...place} title="What they have said" />
        <SatIn
          {...place}
          title="Where they sat"
          nameOf={({ partyId }) => parties.find(({ id }) => id === partyId)?.name ?? "a party"}
        />
      </Columns>
    </NegotiationFrame>
  );
}
