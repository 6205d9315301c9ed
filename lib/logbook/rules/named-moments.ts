/** The days of a negotiation that have a name: its sessions, what happened in its rounds, and when its wording changed. */
import { type RoundEvent, roundEventLabels } from "@/lib/rounds/rules";
import { addDays, type FuzzyDate } from "@/lib/time/fuzzy-date";
import { dayOf } from "@/lib/time/zones";

type Dated = { record: { validFrom: Date } };

export type MomentFacts = {
  sessions: readonly (Dated & { id: string; title: string })[];
  rounds: readonly { id: string; number: number; events: readonly (Dated & { id: string; event: RoundEvent })[] }[];
  /** When wordings began to hold, and how many at that instant. */
  wordings: readonly { validFrom: Date; count: number }[];
};

export type NamedMoment = {
  kind: "session" | "round" | "wording";
  /** The session or the event in a round; null of a day's wordings. */
  id: string | null;
  /** "Opening session", "round 5 paused", "3 new wordings". */
  name: string;
  /** The day on which it began, and the one before it, in the negotiation's zone. */
  day: FuzzyDate;
  eve: FuzzyDate;
  /** What its eve is called, where that is asked for as often as the day itself: of a pause. */
  eveName: string | null;
};

const order: readonly NamedMoment["kind"][] = ["round", "session", "wording"];

/** From the first to the last; of one day what happened in rounds first, then the sessions, then the wordings. */
export function namedMoments({ sessions, rounds, wordings }: MomentFacts, zone: string): NamedMoment[] {
  const on = ({ record }: Dated) => dayOf(record.validFrom, zone);
  const worded = new Map<FuzzyDate, number>();
  for (const { validFrom, count } of wordings) {
    const day = dayOf(validFrom, zone);
    worded.set(day, (worded.get(day) ?? 0) + count);
  }
  const moments: Omit<NamedMoment, "eve">[] = [
    ...rounds.flatMap(({ number, events }) =>
      events.map((event) => ({
        ...{ kind: "round" as const, id: event.id, day: on(event) },
        name: `Round ${number} ${roundEventLabels[event.event].toLowerCase()}`,
        eveName: event.event === "paused" ? `Eve of the pause of round ${number}` : null,
      })),
    ),
    ...sessions.map((session) => ({
      ...{ kind: "session" as const, id: session.id, day: on(session) },
      ...{ name: session.title, eveName: null },
    })),
    ...[...worded].map(([day, count]) => ({
      ...{ kind: "wording" as const, id: null, day },
      ...{ name: count === 1 ? "1 new wording" : `${count} new wordings`, eveName: null },
    })),
  ];
  return moments
    .map((moment) => ({ ...moment, eve: addDays(moment.day, -1) }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : order.indexOf(a.kind) - order.indexOf(b.kind)));
}

export type Stop = {
  day: FuzzyDate;
  /** What the day is named by; none of the negotiation's own present, where nothing happened. */
  names: string[];
  /** It is the eve of a pause and nothing else: nothing happened on it. */
  isEveOnly?: true;
};

/** The days that the clock stops at, each once and in order: those that have a name, the eve of each pause, and the present. */
export function stopsOf(moments: readonly NamedMoment[], present: FuzzyDate): Stop[] {
  const named = new Map<FuzzyDate, string[]>([[present, []]]);
  const add = (day: FuzzyDate, name: string) => named.set(day, [...(named.get(day) ?? []), name]);
  for (const { day, name } of moments) add(day, name);
  const happened = new Set(named.keys());
  for (const { eve, eveName } of moments) if (eveName) add(eve, eveName);
  return [...named]
    .map(([day, names]): Stop => ({ day, names, ...(happened.has(day) ? {} : { isEveOnly: true }) }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The stops before and after a day, each the nearest; null where there is none. */
export function stopsBeside(stops: readonly Stop[], day: FuzzyDate) {
  return {
    previous: stops.findLast((stop) => stop.day < day)?.day ?? null,
    next: stops.find((stop) => stop.day > day)?.day ?? null,
  };
}

/** So many stops on either side of a day, and its own: as many as a list can be chosen from. */
export function stopsAround(stops: readonly Stop[], day: FuzzyDate, most: number): Stop[] {
  const before = stops.filter((stop) => stop.day < day);
  const rest = stops.slice(before.length);
  return [...before.slice(-most), ...rest.slice(0, most + 1)];
}
