/** Where the page stands in time, and above it what is planned and has not happened. */
import { Time } from "@/components/ui/Time";
import type { PlannedView } from "@/lib/logbook/queries-timeline-days";
import { inWords } from "@/lib/time/distances";
import { formatFuzzy } from "@/lib/time/format-date";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { DaySection } from "./TimelineDays";
import { EventRow } from "./TimelineChanges";

type Props = { planned: readonly PlannedView[]; asOf: Date; asOfDay: FuzzyDate; timeZone: string };

export function TimelineNow({ planned, asOf, asOfDay, timeZone }: Props) {
  return (
    <>
      {planned.map(({ round, kind, planned: date, since }) => (
        <DaySection
          key={round.id}
          id={`planned-${round.id}`}
          date={date}
          timeZone={round.timeZone}
          note={<>planned, {inWords(date, asOf, round.timeZone)}</>}
        >
          <ul>
            <EventRow label="Planned">
              <p>
                <a href={`#round-${round.id}`} className="link-name font-semibold max-md:py-1">
                  Round {round.number} {kind === "resumption" ? "resumes" : "opens"}
                </a>
                ; {kind} planned for {formatFuzzy(date, round.timeZone, { style: "long" })}
              </p>
              <p className="t-meta mt-0.5 text-ink-3">
                {kind === "resumption" ? "waiting since the pause" : "waiting since it was scheduled"} of{" "}
                {formatFuzzy(since, round.timeZone)}
              </p>
            </EventRow>
          </ul>
        </DaySection>
      ))}
      <p className="t-meta flex items-center gap-3 py-2 font-semibold text-accent">
        <span aria-hidden="true" className="h-0.5 w-6 bg-accent" />
        <span>
          Now, as this page stands: <Time dateTime={asOfDay}>{formatFuzzy(asOfDay, timeZone, { style: "long" })}</Time>
        </span>
        <span aria-hidden="true" className="h-0.5 flex-1 bg-accent" />
      </p>
    </>
  );
}
