/** The typed quantity of a term: how its values are written, read and told. Dates count in days since 1970-01-01 UTC. */
import type { AxisUnit } from "../rules";

export const axisUnitLabels: Record<AxisUnit, string> = {
  months: "Months",
  troops: "Troops",
  money: "Money",
  date: "A date",
  percentage: "A percentage",
  quantity: "Another quantity",
};

const millisecondsInDay = 24 * 60 * 60 * 1000;
const grouped = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 4 });
const dayWords = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/** "36", "14,000", "60%", "1 May 2021": a value as it is told, without the unit's name. */
export function axisValueInWords(value: number, unit: AxisUnit): string {
  if (unit === "date") return dayWords.format(value * millisecondsInDay);
  return unit === "percentage" ? `${grouped.format(value)}%` : grouped.format(value);
}

/**
 * The word that follows a value: "months"; "" where the value carries its unit. What money or another quantity is counted
 * in, the axis's own label tells: "Million cubic metres a year".
 */
export function axisUnitWord(unit: AxisUnit): string {
  return unit === "months" || unit === "troops" ? unit : "";
}

/** "36 months", "60%", "1 May 2021". */
export function axisAmountInWords(value: number, unit: AxisUnit): string {
  const word = axisUnitWord(unit);
  const noun = value === 1 ? word.replace(/s$/, "") : word;
  return noun ? `${axisValueInWords(value, unit)} ${noun}` : axisValueInWords(value, unit);
}

/** A value in the form that `parseAxisValue` reads back exactly: "36", "14000.5", "2021-05-01". */
export function printAxisValue(value: number, unit: AxisUnit): string {
  return unit === "date" && Number.isInteger(value)
    ? new Date(value * millisecondsInDay).toISOString().slice(0, 10)
    : String(value);
}

/** Reads "36", "14,000", "60%" or, on an axis of dates, "2021-05-01"; null for anything else. */
export function parseAxisValue(text: string, unit: AxisUnit): number | null {
  return unit === "date" ? parseDay(text.trim()) : parseQuantity(text.trim(), unit);
}

function parseDay(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const instant = Date.parse(`${text}T00:00:00Z`);
  const isDay = !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
  return isDay ? instant / millisecondsInDay : null;
}

function parseQuantity(text: string, unit: AxisUnit): number | null {
  const bare = unit === "percentage" ? text.replace(/\s*%$/, "") : text;
  const digits = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(",", "") : bare;
  if (!/^-?\d+(\.\d+)?$/.test(digits)) return null;
  const value = Number(digits);
  return Number.isFinite(value) && Math.abs(value) <= 1e15 ? value : null;
}
