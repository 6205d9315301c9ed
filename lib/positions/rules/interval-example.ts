/** What is shown of how a position is typed, in values that the term is bargained over in. */
import type { AxisUnit } from "@/lib/terms/rules";
import { printAxisValue } from "@/lib/terms/rules/axis";

/** For an axis on which no value is on record yet. */
const first: Record<AxisUnit, [low: string, high: string]> = {
  months: ["36", "60"],
  troops: ["7,000", "14,000"],
  money: ["3,000,000", "5,000,000"],
  date: ["2021-05-01", "2021-08-31"],
  percentage: ["40", "60"],
  quantity: ["55.5", "66"],
};

/**
 * "accepts 12..36; rejects >36", between the lowest and the highest of the `named` values, which are those on record; of one
 * value alone, from half of it up to it, or on an axis of dates half a year.
 */
export function intervalExample(unit: AxisUnit, named: readonly number[]): string {
  const [low, high] =
    named.length === 0 ? first[unit] : rangeOf(unit, named).map((value) => printAxisValue(value, unit));
  return `accepts ${low}..${high}; rejects >${high}`;
}

function rangeOf(unit: AxisUnit, named: readonly number[]): [low: number, high: number] {
  const [low, high] = [Math.min(...named), Math.max(...named)];
  if (low < high) return [low, high];
  if (unit === "date") return [high - 182, high];
  return high > 0 ? [high / 2, high] : [high, high + 1];
}
