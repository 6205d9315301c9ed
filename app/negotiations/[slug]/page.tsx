import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { AskSection } from "@/components/analysis/board/AskSection";
import { FirstSteps } from "@/components/analysis/board/FirstSteps";
import { MovedSection } from "@/components/analysis/board/MovedSection";
import { NextDate } from "@/components/analysis/board/NextDate";
import { PlayBar } from "@/components/analysis/board/PlayBar";
import { PlayedSection } from "@/components/analysis/board/PlayedSection";
import { playFromHref, playModes } from "@/components/analysis/board/playAddress";
import { RiskSection } from "@/components/analysis/board/RiskSection";
import { StandingTable } from "@/components/analysis/board/StandingTable";
import { ZoneSection } from "@/components/analysis/board/ZoneSection";
import { ForecastLine } from "@/components/analysis/forecasts/ForecastLine";
import { forecastsOnHref } from "@/components/analysis/forecasts/forecastsAddress";
import { MarkingWords } from "@/components/record/MarkingNote";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { paramOf } from "@/components/ui/hrefWith";
import { RowNavigation } from "@/components/ui/RowNavigation";
import {
  comparisonMarkings,
  movedInShort,
  movedMarkings,
  newsInShort,
  partsMovedInWords,
} from "@/lib/analysis/changes/in-words";
import { hasTermMoved } from "@/lib/analysis/changes/count";
import { namesOf } from "@/lib/analysis/changes/names";
import { playedStep } from "@/lib/analysis/changes/queries";
import { firstSteps } from "@/lib/analysis/first-steps";
import { standingGroups, type Unfolded } from "@/lib/analysis/standing";
import { boardView } from "@/lib/analysis/queries";
import { openForecastsOn } from "@/lib/forecasts/queries-short";
import { mayOwn, mayRecord } from "@/lib/negotiations/policy";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { formatFuzzy } from "@/lib/time/format-date";
import { clockName } from "@/lib/time/zones";
import { NegotiationFrame } from "./NegotiationFrame";
import { NothingYet } from "./NothingYet";
import { Following } from "./Following";
import { LearnedLine } from "./LearnedLine";

export const metadata: Metadata = { title: "Board" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<MomentParams & { all?: string | string[]; from?: string | string[]; play?: string | string[] }>;
};

const noNames = { termOf: () => null, partyOf: () => null, partyByCode: () => null };

const keys = [
  { keys: ["j", "k"], label: "next, previous term" },
  { keys: ["Enter"], label: "open" },
  { keys: ["g", "t"], label: "text" },
  { keys: ["g", "p"], label: "positions" },
  { keys: ["[", "]"], label: "step through named days" },
];

