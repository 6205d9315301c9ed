import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { RecordAct, RecordFooting } from "@/components/record/RecordFooting";
import { CorrectedNote } from "@/components/record/CorrectedNote";
import { MarkingNote } from "@/components/record/MarkingNote";
import { DiscardedList } from "@/components/logbook/DiscardedList";
import { DraftList } from "@/components/logbook/DraftList";
import { LateNotes } from "@/components/logbook/LateNotes";
import { TakenBackList } from "@/components/logbook/TakenBackList";
import { WritingHere } from "@/components/negotiations/presence/WritingHere";
import { calendarHref } from "@/components/rounds/calendarAddress";
import { RoundSection } from "@/components/rounds/RoundSection";
import { SessionCalendar } from "@/components/rounds/SessionCalendar";
import { SessionViews } from "@/components/rounds/SessionViews";
import { SessionList } from "@/components/rounds/SessionList";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { roundLineOf } from "@/lib/analysis/round-line";
import { citedOf } from "@/lib/evidence/queries";
import { myDiscardedDrafts, myDrafts } from "@/lib/logbook/queries-drafts";
import { sessionsPage } from "@/lib/logbook/queries-sessions";
import { mendedRecords } from "@/lib/activity/queries-corrections";
import { mayRecord } from "@/lib/negotiations/policy";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { readMonth } from "@/lib/rounds/rules-calendar";
import { lastSession } from "@/lib/rounds/rules-dates";
import { dayOf } from "@/lib/time/zones";
import { formatFuzzy } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../NegotiationFrame";
import { NothingYet } from "../NothingYet";
import { type Asked, RoundPanel } from "./RoundPanel";

export const metadata: Metadata = { title: "Sessions" };

type Viewed = { view?: string | string[]; month?: string | string[] };

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<MomentParams & Asked & Viewed> };

