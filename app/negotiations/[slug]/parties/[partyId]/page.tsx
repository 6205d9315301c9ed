import type { Metadata } from "next";
import { LifeHistory } from "@/components/parties/LifeHistory";
import { PartyPositions } from "@/components/positions/PartyPositions";
import { TermParts } from "@/components/terms/TermParts";
import { RecordAct } from "@/components/record/RecordFooting";
import { Columns } from "@/components/ui/Columns";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { Link } from "@/components/ui/Link";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { Section } from "@/components/ui/Section";
import { mayRecord } from "@/lib/negotiations/policy";
import { myCompartments } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { partyRecord } from "@/lib/positions/queries/party";
import { partsOf } from "@/lib/terms/rules/parts";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { takenBackSessions } from "../../takenBackSessions";
import { NegotiationFrame } from "../../NegotiationFrame";
import { openingRecord } from "../../openRecord";
import { NothingYet } from "../../NothingYet";
import { NotOnRecordNow } from "../NotOnRecordNow";
import { ParticipantStatements, SatIn } from "../ParticipantEvidence";
import { type Asked, ParticipantPanel } from "../ParticipantPanel";
import { PartyBeside } from "./PartyBeside";
import { PartyHead } from "./PartyHead";
import { PartyWords } from "./PartyWords";
import { Following } from "../../Following";

type Props = {
  params: Promise<{ slug: string; partyId: string }>;
  searchParams: Promise<MomentParams & Asked & { part?: string | string[] }>;
};

/** More positions than that are shown by the parts of the agreement. */
const mostHeld = 300;

const keys = [
  { keys: ["j", "k"], label: "next, previous line" },
  { keys: ["Enter"], label: "open" },
  { keys: ["[", "]"], label: "step through named days" },
];

const findParty = openingRecord(partyRecord);

async function openParty({ params, searchParams }: Props) {
  const [{ slug, partyId }, asked] = [await params, await searchParams];
  return { slug, partyId, asked, ...(await findParty(slug, partyId, asked)) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { found } = await openParty(props);
  return { title: found.party?.name ?? found.life.name };
}

export default async function PartyPage(props: Props) {
  const { slug, partyId, asked, opened, found } = await openParty(props);
  const { moment, member, negotiation } = opened;
  const { timeZone } = negotiation;
  const compartments = await myCompartments(opened);
  const takenBack = await takenBackSessions(opened);
  const { party, life, positions, statements, sessions } = found;
  const path = paths.party(slug, partyId);
  const history = (
    <Section title="History" aside={life.steps.length > 1 && `${life.steps.length} records`}>
      <LifeHistory steps={life.steps} compartments={compartments} timeZone={timeZone} />
    </Section>
  );
  if (!party)
    return (
      <NegotiationFrame opened={opened} section="parties" path={path}>
        <NotOnRecordNow opened={opened} life={life}>
          {life.steps.length > 0 && history}
        </NotOnRecordNow>
      </NegotiationFrame>
    );
  const mayWrite = moment.isPresent && mayRecord(member).allowed;
  const place = { found, opened, compartments, takenBack };
  const held = partsOf(
    found.terms,
    positions.map(({ term }) => term),
    { most: mostHeld, asked: paramOf(asked.part) },
  );
  const shown = new Set(held.terms.map(({ id }) => id));
  const holds = found.brackets.length + found.options.length + positions.length;
  const isBare = holds + statements.length + sessions.length + found.deeds.length === 0;
  return (
    <NegotiationFrame opened={opened} section="parties" path={path} keys={keys}>
      <RowNavigation noun="line" />
      <PartyHead
        {...place}
        party={party}
        acts={
          <>
            {mayWrite && (
              <>
                <RecordAct href={hrefWith(path, { correct: party.record.id }, "form")} id={`correct-${party.id}`} on="">
                  Correct
                </RecordAct>
                <RecordAct href={hrefWith(path, { change: party.record.id }, "form")} id={`change-${party.id}`} on="">
                  Has changed since
                </RecordAct>
              </>
            )}
            <Following opened={opened} subjectId={partyId} what="this party" />
          </>
        }
      />
      <div id="form" className="empty:hidden">
        {mayWrite && <ParticipantPanel {...place} asked={asked} path={path} />}
      </div>
      <Columns
        className="mt-6"
        aside={
          <>
            <PartyBeside {...place} party={party} />
            {history}
          </>
        }
      >
        {isBare && (
          <NothingYet
            opened={opened}
            about="What it holds on each term, what it says, where it sat and the words that it stands behind come to stand here."
          >
            Record a position of it, a statement, or a session that it sat in.
          </NothingYet>
        )}
        {positions.length > 0 && (
          <Section title="What it holds" aside={`${positions.length} of ${found.terms.length} terms`}>
            {held.part && (
              <TermParts
                parts={held.parts}
                shown={held.part}
                hrefOf={(part) => hrefWith(path + momentQuery(moment), { part })}
              />
            )}
            <PartyPositions
              positions={positions.filter(({ term }) => shown.has(term.id))}
              terms={found.terms}
              view={{ slug, moment, filter: null, cell: null }}
              compartments={compartments}
              takenBack={takenBack}
              timeZone={timeZone}
            />
          </Section>
        )}
        <p>
          <Link
            href={hrefWith(paths.said(slug) + momentQuery(moment), { party: partyId })}
            className="link py-1 max-md:py-3"
          >
            Everything it said, on one topic or on all
          </Link>
        </p>
        <ParticipantStatements {...place} title="What it has said" />
        <SatIn
          {...place}
          title="Where it sat"
          nameOf={({ delegateId }) => found.delegates.find(({ id }) => id === delegateId)?.name ?? "Delegation"}
        />
        <PartyWords {...place} />
      </Columns>
    </NegotiationFrame>
  );
}
