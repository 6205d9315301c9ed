import type { Metadata } from "next";
import { Link } from "@/components/ui/Link";
import { TimelineDays } from "@/components/logbook/TimelineDays";
import { TimelineFilter } from "@/components/logbook/TimelineFilter";
import { TimelineNow } from "@/components/logbook/TimelineNow";
import { TimelineRounds } from "@/components/logbook/TimelineRounds";
import { Answer, MetaLine } from "@/components/ui/Answer";
import { ButtonLink } from "@/components/ui/Button";
import { Columns } from "@/components/ui/Columns";
import { hrefWith, paramOf } from "@/components/ui/hrefWith";
import { RowNavigation } from "@/components/ui/RowNavigation";
import { talksInWords } from "@/lib/analysis/talks-in-words";
import { sourcingInWords } from "@/lib/record/rules";
import { timeline } from "@/lib/logbook/queries-timeline-days";
import { readTimelineKind } from "@/lib/logbook/rules/timeline-days";
import { myCompartments, openNegotiation } from "@/lib/negotiations/queries";
import { paths } from "@/lib/platform/paths";
import { formatFuzzy } from "@/lib/time/format-date";
import type { MomentParams } from "@/lib/time/moment";
import { momentQuery } from "@/lib/time/moment-query";
import { NegotiationFrame } from "../NegotiationFrame";
import { NothingYet } from "../NothingYet";
import { takenBackSessions } from "../takenBackSessions";

export const metadata: Metadata = { title: "Timeline" };

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<MomentParams & Partial<Record<"kind" | "from" | "term", string | string[]>>>;
};

const keys = [
  { keys: ["j", "k"], label: "next, previous event" },
  { keys: ["Enter"], label: "open" },
  { keys: ["[", "]"], label: "step through named days" },
];

export default async function TimelinePage({ params, searchParams }: Props) {
  const { slug } = await params;
  const asked = await searchParams;
  const opened = await openNegotiation(slug, asked);
  const { moment, negotiation } = opened;
  const kind = readTimelineKind(asked.kind);
  const page = await timeline(opened, { kind, from: paramOf(asked.from) });
  const { counts, planned, rounds } = page;
  const compartments = await myCompartments(opened);
  const takenBack = await takenBackSessions(opened);
  const path = paths.timeline(slug);
  const talks = talksInWords(rounds, moment);

  if (Object.values(counts).every((count) => count === 0) && planned.length === 0)
    return (
      <NegotiationFrame opened={opened} section="timeline" path={path}>
        <div className="grid gap-8">
          <Answer>
            {moment.isPresent ? "Nothing has happened on record yet." : "Nothing was on record at this moment."}
          </Answer>
          <NothingYet
            opened={opened}
            about="Sessions, pauses, statements, statuses and positions come to stand here by the day on which they held."
            action={
              <>
                <ButtonLink href={hrefWith(paths.sessions(slug), { add: "round" }, "form")}>
                  Record the first round
                </ButtonLink>
                <ButtonLink variant="quiet" href={paths.newSession(slug)}>
                  Log a session
                </ButtonLink>
              </>
            }
          >
            The timeline is written by recording what happens.
          </NothingYet>
        </div>
      </NegotiationFrame>
    );

  const isPlanShown = page.isFirst && (kind === null || kind === "round");
  const here = path + momentQuery(moment);
  return (
    <NegotiationFrame opened={opened} section="timeline" path={path} keys={keys}>
      <RowNavigation noun="event" />
      <div className="grid gap-6">
        <div>
          <Answer>{talks?.answer ?? "No round of talks is on record."}</Answer>
          <MetaLine className="mt-1">
            {[talks?.next, `What happened rests on ${sourcingInWords(page.citations)}.`].filter(Boolean).join(" ")}{" "}
            <Link href={paths.changes(slug) + momentQuery(moment)} className="link">
              Compare two moments
            </Link>
          </MetaLine>
        </div>
        <Columns aside={rounds.length > 0 && <TimelineRounds rounds={rounds} asOfDay={moment.asOfDay} />}>
          <div className="grid grid-cols-1 gap-3">
            <TimelineFilter href={here} shown={kind} counts={counts} />
            <div className="grid grid-cols-1">
              {!page.isFirst && (
                <p className="border-t border-rule-2 py-2">
                  <Link href={hrefWith(here, { kind })} className="link inline-block max-md:py-2.5">
                    Back to the latest
                  </Link>
                </p>
              )}
              <TimelineNow
                planned={isPlanShown ? planned : []}
                asOf={moment.asOf}
                asOfDay={moment.asOfDay}
                timeZone={negotiation.timeZone}
              />
              {page.days.length === 0 && <p className="py-2 text-ink-2">Nothing of this kind is on record here.</p>}
              <TimelineDays
                days={page.days}
                timeZone={negotiation.timeZone}
                reading={{ slug, moment }}
                compartments={compartments}
                takenBack={takenBack}
                unfolding={{ termId: paramOf(asked.term), href: (from) => hrefWith(here, { kind, from }) }}
              />
              {page.next && (
                <p className="border-t border-rule-2 py-3">
                  <Link href={hrefWith(here, { kind, from: page.next })} className="link inline-block max-md:py-2.5">
                    Earlier: {page.left.toLocaleString("en-GB")} {page.left === 1 ? "event" : "events"} up to{" "}
                    {formatFuzzy(page.next, negotiation.timeZone, { weekday: false })}
                  </Link>
                </p>
              )}
            </div>
          </div>
        </Columns>
      </div>
    </NegotiationFrame>
  );
}
