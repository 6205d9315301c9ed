/** The rounds beside the timeline, each as a line through its days. */
import { RoundStrip } from "@/components/rounds/RoundStrip";
import { Section } from "@/components/ui/Section";
import type { TimelineView } from "@/lib/logbook/queries-timeline-days";
import { roundStateLabels, trackLabels } from "@/lib/rounds/rules";
import { nextDate } from "@/lib/rounds/rules-dates";
import { earliest, type FuzzyDate } from "@/lib/time/fuzzy-date";
import { dayOf } from "@/lib/time/zones";

type Props = { rounds: TimelineView["rounds"]; asOfDay: FuzzyDate };

export function TimelineRounds({ rounds, asOfDay }: Props) {
  return (
    <Section title="Rounds">
      <ul className="divide-y divide-rule">
        {rounds.map((round) => {
          const planned = nextDate([round])?.planned ?? null;
          const events = round.events.map(({ event, record }) => ({
            kind: event,
            date: dayOf(record.validFrom, round.timeZone),
          }));
          return (
            <li key={round.id} id={`round-${round.id}`} className="scroll-mt-24 py-2.5">
              <p>
                <strong className="font-semibold">Round {round.number}</strong>: {round.title}
              </p>
              <p className="t-meta text-ink-3">
                {round.venue}, {trackLabels[round.track]}, {roundStateLabels[round.state].toLowerCase()}
              </p>
              {(events.length > 0 || planned) && (
                <div className="mt-2">
                  <RoundStrip
                    events={events}
                    planned={planned && dayOf(earliest(planned, round.timeZone), round.timeZone)}
                    today={asOfDay}
                  />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
