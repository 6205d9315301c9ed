/** Where an axis runs, and stretches of it as a sentence tells them. */
import type { Interval } from "@/lib/positions/rules";
import { boundsInWords } from "@/lib/positions/rules/interval-words";
import { type Bounds, contains } from "@/lib/positions/rules/intervals";
import type { AxisUnit } from "@/lib/terms/rules";
import type { AxisRange } from "./agreement-zone";

export type Axis = { unit: AxisUnit; range: AxisRange };

/** A quantity begins at 0 and a percentage ends at 100, unless the record itself goes beyond; dates run on. */
export function axisOf(unit: AxisUnit, intervals: readonly Interval[]): Axis {
  const bounds = intervals.flatMap(({ from, to }) => [from, to]).filter((bound) => bound !== null);
  const hasStart = unit !== "date" && bounds.every((bound) => bound >= 0);
  const hasEnd = unit === "percentage" && bounds.every((bound) => bound <= 100);
  return { unit, range: { min: hasStart ? 0 : null, max: hasEnd ? 100 : null } };
}

/** "36 to just under 60 months", "below 36 months", "60 months": a bound at the end of the axis itself goes unsaid. */
export function stretchInWords(stretch: Bounds, axis: Axis): string {
  return boundsInWords(withoutEnds(stretch, axis), axis.unit).replace(" to below ", " to just under ");
}

/** Where a sentence puts something: "from 36 to just under 60 months", "at 60 months", "below 36 months". */
export function atStretch(stretch: Bounds, axis: Axis): string {
  const { from, to, fromOpen } = withoutEnds(stretch, axis);
  const words = stretchInWords(stretch, axis);
  if (from === null && to !== null) return words;
  if (from !== null && to === null && fromOpen) return words;
  if (from !== null && to !== null && from !== to) return `from ${words}`;
  return `${axis.unit === "date" && from !== null ? "on" : "at"} ${words}`;
}

function withoutEnds(stretch: Bounds, { range: { min, max } }: Axis): Bounds {
  if (stretch.from !== null && stretch.from === stretch.to) return stretch;
  const isFromStart = min !== null && contains(stretch, min);
  const isToEnd = max !== null && contains(stretch, max);
  return { ...stretch, from: isFromStart ? null : stretch.from, to: isToEnd ? null : stretch.to };
}
