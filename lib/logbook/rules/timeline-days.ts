/** What happened when: how what is on record becomes the days of a timeline, the latest first. */
import { compareFuzzy, type FuzzyDate, isApproximate, precisionOf, requireFuzzyDate } from "@/lib/time/fuzzy-date";

/** In the order in which the events of one day are told. */
export const timelineKinds = ["round", "session", "status", "position", "statement"] as const;
export type TimelineKind = (typeof timelineKinds)[number];

export const timelineKindLabels: Record<TimelineKind, { one: string; many: string }> = {
  round: { one: "Round", many: "Rounds and pauses" },
  session: { one: "Session", many: "Sessions" },
  status: { one: "Status", many: "Statuses" },
  position: { one: "Position", many: "Positions" },
  statement: { one: "Statement", many: "Statements" },
};

/** What the address asks for; a word that it does not know asks for everything. */
export function readTimelineKind(param: string | string[] | undefined): TimelineKind | null {
  const asked = Array.isArray(param) ? param[0] : param;
  return timelineKinds.find((kind) => kind === asked) ?? null;
}

type Dated = { kind: TimelineKind; held: FuzzyDate; isInferred: boolean; place: bigint };

export type TimelineDay<Item> = {
  /** A day where it is known to the day, else the month, year or stretch that is known. */
  date: FuzzyDate;
  /** Every date in it was worked out and not given by the source. */
  isInferred: boolean;
  items: Item[];
};

/** The items by the date that they are known to, the latest first; what is known to the minute stands under its day. */
export function inDays<Item extends Dated>(items: readonly Item[]): TimelineDay<Item>[] {
  const days = new Map<FuzzyDate, Item[]>();
  for (const item of items) {
    const day = dayUnder(item.held);
    const others = days.get(day);
    if (others) others.push(item);
    else days.set(day, [item]);
  }
  return [...days]
    .sort(([one], [other]) => compareFuzzy(other, one))
    .map(([date, each]) => ({
      date,
      isInferred: each.every((item) => item.isInferred),
      items: each.sort(withinDay),
    }));
}

/** Positions that changed, all dated the same way, of which it is only known how many they are. */
type CountedChange = { held: FuzzyDate; isInferred: boolean; at: Date; count: number };

/** The same days, with how much is on each; `counted` is what came on it of what is only counted. */
export function countedDays(items: readonly Dated[], changes: readonly CountedChange[]) {
  const days = new Map<FuzzyDate, { size: number; counted: CountedChange[] }>();
  const on = (held: FuzzyDate) => {
    const date = dayUnder(held);
    const day = days.get(date) ?? { size: 0, counted: [] };
    days.set(date, day);
    return day;
  };
  for (const { held } of items) on(held).size += 1;
  for (const change of changes) {
    const day = on(change.held);
    day.size += change.count;
    day.counted.push(change);
  }
  return [...days].sort(([one], [other]) => compareFuzzy(other, one)).map(([date, day]) => ({ date, ...day }));
}

/**
 * Of the days, as many as have about so many items, from the one that is asked for on; where that is not among them, from
 * the first. `next` is the day with which the rest begins, `left` how many items that has.
 */
export function daysFrom<Day extends { date: FuzzyDate; size: number }>(
  days: readonly Day[],
  asked: string | null,
  most: number,
): { days: Day[]; isFirst: boolean; next: FuzzyDate | null; left: number } {
  const start = Math.max(
    0,
    days.findIndex(({ date }) => date === asked),
  );
  let end = start;
  for (let items = 0; end < days.length && items < most; end += 1) items += days[end]?.size ?? 0;
  const left = days.slice(end).reduce((sum, { size }) => sum + size, 0);
  return { days: days.slice(start, end), isFirst: start === 0, next: days[end]?.date ?? null, left };
}

/** What is told by the clock comes first, the latest at the top; the rest by kind, then as it was recorded. */
function withinDay(a: Dated, b: Dated): number {
  return (
    (b.held === a.held ? 0 : compareFuzzy(b.held, a.held)) ||
    timelineKinds.indexOf(a.kind) - timelineKinds.indexOf(b.kind) ||
    (a.place < b.place ? -1 : 1)
  );
}

/** The day, month or stretch under which a date stands: what is known to the minute under its day. */
export function dayUnder(held: FuzzyDate): FuzzyDate {
  if (precisionOf(held) !== "minute") return held;
  return requireFuzzyDate(`${held.slice(0, "2019-02-25".length)}${isApproximate(held) ? "~" : ""}`);
}
