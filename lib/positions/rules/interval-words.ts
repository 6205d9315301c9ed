/** Intervals as they are told: "accepts 36 to 60 months", "unknown below 60 months", "rejects 60 months and above". */
import { basisLabels } from "@/lib/record/rules";
import type { AxisUnit } from "@/lib/terms/rules";
import { axisAmountInWords, axisUnitWord, axisValueInWords } from "@/lib/terms/rules/axis";
import type { Interval } from "../rules";
import type { Bounds } from "./intervals";

/** "36 to 60 months", "below 60 months", "60 months and above", "60 months", "any number of months". */
export function boundsInWords({ from: start, to, fromOpen, toOpen }: Bounds, unit: AxisUnit): string {
  // A quantity has no values below zero, so that from zero up is from its start up.
  const from = start === 0 && !fromOpen && unit !== "date" && to !== 0 ? null : start;
  const amount = (value: number) => axisAmountInWords(value, unit);
  if (from === null && to === null) return axisUnitWord(unit) ? `any number of ${axisUnitWord(unit)}` : "any value";
  if (from === null) return to === null ? "" : `${toOpen ? "below" : "up to"} ${amount(to)}`;
  if (to === null) return fromOpen ? `above ${amount(from)}` : `${amount(from)} and above`;
  if (from === to) return amount(from);
  return `${fromOpen ? "above " : ""}${axisValueInWords(from, unit)} to ${toOpen ? "below " : ""}${amount(to)}`;
}

/** "unknown below 60 months (assessed)": a basis of its own is told with it. */
export function intervalInWords(interval: Interval, unit: AxisUnit): string {
  const basis = interval.basis ? ` (${basisLabels[interval.basis]})` : "";
  const bounds = boundsInWords(interval, unit);
  const isAll = interval.verdict === "unknown" && bounds.startsWith("any ");
  return `${interval.verdict} ${isAll ? "throughout" : bounds}${basis}`;
}

/** "accepts 36 to 60 months; rejects above 60 months"; "" for none. */
export function intervalsInWords(intervals: readonly Interval[], unit: AxisUnit): string {
  return intervals.map((interval) => intervalInWords(interval, unit)).join("; ");
}
