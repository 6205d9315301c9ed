/** Where the events of a round stand on its strip, and which days are named under it. Pure. */
import { textWidth } from "@/components/ui/textWidth";
import type { RoundEvent } from "@/lib/rounds/rules";
import { monthName, weekdayName } from "@/lib/time/calendar-names";

export type RoundStripEvent = {
  kind: RoundEvent;
  /** A day, "2019-02-25". */
  date: string;
};

export type RoundStripInput = {
  events: readonly RoundStripEvent[];
  /** The day on which the round is planned to open or to go on. */
  planned?: string | null;
  /** The day at which the page stands. */
  today: string;
};

export type Mark = { kind: RoundStripEvent["kind"] | "planned"; at: number; date: string };
export type Stretch = { from: number; to: number; isRunning: boolean };
export type DayLabel = {
  at: number;
  words: string;
  weight: "today" | "event" | "plain";
  anchor: "start" | "middle" | "end";
};
export type RoundStripLayout = {
  marks: Mark[];
  stretches: Stretch[];
  /** Null where the round has long been over: its days would be squeezed for a day that says nothing of it. */
  today: number | null;
  labels: DayLabel[];
};

const dayLength = 24 * 60 * 60 * 1000;
/** The narrowest strip, the size of the names under it, the room between two, and how far the outermost reach out (px). */
const width = 340;
const labelSize = 13;
const labelGap = 8;
export const overhang = 8;

/** Positions are fractions of the strip, from its first day to its last. */
export function layOutRound({ events, planned, today }: RoundStripInput): RoundStripLayout {
  const ordered = [...events].sort((one, other) => dayNumber(one.date) - dayNumber(other.date));
  const end = ordered.at(-1);
  const isOver = end?.kind === "concluded" || end?.kind === "collapsed";
  const expected = isOver ? null : (planned ?? null);
  const shown = isOver && isLongAfter(today, ordered) ? null : today;
  const dates = [...ordered.map(({ date }) => date), ...(shown ? [shown] : []), ...(expected ? [expected] : [])];
  const days = dates.map(dayNumber);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const at = (date: string) => (last === first ? 0.5 : (dayNumber(date) - first) / (last - first));

  const marks: Mark[] = ordered.map(({ kind, date }) => ({ kind, date, at: at(date) }));
  if (expected) marks.push({ kind: "planned", date: expected, at: at(expected) });

  const stretches = ordered.flatMap((event, index) => {
    if (event.kind === "concluded" || event.kind === "collapsed") return [];
    const isRunning = event.kind === "opened" || event.kind === "resumed";
    const next = ordered[index + 1]?.date;
    // A running round has been seen running until today; a waiting one waits until the day that is planned.
    const until = next ?? (isRunning || !expected || dayNumber(expected) < dayNumber(today) ? today : expected);
    return dayNumber(until) > dayNumber(event.date) ? [{ from: at(event.date), to: at(until), isRunning }] : [];
  });
  const labels = labelDays({ first, last, at, eventDays: new Set(marks.map(({ date }) => date)), today: shown });
  return { marks, stretches, today: shown === null ? null : at(shown), labels };
}

type Days = {
  first: number;
  last: number;
  at: (date: string) => number;
  eventDays: ReadonlySet<string>;
  today: string | null;
};

/** Later than the round lasted, and than a fortnight. */
function isLongAfter(today: string, ordered: readonly RoundStripEvent[]): boolean {
  const [first, last] = [ordered[0], ordered.at(-1)].map((event) => (event ? dayNumber(event.date) : 0));
  return dayNumber(today) - (last ?? 0) > Math.max(14, (last ?? 0) - (first ?? 0));
}

/** Today's name first, then those of events, then of the days between; one that would touch another is left out. */
function labelDays({ first, last, at, eventDays, today }: Days): DayLabel[] {
  const plain = last - first < 8 ? Array.from({ length: last - first + 1 }, (_, index) => isoDay(first + index)) : [];
  const asMonths = last - first > 21;
  const chosen: DayLabel[] = [];
  for (const date of new Set([...(today ? [today] : []), ...eventDays, ...plain])) {
    const place = at(date);
    const anchor = place < 0.02 ? "start" : place > 0.98 ? "end" : "middle";
    const label: DayLabel = {
      at: place,
      words: asMonths ? monthDay(date) : weekday(date),
      weight: date === today ? "today" : eventDays.has(date) ? "event" : "plain",
      anchor,
    };
    if (chosen.every((other) => !areTouching(other, label))) chosen.push(label);
  }
  return chosen.sort((one, other) => one.at - other.at);
}

function areTouching(one: DayLabel, other: DayLabel): boolean {
  const [a, b] = [extentOf(one), extentOf(other)];
  return a.left < b.right + labelGap && b.left < a.right + labelGap;
}

function extentOf({ at, anchor, words }: DayLabel): { left: number; right: number } {
  const length = textWidth(words, labelSize);
  const before = { start: overhang, middle: length / 2, end: length - overhang }[anchor];
  return { left: at * width - before, right: at * width - before + length };
}

function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / dayLength;
}

function isoDay(number: number): string {
  return new Date(number * dayLength).toISOString().slice(0, 10);
}

/** "Wed 27" */
function weekday(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  return `${weekdayName(day.getUTCDay() || 7, "short")} ${day.getUTCDate()}`;
}

/** "27 Feb" */
function monthDay(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  return `${day.getUTCDate()} ${monthName(day.getUTCMonth() + 1, "short")}`;
}
