/**
 * How intervals are typed: "accepts 36..60; unknown <36 (assessed); rejects >60". A stretch is `a..b` with both ends,
 * `a..<b` or `>a..b` without one, `<a`, `<=a`, `>a`, `>=a`, a single value, or `any`, or is said in words ("up to 24
 * percent", "at least 36"); its own basis may follow. One without a verdict is accepted, or after a comma has that of the
 * one before. Who holds nothing on the axis any more says "nothing".
 */
import { type Basis, bases, basisLabels } from "@/lib/record/rules";
import type { AxisUnit } from "@/lib/terms/rules";
import { parseAxisValue, printAxisValue } from "@/lib/terms/rules/axis";
import { type Interval, type IntervalVerdict, verdicts } from "../rules";
import { type Bounds, type CheckedIntervals, checkIntervals, isEmpty } from "./intervals";

type Parsed<T> = { ok: true; value: T } | { ok: false; message: string };

/** Reads typed intervals on an axis of this unit, in any order, and gives them as the record keeps them. */
export function parseIntervals(text: string, unit: AxisUnit): CheckedIntervals {
  const intervals: Interval[] = [];
  if (saysNothing(text)) return checkIntervals(intervals);
  for (const part of text.split(/[;\n]/)) {
    let verdict: IntervalVerdict = "accepts";
    for (const one of part.split(nextStretch)) {
      if (one.trim() === "") continue;
      const parsed = parseInterval(one.trim(), unit, verdict);
      if (!parsed.ok) return parsed;
      ({ verdict } = parsed.value);
      intervals.push(parsed.value);
    }
  }
  return checkIntervals(intervals);
}

/**
 * A comma behind which another begins: not one within 7,000, nor one before a basis. In "7, 000" it may be either, so that
 * nothing is read of it.
 */
const nextStretch = /,\s*(?=(?:accepts?|unknown|rejects?)\b)|,\s+(?!(?<=\d,\s+)\d{3}(?!\d))(?=[-<>≤≥\d])/i;

/** Whether it is said that the party holds nothing on the axis, which is not the same as nothing being said. */
export const saysNothing = (text: string) => /^\s*nothing\s*$/i.test(text);

/** Writes intervals so that `parseIntervals` reads back the same. */
export function printIntervals(intervals: readonly Interval[], unit: AxisUnit): string {
  return intervals
    .map((each) => `${each.verdict} ${printBounds(each, unit)}${each.basis ? ` (${basisLabels[each.basis]})` : ""}`)
    .join("; ");
}

/** Reads one stretch, such as "36..<60". */
export function parseBounds(text: string, unit: AxisUnit): Parsed<Bounds> {
  const stretch = text
    .trim()
    .replaceAll("≤", "<=")
    .replaceAll("≥", ">=")
    .replace(/^(?:from|between)\s+(.+?)\s+(?:to|and)\s+/i, "$1..")
    .replace(/^(?:below|under|less than|fewer than)\s+/i, "<")
    .replace(/^(?:above|over|more than)\s+/i, ">")
    .replace(/^(?:up to|at most|no more than)\s+/i, "<=")
    .replace(/^(?:at least|no less than|no fewer than)\s+/i, ">=")
    .replace(/\s+(?:and above|or more)$/i, "+")
    .replace(/^(.+?)\s+or (?:less|fewer)$/i, "<=$1")
    .replace(/\s+to\s+(below\s+)?/i, (_, below?: string) => (below ? "..<" : ".."));
  const bounds = readStretch(stretch, unit);
  if (!bounds) return { ok: false, message: `"${text.trim()}" is not a stretch of this axis. ${howTo(unit)}` };
  if (isEmpty(bounds)) return { ok: false, message: `"${text.trim()}" runs backwards.` };
  return { ok: true, value: bounds };
}

/** Writes one stretch so that `parseBounds` reads it back. */
export function printBounds({ from, to, fromOpen, toOpen }: Bounds, unit: AxisUnit): string {
  const print = (value: number) => printAxisValue(value, unit);
  if (from === null) return to === null ? "any" : `${toOpen ? "<" : "<="}${print(to)}`;
  if (to === null) return `${fromOpen ? ">" : ">="}${print(from)}`;
  if (from === to) return print(from);
  return `${fromOpen ? ">" : ""}${print(from)}..${toOpen ? "<" : ""}${print(to)}`;
}

function parseInterval(part: string, unit: AxisUnit, ifUnsaid: IntervalVerdict): Parsed<Interval> {
  const [word = ""] = part.split(/\s+/, 1);
  const said = verdictOf(word);
  if (!said && !beginsStretch.test(part))
    return { ok: false, message: `Begin with accepts, unknown or rejects, not with "${word}".` };
  const verdict = said ?? ifUnsaid;
  const { stretch, basis } = splitBasis(said ? part.slice(word.length) : part);
  const bounds = parseBounds(stretch, unit);
  return bounds.ok ? { ok: true, value: { verdict, ...bounds.value, ...(basis ? { basis } : {}) } } : bounds;
}

/** How a stretch begins that comes without a verdict. */
const beginsStretch =
  /^(?:[-<>≤≥]*\d|(?:any|from|between|below|under|above|over|up to|at (?:most|least)|(?:no )?(?:more|less|fewer) than)\b)/i;

function splitBasis(text: string): { stretch: string; basis: Basis | null } {
  const found = /^(.*?)[\s,]+\(?(public|in the room|reported|assessed)\)?$/i.exec(text.trim());
  const basis = bases.find((each) => basisLabels[each] === found?.[2]?.toLowerCase());
  return found && basis ? { stretch: found[1] ?? "", basis } : { stretch: text, basis: null };
}

function verdictOf(word: string): IntervalVerdict | undefined {
  const typed = word.toLowerCase();
  return verdicts.find((verdict) => typed === verdict || `${typed}s` === verdict);
}

/** What may follow a number on an axis of this unit, as it is said: "accepts 14000 troops". */
const countedIn: Partial<Record<AxisUnit, RegExp>> = {
  months: /\s*months?\s*$/i,
  troops: /\s*(?:troops?|soldiers?|personnel)\s*$/i,
  percentage: /\s*(?:%|per ?cent)\s*$/i,
};

function readStretch(text: string, unit: AxisUnit): Bounds | null {
  if (/^(?:any(?: value| number of (?:months|troops))?|throughout)$/i.test(text)) return { from: null, to: null };
  const read = (value: string) => parseAxisValue(value.replace(countedIn[unit] ?? /$/, ""), unit);
  const between = /^(>?)(.+?)\.\.(<?)(.+)$/.exec(text);
  if (between) {
    const [from, to] = [read(between[2] ?? ""), read(between[4] ?? "")];
    if (from === null || to === null) return null;
    return { from, to, ...(between[1] ? { fromOpen: true } : {}), ...(between[3] ? { toOpen: true } : {}) };
  }
  const compared = /^(<=|>=|<|>)(.+)$/.exec(text);
  const value = read(compared?.[2] ?? text.replace(/\+$/, ""));
  if (value === null) return null;
  switch (compared?.[1] ?? (text.endsWith("+") ? ">=" : "=")) {
    case "<":
      return { from: null, to: value, toOpen: true };
    case "<=":
      return { from: null, to: value };
    case ">":
      return { from: value, to: null, fromOpen: true };
    case ">=":
      return { from: value, to: null };
    default:
      return { from: value, to: value };
  }
}

function howTo(unit: AxisUnit): string {
  return unit === "date" ? "Write 2021-05-01..2021-08-31, or <2021-05-01." : "Write 36..60, up to 60, >=60 or 60.";
}
