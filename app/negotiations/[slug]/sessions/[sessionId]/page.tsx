import type { Metadata } from "next";
import { HowWeKnow } from "@/components/record/HowWeKnow";
import { MarkingNote, MarkingWord } from "@/components/record/MarkingNote";
import { Agenda } from "@/components/logbook/Agenda";
import { MarkEntries } from "@/components/activity/MarkEntries";
import { recordHref } from "@/components/logbook/recordHref";
import { RetractSessionForm } from "@/components/logbook/RetractSessionForm";
import { SessionAsked } from "@/components/logbook/SessionAsked";
import { SessionChanges } from "@/components/logbook/SessionChanges";
import { SessionHistory } from "@/components/logbook/SessionHistory";
import { SessionNotes } from "@/components/logbook/SessionNotes";
import { positionsHref } from "@/components/positions/positionsAddress";
import { RoundActs } from "@/components/rounds/RoundActs";
import { RoundStateGlyph } from "@/components/rounds/RoundStateGlyph";
import { SessionFacts } from "@/components/rounds/SessionFacts";
import { WhoSat } from "@/components/rounds/WhoSat";
import { Title } from "@/components/ui/Answer";
import { ActionForm } from "@/components/ui/ActionForm";
import { ButtonLink } from "@/components/ui/Button";
import { Columns } from "@/components/ui/Columns";
import { FormPanel } from "@/components/ui/FormPanel";
import { Link } from "@/components/ui/Link";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { SubmitButton } from "@/components/ui/SubmitButton";
import { roundLineOf } from "@/lib/analysis/round-line";
import { citedOf } from "@/lib/evidence/queries";
import { correctSessionAction } from "@/lib/logbook/actions";
import { sessionPage } from "@/lib/logbook/queries-session";
import { notesOnTerm } from "@/lib/logbook/rules/notes-on-term";
import { mayRecord } from "@/lib/negotiations/policy";
import { myCompartments } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { roundStateLabels } from "@/lib/rounds/rules";
import { sessionDatesInWords } from "@/lib/rounds/rules-days";
import { formatFuzzy } from "@/lib/time/format-date";
import { formatInstant } from "@/lib/time/format-instant";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../../NegotiationFrame";
import { openingRecord } from "../../openRecord";
import { type Asked, RoundPanel } from "../RoundPanel";
import { SessionSheet } from "./SessionSheet";
import { Following } from "../../Following";

type Props = {
  params: Promise<{ slug: string; sessionId: string }>;
  searchParams: Promise<MomentParams & Asked>;
};

/** The act that a round in this state invites while a session is read. */
const acts = {
  open: { event: "paused", keyCap: "p", label: "pause the round" },
  paused: { event: "resumed", keyCap: "r", label: "resume the round" },
} as const;

const findSession = openingRecord(sessionPage);