export default async function BoardPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const asked = await searchParams;
  const opened = await openNegotiation(slug, asked);
  const [board, compartments] = [await boardView(opened, unfoldedIn(asked)), await myCompartments(opened)];
  const forecasts = await openForecastsOn(opened, null);
  const { sourcing } = board;
  const { moment, negotiation, member } = opened;
  const mode = playModes.find((one) => one === paramOf(asked.play));
  const played = { slug, knownAt: moment.params.knownAt, present: negotiation.present };
  const step = mode ? await playedStep(opened) : null;
  const place = { slug, query: momentQuery(moment), timeZone: negotiation.timeZone };
  const evidence = (
    <Link href={paths.evidence(slug) + place.query} className="link print:hidden">
      See the evidence
    </Link>
  );
  const steps = firstSteps(board.onRecord, clockName(negotiation.timeZone));
  const firsts = moment.isPresent && mayRecord(member).allowed && steps[0]?.done === null && (
    <FirstSteps steps={steps} slug={slug} isOwner={mayOwn(member).allowed} isBeside={board.total > 0} />
  );
  if (board.total === 0) {
    return (
      <NegotiationFrame
        opened={opened}
        section="board"
        path={paths.board(slug)}
        keys={firsts ? [{ keys: ["Enter"], label: "go on" }] : []}
      >
        <Answer className="pb-6">
          {moment.isPresent ? "No term is on record yet." : "No term was on record at this moment."}
        </Answer>
        {firsts || (
          <NothingYet
            opened={opened}
            about="The board says where each term stands, what moved since the last session, what blocks a deal and what to ask next."
          >
            Record the agreement’s terms first.
          </NothingYet>
        )}
      </NegotiationFrame>
    );
  }
  return (
    <NegotiationFrame
      opened={opened}
      section="board"
      path={paths.board(slug)}
      keys={keys}
      shortcuts={step ? [] : [{ keys: "f", label: "play the board forward", press: "#play" }]}
    >
      {mode && step && (
        <PlayBar
          played={played}
          days={step.days}
          place={step.place}
          isBegun={mode === "run"}
          dayInWords={formatFuzzy(moment.asOfDay, "UTC")}
          leaveHref={paths.board(slug) + place.query}
        >
          <strong className="t-head">{formatFuzzy(moment.asOfDay, "UTC")}</strong>
          <span>{step.names.join(", ")}</span>
          <span className="text-ink-2">
            {step.changes && `${movedInShort(step.changes)}. ${newsInShort(step.changes)}`}
          </span>
          {step.changes && <MarkingWords markedWith={comparisonMarkings(step.changes)} compartments={compartments} />}
        </PlayBar>
      )}
      <div className="grid grid-cols-1 gap-x-12 gap-y-9 max-md:gap-y-6 xl:grid-cols-[minmax(0,928fr)_minmax(0,400fr)]">
        <div>
          <Answer>{board.headline.join(" ")}</Answer>
          <MetaLine className="mt-2">
            {sourcing.sentences.join(" ")}{" "}
            {sourcing.owed && (
              <Link href={`${paths.evidence(slug)}${place.query}#unsourced`} className="link">
                {sourcing.owed}
              </Link>
            )}{" "}
            {sourcing.sentences.length > 0 && evidence}
          </MetaLine>
          <LearnedLine opened={opened} learned={board.learned} compartments={compartments} />
          {!step && (
            <p className="mt-1 flex flex-wrap items-center gap-x-4 print:hidden">
              <Link id="play" href={playFromHref(paths.board(slug) + place.query)} className="link t-meta max-md:py-3">
                Play it forward
              </Link>
              <Following opened={opened} subjectId={opened.negotiation.id} what="this negotiation" />
            </p>
          )}
        </div>
        {/* Its place is kept before there is a round, or the terms would stand in it. */}
        <div className="max-xl:empty:hidden">
          {board.round && (
            <NextDate round={board.round} today={moment.asOfDay} pauseHref={paths.pauses(slug) + place.query} />
          )}
          <ForecastLine
            questions={forecasts}
            what="the agreement"
            href={forecastsOnHref({ slug, moment }, null)}
            compartments={compartments}
          />
        </div>
        <div className="grid min-w-0 grid-cols-1 content-start gap-8">
          <StandingTable
            {...board}
            {...place}
            played={
              step?.changes
                ? {
                    day: moment.asOfDay,
                    moved: new Map(
                      step.changes.terms.map((each) => [
                        each.term.id,
                        {
                          words: `${hasTermMoved(each) ? "Moved" : "New on record"}: ${partsMovedInWords(each)}`,
                          markedWith: movedMarkings(each),
                        },
                      ]),
                    ),
                  }
                : undefined
            }
            compartments={compartments}
          />
          {board.zone && (
            <ZoneSection
              zone={board.zone}
              analysisHref={analysisOf(slug, board.zone.term.id, place.query)}
              compartments={compartments}
            />
          )}
        </div>
        <div className="grid min-w-0 grid-cols-1 content-start gap-8">
          {firsts}
          {step && (
            <PlayedSection
              changes={step.changes}
              since={step.since}
              comparing={{ slug, moment, compartments, ...(step.changes ? namesOf(step.changes) : noNames) }}
            />
          )}
          {!step && board.moved && <MovedSection moved={board.moved} {...place} compartments={compartments} />}
          <AskSection
            {...place}
            compartments={compartments}
            questions={board.questions}
            planned={board.round?.planned ?? null}
            asOf={moment.asOf}
          />
          <RiskSection risks={board.risks} {...place} compartments={compartments} />
        </div>
      </div>
      <RowNavigation noun="term" />
    </NegotiationFrame>
  );
}

function unfoldedIn({ all, from }: Awaited<Props["searchParams"]>): Unfolded | null {
  const group = standingGroups.find((each) => each === paramOf(all));
  const place = Number(paramOf(from) ?? 0);
  return group ? { group, from: Number.isInteger(place) && place > 0 ? place : 0 } : null;
}

function analysisOf(slug: string, termId: string, query: string): string {
  return `${paths.analysis(slug)}${query}${query ? "&" : "?"}term=${termId}`;
}
