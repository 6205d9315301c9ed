/** The axis under intervals: from where to where, with which ticks, and how its stretches are called. Pure. */
import type { Interval } from "@/lib/positions/rules";
import type { AxisUnit } from "@/lib/terms/rules";
import { axisValueInWords } from "@/lib/terms/rules/axis";

export type Domain = { min: number; max: number };
export type Bounds = Pick<Interval, "from" | "to" | "fromOpen" | "toOpen">;

const day = 24 * 60 * 60 * 1000;

/**
 * "36 to 60", "below 60", "from 60", "60", "throughout": a stretch in the few words that a bar has room for. One that
 * begins at the floor, where the axis itself begins, is told as having no lower bound.
 */
export function stretchOnBar(bounds: Bounds, unit: AxisUnit, floor: number | null): string {
  const { to, fromOpen = false, toOpen = false } = bounds;
  const from = bounds.from === floor && !fromOpen && to !== floor ? null : bounds.from;
  const word = (value: number) => axisValueInWords(value, unit);
  if (from !== null && from === to) return word(from);
  if (from === null) return to === null ? "throughout" : `${toOpen ? "below" : "up to"} ${word(to)}`;
  if (to === null) return `${fromOpen ? "above" : "from"} ${word(from)}`;
  return `${fromOpen ? "above " : ""}${word(from)} to ${toOpen ? "below " : ""}${word(to)}`;
}

/**
 * A domain that shows every finite bound, and past the outermost a quarter more, so that what runs on has room for its
 * word. Quantities begin at 0; percentages run from 0 to 100.
 */
export function axisDomain(intervals: readonly Bounds[], unit: AxisUnit): Domain {
  if (unit === "percentage") return { min: 0, max: 100 };
  const ends = intervals.flatMap(({ from, to }) => [from, to]).filter((end) => end !== null);
  if (ends.length === 0) return { min: 0, max: 1 };
  const [lowest, highest] = [Math.min(...ends), Math.max(...ends)];
  const hasNoFloor = unit === "date" || lowest < 0;
  const min = hasNoFloor ? lowest : 0;
  const room = (highest - min || Math.abs(highest) || 1) / 4;
  return { min: hasNoFloor ? min - room : min, max: highest + room };
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
  const start = new Date(min * day);
  const monthOfStart = start.getUTCFullYear() * 12 + start.getUTCMonth();
  for (const step of [1, 3, 6, 12, 24, 60, 120, 240]) {
    const ticks: number[] = [];
    for (let month = Math.floor(monthOfStart / step) * step; ; month += step) {
      const tick = Date.UTC(Math.floor(month / 12), month % 12) / day;
      if (tick > max || ticks.length > most) break;
      if (tick >= min) ticks.push(tick);
    }
    if (ticks.length <= most) return ticks;
  }
  return [];
}
