/** The days of a negotiation that have a name: its sessions, what happened in its rounds, and when its wording changed. */
import { type RoundEvent, roundEventLabels } from "@/lib/rounds/rules";
import { addDays, type FuzzyDate } from "@/lib/time/fuzzy-date";
import { dayOf } from "@/lib/time/zones";

type Dated = { record: { validFrom: Date } };

export type MomentFacts = {
  sessions: readonly (Dated & { id: string; title: string })[];
  rounds: readonly { id: string; number: number; events: readonly (Dated & { id: string; event: RoundEvent })[] }[];
  /** When wordings began to hold; one each. */
  wordings: readonly Date[];
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
};

const order: readonly NamedMoment["kind"][] = ["round", "session", "wording"];

/** From the first to the last; of one day what happened in rounds first, then the sessions, then the wordings. */
export function namedMoments({ sessions, rounds, wordings }: MomentFacts, zone: string): NamedMoment[] {
  const on = ({ record }: Dated) => dayOf(record.validFrom, zone);
  const worded = new Map<FuzzyDate, number>();
  for (const day of wordings.map((at) => dayOf(at, zone))) worded.set(day, (worded.get(day) ?? 0) + 1);
  const moments: Omit<NamedMoment, "eve">[] = [
    ...rounds.flatMap(({ number, events }) =>
      events.map((event) => ({
        ...{ kind: "round" as const, id: event.id, day: on(event) },
        name: `Round ${number} ${roundEventLabels[event.event].toLowerCase()}`,
      })),
    ),
    ...sessions.map((session) => ({ kind: "session" as const, id: session.id, name: session.title, day: on(session) })),
    ...[...worded].map(([day, count]) => ({
      ...{ kind: "wording" as const, id: null, day },
      name: count === 1 ? "1 new wording" : `${count} new wordings`,
    })),
  ];
  return moments
    .map((moment) => ({ ...moment, eve: addDays(moment.day, -1) }))
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : order.indexOf(a.kind) - order.indexOf(b.kind)));
}

/** The named days before and after a day, each the nearest; null where there is none. */
export function stopsBeside(moments: readonly Pick<NamedMoment, "day">[], day: FuzzyDate) {
  const days = moments.map((moment) => moment.day);
  return {
    previous: days.findLast((each) => each < day) ?? null,
    next: days.find((each) => each > day) ?? null,
  };
}