export default async function SessionsPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const asked = await searchParams;
  const opened = await openNegotiation(slug, asked);
  const { moment, member, negotiation } = opened;
  const [found, compartments] = [await sessionsPage(opened), await myCompartments(opened)];
  const { sessions, parties, delegates, sources } = found;
  const rounds = [...found.rounds].reverse();
  const path = paths.sessions(slug);
  const query = momentQuery(moment);
  const mayWrite = moment.isPresent && mayRecord(member).allowed;
  const drafts = mayWrite ? await myDrafts(opened) : [];
  const discarded = mayWrite ? await myDiscardedDrafts(opened, new Date()) : [];
  const line = roundLineOf(found.rounds, moment);
  const last = lastSession(sessions);
  const compartmentOf = (id: string | null) => compartments.find((each) => each.id === id);
  const list = {
    parties,
    delegates,
    zone: negotiation.timeZone,
    hrefOf: (id: string) => paths.session(slug, id) + query,
    marking: ({ compartmentId }: { compartmentId: string | null }) => (
      <MarkingNote compartment={compartmentOf(compartmentId)} />
    ),
  };
  const { corrections } = await mendedRecords(opened, ["round", "round_event"]);
  const corrected = (seriesId: string) => ({
    corrections: corrections.get(seriesId),
    timeZone: negotiation.timeZone,
  });
  const others = sessions.filter(({ roundId }) => !rounds.some(({ id }) => id === roundId));
  const isCalendar = paramOf(asked.view) === "calendar";
  const month = readMonth(paramOf(asked.month)) ?? moment.asOfDay.slice(0, 7);
  const shownAt = isCalendar ? calendarHref(path, month) : path;
  const isBare = rounds.length === 0 && sessions.length === 0;
  const log = { keys: ["n"], label: "log a session" };

  return (
    <NegotiationFrame
      opened={opened}
      section="sessions"
      path={path}
      keys={[
        isCalendar
          ? { keys: ["←", "→", "↑", "↓"], label: "day, week" }
          : { keys: ["j", "k"], label: "next, previous session" },
        ...(mayWrite ? [log] : []),
      ]}
      shortcuts={mayWrite ? [{ keys: "n", label: log.label, href: paths.newSession(slug) }] : []}
    >
      <RowNavigation noun="session" />
      <div className="grid gap-8">
        <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-3">
          <div className="max-w-4xl min-w-0">
            <Answer>
              {line
                ? `${line.stands}${line.next ? `; ${line.next.charAt(0).toLowerCase()}${line.next.slice(1)}` : ""}.`
                : moment.isPresent
                  ? "No session is on record yet."
                  : "No session was on record then."}
            </Answer>
            <WritingHere about={{ negotiationId: opened.negotiation.id, page: "sessions" }} className="mt-1" />
            {(last ?? line?.wait) && (
              <MetaLine className="mt-1">
                {line?.wait && `${line.wait.charAt(0).toUpperCase()}${line.wait.slice(1)}. `}
                {last && (
                  <>
                    The last session on record is <bdi>{last.title}</bdi>,{" "}
                    {formatFuzzy(requireFuzzyDate(last.record.validText), last.timeZone)}.
                  </>
                )}
              </MetaLine>
            )}
          </div>
          {mayWrite && !isBare && (
            <div className="flex flex-wrap gap-2 print:hidden">
              <ButtonLink variant="quiet" id="add-round" href={hrefWith(path, { add: "round" }, "form")} scroll={false}>
                Add a round
              </ButtonLink>
              <ButtonLink href={paths.newSession(slug)} keyCap="n">
                Log a session
              </ButtonLink>
            </div>
          )}
        </div>
        {isBare && (
          <NothingYet
            opened={opened}
            about="A session is one sitting: who sat, at what level, what was said. Write the notes as they come, and record positions and statuses among them after a slash; filing puts all of it on record at once. Rounds hold sessions together, with the pauses between them."
            action={
              <>
                <ButtonLink href={paths.newSession(slug)} keyCap="n">
                  Log the first session
                </ButtonLink>
                <ButtonLink
                  variant="quiet"
                  id="add-round"
                  href={hrefWith(path, { add: "round" }, "form")}
                  scroll={false}
                >
                  Record a round first
                </ButtonLink>
              </>
            }
          >
            Here stands what was said, and when the talks go on.
          </NothingYet>
        )}
        <div id="form" className="empty:hidden">
          {mayWrite && (
            <RoundPanel
              opened={opened}
              asked={asked}
              rounds={found.rounds}
              parties={parties}
              sources={sources}
              compartments={compartments}
              closeHref={shownAt}
            />
          )}
        </div>
        {mayWrite && (
          <LateNotes
            slug={slug}
            negotiationId={negotiation.id}
            userId={opened.actor.userId}
            openIds={drafts.map(({ id }) => id)}
          />
        )}
        {drafts.length > 0 && (
          <DraftList
            drafts={drafts.map(({ id, content, savedAt, team }) => ({
              id,
              href: paths.sessionDraft(slug, id),
              title: content.title,
              held: content.held,
              by: team.isMine ? null : team.author.name,
              isTogether: team.sharing !== "private",
              isCorrection: content.corrects !== null,
              lines: content.blocks.filter((block) => block.kind === "line" && block.text !== "").length,
              entries: content.blocks.filter(({ kind }) => kind === "entry").length,
              savedAt,
            }))}
          />
        )}
        {discarded.length > 0 && (
          <DiscardedList
            negotiationId={negotiation.id}
            drafts={discarded.map(({ id, content, discardedAt }) => ({
              id,
              title: content.title,
              held: content.held,
              discardedAt,
            }))}
          />
        )}
        {(!isBare || isCalendar) && <SessionViews path={path + query} isCalendar={isCalendar} />}
        {isCalendar && (
          <SessionCalendar
            month={month}
            rounds={found.rounds}
            sessions={sessions}
            present={moment.asOfDay}
            today={dayOf(new Date(), negotiation.timeZone)}
            path={path + query}
            sessionHref={list.hrefOf}
            newSessionPath={mayWrite ? paths.newSession(slug) : null}
          />
        )}
        {!isCalendar &&
          rounds.map((round) => (
            <RoundSection
              key={round.id}
              round={round}
              line={roundLineOf([round], moment)}
              today={moment.asOfDay}
              parties={parties}
              marking={
                <>
                  <MarkingNote compartment={compartmentOf(round.compartmentId)} />
                  <CorrectedNote {...corrected(round.record.seriesId)} />
                </>
              }
              path={mayWrite ? path : null}
              footing={({ id, record, event }) => (
                <RecordFooting
                  {...citedOf(record, sources)}
                  evidenceHref={paths.evidence(slug) + query}
                  isDateInferred={record.validInferred}
                  compartment={compartmentOf(record.compartmentId)}
                  corrected={corrected(record.seriesId)}
                  acts={
                    <>
                      {event === "paused" && (
                        <Link
                          href={hrefWith(paths.pauses(slug) + query, { pause: id })}
                          className="link t-meta inline-flex min-h-6 items-center max-md:min-h-11"
                        >
                          What has drifted since
                        </Link>
                      )}
                      {mayWrite && (
                        <>
                          <RecordAct
                            href={hrefWith(path, { correct: record.id }, "form")}
                            id={`correct-${record.id}`}
                            on={`that the round ${event}`}
                          >
                            Correct
                          </RecordAct>
                          <RecordAct
                            href={hrefWith(path, { retract: record.id }, "form")}
                            id={`retract-${record.id}`}
                            on={`that the round ${event}`}
                          >
                            Retract
                          </RecordAct>
                        </>
                      )}
                    </>
                  }
                />
              )}
            >
              <SessionList sessions={sessions.filter(({ roundId }) => roundId === round.id)} {...list} />
            </RoundSection>
          ))}
        {!isCalendar && others.length > 0 && <SessionList sessions={others} {...list} />}
        {found.takenBack.length > 0 && (
          <TakenBackList sessions={found.takenBack} zone={negotiation.timeZone} hrefOf={list.hrefOf} />
        )}
      </div>
    </NegotiationFrame>
  );
}