async function openSession({ params, searchParams }: Props) {
  const [{ slug, sessionId }, asked] = [await params, await searchParams];
  return { slug, sessionId, asked, ...(await findSession(slug, sessionId, asked)) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { found } = await openSession(props);
  return { title: found.session.title };
}

export default async function FiledSessionPage(props: Props) {
  const { slug, sessionId, asked, opened, found } = await openSession(props);
  const compartments = await myCompartments(opened);
  const { session, round, notes, sources, parties } = found;
  const { moment, member, negotiation } = opened;
  const path = paths.session(slug, sessionId);
  const query = momentQuery(moment);
  const evidenceHref = paths.evidence(slug) + query;
  const { retracted } = found;
  const mayWrite = moment.isPresent && mayRecord(member).allowed && !retracted;
  const compartmentOf = (id: string | null) => compartments.find((each) => each.id === id) ?? null;
  const act = mayWrite && round && (round.state === "open" || round.state === "paused") ? acts[round.state] : null;
  const line = round && roundLineOf([round], moment);
  const { record } = session;
  const isUndone = found.history.find(({ recordId }) => recordId === record.supersedesId)?.ended?.isUndone ?? false;
  const days = notes.notes.flatMap((note) => (note.kind === "day" ? [note.day] : []));

  return (
    <NegotiationFrame
      opened={opened}
      section="sessions"
      path={path}
      keys={[
        { keys: ["j", "k"], label: "next, previous change" },
        ...(act ? [{ keys: [act.keyCap], label: act.label }] : []),
        { keys: ["g", "s"], label: "all sessions" },
      ]}
      shortcuts={act ? [{ keys: act.keyCap, label: act.label, press: `#${act.event}-${round?.id}` }] : []}
    >
      <RowNavigation noun="change" />
      <div className="grid gap-6">
        <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
          <div className="min-w-0">
            <Title>
              <bdi>{session.title}</bdi>
            </Title>
            <SessionFacts
              session={session}
              round={round}
              dates={sessionDatesInWords(record.validText, days, session.timeZone)}
            />
            {found.inPause && (
              <p className="t-small mt-1 text-ink-2">
                Its day lies inside the{" "}
                <Link href={paths.pauses(slug) + query} className="link">
                  pause of {formatFuzzy(found.inPause.paused, "UTC")}
                </Link>
                . <MarkingWord compartment={compartmentOf(found.inPause.compartmentId)} />
              </p>
            )}
            <MarkingNote compartment={compartmentOf(session.compartmentId)} className="mt-1" />
            {retracted && (
              <p className="mt-2 max-w-measure border-l-3 border-st-contested pl-3">
                <span className="font-semibold">This session was taken back</span> by {retracted.byName} on{" "}
                {formatInstant(retracted.recordedAt, negotiation.timeZone)}
                {retracted.reason && (
                  <>
                    : “<bdi>{retracted.reason}</bdi>”
                  </>
                )}
                . What was recorded in it and is not struck through stands on its own.
              </p>
            )}
            {!retracted && record.supersedesId && (
              <p className="t-small mt-1 text-ink-2">
                {isUndone
                  ? "A correction was undone: this is what was filed before it"
                  : "This corrects what was filed before"}
                {record.reason && !isUndone && (
                  <>
                    : “<bdi>{record.reason}</bdi>”
                  </>
                )}
                .{" "}
                <a href="#history" className="link">
                  What it was
                </a>
              </p>
            )}
            <div className="mt-1 flex flex-wrap items-center gap-x-1 print:hidden">
              {mayWrite && (
                <>
                  <ActionForm action={correctSessionAction}>
                    <input type="hidden" name="negotiationId" value={negotiation.id} />
                    <input type="hidden" name="recordId" value={session.recordId} />
                    <SubmitButton variant="secondary" pending="Opening…">
                      Correct
                    </SubmitButton>
                  </ActionForm>
                  <ButtonLink
                    variant="quiet"
                    id={`retract-${session.recordId}`}
                    href={hrefWith(path, { retract: session.recordId }, "form")}
                    scroll={false}
                  >
                    Retract
                  </ButtonLink>
                </>
              )}
              <Following opened={opened} subjectId={sessionId} what="this session" />
            </div>
          </div>
          {round && line && (
            <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <p className="flex flex-wrap items-baseline gap-x-3">
                <span className="t-ui-strong inline-flex items-baseline gap-2" title={line.stands}>
                  <RoundStateGlyph state={round.state} className="self-center" />
                  {roundStateLabels[round.state]}
                </span>
                {line.next && (
                  <span className="text-ink-2">{line.next.charAt(0).toLowerCase() + line.next.slice(1)}</span>
                )}
              </p>
              {act && !paramOf(asked.event) && <RoundActs round={round} path={path} only={[act.event]} primary={act} />}
            </div>
          )}
        </div>
        <div id="form" className="empty:hidden">
          {mayWrite && paramOf(asked.retract) === session.recordId && (
            <FormPanel
              title="Retract the session"
              description="It then never took place, for everything that is read from now on."
              closeHref={path}
              returnTo={`retract-${session.recordId}`}
            >
              <RetractSessionForm
                negotiationId={negotiation.id}
                recordId={session.recordId}
                entries={found.entries.length}
              />
            </FormPanel>
          )}
          {mayWrite && round && (
            <RoundPanel
              opened={opened}
              asked={asked}
              rounds={[round]}
              parties={parties}
              sources={sources}
              compartments={compartments}
              closeHref={path}
            />
          )}
        </div>
        <Columns
          grid="session"
          aside={
            <>
              <SessionChanges changes={found.changes} />
              {found.asked.length > 0 && (
                <SessionAsked
                  asked={found.asked}
                  party={(id) => parties.find((each) => each.id === id)?.name}
                  term={(id) => found.terms.find((each) => each.id === id)}
                  questionHref={(id) => recordHref({ slug, moment }, { kind: "question", id })}
                  noteHref={
                    mayWrite
                      ? ({ id, ...cell }) =>
                          positionsHref({ slug, moment, filter: null, cell: null }, { cell, act: "record", answer: id })
                      : undefined
                  }
                  compartments={compartments}
                />
              )}
              <WhoSat
                session={session}
                isHighest={found.isHighest}
                parties={parties}
                delegates={found.delegates}
                hrefs={{
                  party: (id) => paths.party(slug, id) + query,
                  person: (id) => paths.person(slug, id) + query,
                }}
              />
              <Agenda
                items={found.agenda.map(({ term, status }) => ({
                  id: term.id,
                  number: term.number,
                  title: term.title,
                  status,
                  notes: notesOnTerm(notes, term.id),
                  href: paths.term(slug, term.id) + query,
                }))}
              />
              <SessionHistory steps={found.history} zone={negotiation.timeZone} />
            </>
          }
        >
          <SessionNotes
            notes={notes}
            acts={
              mayWrite && (
                <MarkEntries negotiationId={negotiation.id} entries={found.entries} compartments={compartments} />
              )
            }
            venue={session.venue}
            hrefOf={({ kind, id }) =>
              recordHref({ slug, moment }, kind === "term" ? { kind, termId: id } : { kind, id })
            }
            sources={(entry) => {
              const cited = citedOf(entry.record, sources);
              return entry.record.citations.length > 0 && <HowWeKnow isMark {...cited} evidenceHref={evidenceHref} />;
            }}
            compartment={compartmentOf}
            filed={`filed ${formatInstant(record.recordedAt, negotiation.timeZone)} by ${found.filedBy}`}
            known={
              record.citations.length > 0 && (
                <HowWeKnow
                  {...citedOf(record, sources)}
                  evidenceHref={evidenceHref}
                  isDateInferred={record.validInferred}
                />
              )
            }
          />
          {!retracted && <SessionSheet opened={opened} session={session} days={days} compartments={compartments} />}
        </Columns>
      </div>
    </NegotiationFrame>
  );
}
