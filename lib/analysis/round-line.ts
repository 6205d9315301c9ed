/** Where the talks stand and what date comes next, from the rounds: "Paused since …", "Resumption planned for …". */
import type { RoundEvent, RoundState } from "@/lib/rounds/rules";
import { currentRound, nextDate } from "@/lib/rounds/rules-dates";
import { inWords } from "@/lib/time/distances";
import { formatFuzzy } from "@/lib/time/format-date";
import { earliest, type FuzzyDate, pointsOf, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { dayOf, inZone } from "@/lib/time/zones";

export type RoundFact = {
  number: number;
  title: string;
  timeZone: string;
  state: RoundState;
  events: readonly {
    event: RoundEvent;
    plannedOpening: string | null;
    plannedResumption: string | null;
    record: { validFrom: Date; validText: string };
  }[];
};

export type RoundLine = {
  title: string;
  /** "Paused since Wednesday 27 February 2019" */
  stands: string;
  /** "Resumption planned for Saturday 2 March"; null where nothing is to be waited for. */
  next: string | null;
  /** "in 2 days", "2 days overdue"; null where no date is planned. */
  wait: string | null;
  /** The planned date as recorded. */
  planned: FuzzyDate | null;
  /** Days, as the strip draws them. */
  events: { kind: RoundEvent; date: string }[];
  plannedDay: string | null;
};

/** Null where no round is on record. */
export function roundLineOf(rounds: readonly RoundFact[], { asOf }: { asOf: Date }): RoundLine | null {
  const round = currentRound(rounds);
  if (!round) return null;
  const zone = round.timeZone;
  const coming = nextDate([round]);
  const planned = coming?.planned ?? null;
  return {
    title: round.title,
    stands: standsInWords(round),
    next: planned ? plannedInWords(coming?.kind ?? "opening", planned, asOf, zone) : nothingPlanned[round.state],
    wait: planned && inWords(planned, asOf, zone),
    planned,
    events: round.events.map(({ event, record }) => ({ kind: event, date: dayOf(record.validFrom, zone) })),
    plannedDay: planned && dayOf(earliest(planned, zone), zone),
  };
}

function standsInWords({ state, number, timeZone, events }: RoundFact): string {
  const last = events.at(-1);
  const date = last ? formatFuzzy(requireFuzzyDate(last.record.validText), timeZone, { style: "long" }) : "";
  switch (state) {
    case "unscheduled":
      return `No date is set for round ${number}`;
    case "scheduled":
      return `Round ${number} is scheduled`;
    case "open":
      return `Open since ${date}`;
    case "paused":
      return `Paused since ${date}`;
    case "concluded":
    case "collapsed": {
      const isDay = last && pointsOf(requireFuzzyDate(last.record.validText)).start.precision === "day";
      return `Round ${number} ${state} ${isDay ? "on" : "in"} ${date}`;
    }
  }
}

function plannedInWords(kind: "opening" | "resumption", planned: FuzzyDate, asOf: Date, zone: string): string {
  const isThisYear = pointsOf(planned).start.start.year === inZone(asOf, zone).year;
  const date = formatFuzzy(planned, zone, { style: "long", year: !isThisYear });
  return `${kind === "opening" ? "Opening" : "Resumption"} planned for ${date}`;
}

const nothingPlanned: Record<RoundState, string | null> = {
  unscheduled: null,
  scheduled: "The day of its opening is not on record",
  open: null,
  paused: "No date for the resumption is on record",
  concluded: "No further round is on record",
  collapsed: "No further round is on record",
};
