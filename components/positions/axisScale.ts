/** The axis under intervals: from where to where, with which ticks, in which words. Pure. */
import type { Interval } from "@/lib/positions/rules";
import type { AxisUnit } from "@/lib/terms/rules";

export type Domain = { min: number; max: number };
export type Bounds = Pick<Interval, "from" | "to" | "fromOpen" | "toOpen">;

const day = 24 * 60 * 60 * 1000;
const grouped = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });
const compact = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 1 });
const dayWords = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** "36", "14,000", "4.5bn", "60%", "1 May 2021": a value of the axis without its unit's name. */
export function axisValue(value: number, unit: AxisUnit): string {
  if (unit === "date") return dayWords.format(value * day);
  if (unit === "percentage") return `${grouped.format(value)}%`;
  return unit === "money" && value >= 1_000_000 ? compact.format(value) : grouped.format(value);
}

/** The name of the unit at the end of an axis; "" where every value carries it. */
export function axisName(unit: AxisUnit): string {
  return unit === "date" || unit === "percentage" ? "" : unit;
}

/** "36 to 60", "below 60", "60 and above", "60", "any": an interval in words. From the floor up counts as unbounded. */
export function boundsInWords(bounds: Bounds, unit: AxisUnit, floor = Number.NEGATIVE_INFINITY): string {
  const from = bounds.from !== null && bounds.from <= floor && !bounds.fromOpen ? null : bounds.from;
  const { to } = bounds;
  const word = (value: number) => axisValue(value, unit);
  if (from === null && to === null) return "any";
  if (from === null) return to === null ? "any" : `${bounds.toOpen ? "below" : "up to"} ${word(to)}`;
  if (to === null) return bounds.fromOpen ? `above ${word(from)}` : `${word(from)} and above`;
  if (from === to) return word(from);
  return `${bounds.fromOpen ? "above " : ""}${word(from)} to ${bounds.toOpen ? "below " : ""}${word(to)}`;
}

/**
 * A domain that shows every finite bound, and beyond the outermost a fifth more, so that "and above" has room.
 * Quantities begin at 0; percentages run from 0 to 100.
 */
export function axisDomain(intervals: readonly Bounds[], unit: AxisUnit): Domain {
  if (unit === "percentage") return { min: 0, max: 100 };
  const ends = intervals.flatMap(({ from, to }) => [from, to]).filter((end) => end !== null);
  if (ends.length === 0) return { min: 0, max: 1 };
  const [lowest, highest] = [Math.min(...ends), Math.max(...ends)];
  const min = unit === "date" || lowest < 0 ? lowest : 0;
  const room = (highest - min || Math.abs(highest) || 1) / 5;
  return { min: unit === "date" || lowest < 0 ? min - room : min, max: highest + room };
}

/** At most `most` round values within the domain, in order. */
export function axisTicks({ min, max }: Domain, unit: AxisUnit, most: number): number[] {
  if (!(max > min) || most < 1) return [];
  if (unit === "date") return dateTicks(min, max, most);
  for (const step of steps(unit, max - min)) {
    const first = Math.ceil(min / step);
    const count = Math.floor(max / step) - first + 1;
    if (count <= most) return Array.from({ length: count }, (_, index) => (first + index) * step);
  }
  return [];
}

/** From fine to coarse: months by the year, everything else by 1, 2 and 5. */
function* steps(unit: AxisUnit, span: number): Generator<number> {
  if (unit === "months") yield* [1, 2, 3, 6, 12, 24, 36, 60, 120, 240];
  for (let power = 10 ** Math.floor(Math.log10(span) - 2); power <= span * 10; power *= 10)
    for (const digit of [1, 2, 5]) yield digit * power;
}

function dateTicks(min: number, max: number, most: number): number[] {
  for (const months of [1, 3, 6, 12, 24, 60, 120, 240]) {
    const ticks: number[] = [];
    const start = new Date(min * day);
    const firstMonth = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months) * months;
    for (let month = firstMonth; ; month += months) {
      const tick = Date.UTC(Math.floor(month / 12), month % 12) / day;
      if (tick > max) break;
      if (tick >= min) ticks.push(tick);
    }
    if (ticks.length <= most) return ticks;
  }
  return [];
}
