/** A month of talks as a calendar shows it: weeks from Monday, what each day holds, and which rounds run through it. Pure. */
import { addDays, type FuzzyDate, pointsOf, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { type RoundEvent, roundEventLabels } from "./rules";

type DatedEvent = {
  id: string;
  event: RoundEvent;
  plannedOpening: string | null;
  plannedResumption: string | null;
  record: { validText: string };
};

type CalendarRound = { id: string; number: number; title: string; events: readonly DatedEvent[] };
type CalendarSession = { id: string; title: string; record: { validText: string } };

export type DayEntry =
  | { kind: "session"; id: string; words: string; time: string | null }
  | { kind: "event"; id: string; roundId: string; event: RoundEvent; words: string }
  /** An opening or a resumption that is planned, and has not come yet. */
  | { kind: "planned"; roundId: string; words: string };

/** A round on one day: it sits, or it has paused. */
export type DaySpan = { roundId: string; number: number; title: string; isPaused: boolean; isFirst: boolean };

export type CalendarDay = {
  date: FuzzyDate;
  isInMonth: boolean;
  spans: DaySpan[];
  entries: DayEntry[];
};

export type CalendarMonth = {
  /** "2019-02". */
  month: string;
  previous: string;
  next: string;
  weeks: CalendarDay[][];
  /** What is dated to this month and to no day of it. */
  undated: DayEntry[];
  isEmpty: boolean;
};

type Stretch = { round: CalendarRound; from: string; to: string; isPaused: boolean };

/** The month that an address asks for; null where it asks for none. */
export function readMonth(asked: string | null): string | null {
  return asked && /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(asked) ? asked : null;
}

/** `present` is the day at which the page stands: until then a round that is open has been seen running. */
export function layOutMonth(
  month: string,
  {
    rounds,
    sessions,
    present,
  }: {
    rounds: readonly CalendarRound[];
    sessions: readonly CalendarSession[];
    present: string;
  },
): CalendarMonth {
  const stretches = rounds.flatMap((round) => stretchesOf(round, present));
  const entries = [...rounds.flatMap((round) => entriesOf(round)), ...sessions.map(sessionEntry)];
  const first = requireFuzzyDate(`${month}-01`);
  const start = addDays(first, -weekdayOf(first));
  const next = monthAfter(month, 1);
  const weeks: CalendarDay[][] = [];
  for (let monday = start; monday < `${next}-01`; monday = addDays(monday, 7))
    weeks.push(
      [0, 1, 2, 3, 4, 5, 6].map((weekday) => {
        const date = addDays(monday, weekday);
        return {
          date,
          isInMonth: date.startsWith(month),
          spans: spansOn(date, weekday, stretches),
          entries: entries.flatMap(({ day, entry }) => (day === date ? [entry] : [])),
        };
      }),
    );
  const undated = entries.flatMap(({ day, entry }) => (day === month ? [entry] : []));
  const ofMonth = weeks.flat().filter(({ isInMonth }) => isInMonth);
  return {
    month,
    previous: monthAfter(month, -1),
    next,
    weeks,
    undated,
    isEmpty: undated.length === 0 && ofMonth.every(({ spans, entries: all }) => spans.length + all.length === 0),
  };
}

/** The months in which anything is dated, the last first. */
export function busyMonths(rounds: readonly CalendarRound[], sessions: readonly CalendarSession[]): string[] {
  const entries = [...rounds.flatMap((round) => entriesOf(round)), ...sessions.map(sessionEntry)];
  return [...new Set(entries.map(({ day }) => day.slice(0, 7)))]
    .filter((day) => readMonth(day))
    .sort()
    .reverse();
}

type Placed = {
  /** A day; "2019-02" of what is known to the month only, less of what is known less well. */
  day: string;
  entry: DayEntry;
};

function sessionEntry({ id, title, record }: CalendarSession): Placed {
  const time = /T(\d\d:\d\d)$/.exec(record.validText)?.[1] ?? null;
  return { day: dayOf(record.validText), entry: { kind: "session", id, words: title, time } };
}

function entriesOf(round: CalendarRound): Placed[] {
  const { id: roundId, number, events } = round;
  const happened = events.map((each): Placed => {
    const words = `Round ${number} ${roundEventLabels[each.event].toLowerCase()}`;
    return {
      day: dayOf(each.record.validText),
      entry: { kind: "event", id: each.id, roundId, event: each.event, words },
    };
  });
  const last = events.at(-1);
  const planned = last && (last.plannedResumption ?? last.plannedOpening);
  if (!last || !planned) return happened;
  const words = `Round ${number}: ${last.plannedResumption ? "resumption" : "opening"} planned`;
  return [...happened, { day: dayOf(planned), entry: { kind: "planned", roundId, words } }];
}

/** From an opening or a resumption a round sits, from a pause it waits, up to what came next. */
function stretchesOf(round: CalendarRound, present: string): Stretch[] {
  return round.events.flatMap(({ event, record, plannedResumption }, place): Stretch[] => {
    const isPaused = event === "paused";
    if (!isPaused && event !== "opened" && event !== "resumed") return [];
    const from = firstDayOf(record.validText);
    const next = round.events[place + 1];
    const planned = plannedResumption && firstDayOf(plannedResumption);
    const change = next ? firstDayOf(next.record.validText) : planned && planned > present ? planned : null;
    const isOver = next?.event === "concluded" || next?.event === "collapsed";
    // The day on which it pauses or goes on is shown as what it then is; that on which it ends, as the last of it.
    const to = change === null ? present : isOver ? change : addDays(requireFuzzyDate(change), -1);
    const isOneDay = to < from;
    return [{ round, from, to: isOneDay ? from : to, isPaused }];
  });
}

/** One for each round; of two on one day, that which began later. */
function spansOn(date: string, weekday: number, stretches: readonly Stretch[]): DaySpan[] {
  const spans = new Map<string, DaySpan>();
  for (const { round, from, to, isPaused } of stretches) {
    if (date < from || date > to) continue;
    const { id: roundId, number, title } = round;
    spans.set(roundId, { roundId, number, title, isPaused, isFirst: weekday === 0 || date === from });
  }
  return [...spans.values()];
}

/** The day, the month or the year that a date is known to, as it is written. */
function dayOf(validText: string): string {
  const { start, end } = pointsOf(requireFuzzyDate(validText));
  const day = start.start.toPlainDate().toString();
  if (start.precision === "day" || start.precision === "minute") return day;
  return start.precision === "month" && !end ? day.slice(0, 7) : day.slice(0, 4);
}

function firstDayOf(validText: string): string {
  return pointsOf(requireFuzzyDate(validText)).start.start.toPlainDate().toString();
}

/** 0 for Monday. */
function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}
