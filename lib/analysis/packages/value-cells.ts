/** What a party's intervals say of a value or stretch of the axis, point by point where they differ. */
import { cellsOf, covers, verdictOn } from "@/lib/analysis/agreement-zone";
import type { Interval, IntervalVerdict } from "@/lib/positions/rules";
import { type Bounds, overlap } from "@/lib/positions/rules/intervals";

/** What is said of each part of the stretch on which one thing is said; null where nothing is. */
export function saidOn(intervals: readonly Interval[], value: Bounds): (IntervalVerdict | null)[] {
  const stretch: Interval = { ...value, verdict: "unknown" };
  return cellsOf([{ partyId: "", intervals: [...intervals, stretch] }], { min: null, max: null })
    .filter((cell) => covers(stretch, cell))
    .map((cell) => (intervals.some((interval) => covers(interval, cell)) ? verdictOn(cell, intervals) : null));
}

/** The intervals that say something of the stretch. */
export function intervalsOn(intervals: readonly Interval[], value: Bounds): Interval[] {
  return intervals.filter((interval) => overlap(interval, value));
}
