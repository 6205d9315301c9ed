/**
 * The one value or stretch that an answer names, where nothing else can be meant: "24 months", "they would take 36 to 60
 * months". An answer with any other word in it, be it a negation, a condition, a second value or another subject, is left
 * unread: a wrong number is worse than none, and whoever records has the answer before their eyes.
 */
import { monthNamed } from "@/lib/time/calendar-names";
import type { AxisUnit } from "@/lib/terms/rules";
import { parseAxisValue } from "@/lib/terms/rules/axis";
import type { Interval } from "../rules";
import { type Bounds, checkIntervals, isEmpty } from "./intervals";

const smallNumbers =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split(
    " ",
  );

const numberWords = new Map<string, number>([
  ...smallNumbers.map((word, value) => [word, value] as const),
  ["a", 1],
  ["an", 1],
  ["thirty", 30],
  ["thirty-six", 36],
  ["forty-eight", 48],
  ["sixty", 60],
  ["twenty-four", 24],
]);

/** What follows a number on an axis of this unit, and how many of the axis's own units one of it is. */
const unitSizes: Partial<Record<AxisUnit, Record<string, number>>> = {
  months: { month: 1, months: 1, year: 12, years: 12 },
  troops: { troops: 1, soldiers: 1, men: 1, personnel: 1 },
  percentage: { "%": 1, "per cent": 1, percent: 1 },
  money: { thousand: 1e3, million: 1e6, billion: 1e9 },
};

/** Who accepts it is the party that was asked; without a subject the answer is taken for its own words. */
const accepting =
  /^(?:(?:they|we|he|she) )?(?:would|could|can|will) (?:accept|agree to|live with|settle for|take) |^(?:they|we|he|she) (?:accepts?|agrees? to) /i;

/** The stretch that is accepted, as the record keeps it; none where the answer says anything besides. */
export function saidValues(text: string, unit: AxisUnit): Interval[] {
  const line = text.replace(/\s+/g, " ").trim().replace(/\.$/, "");
  const named = line.replace(accepting, "").toLowerCase();
  const stretch = boundsIn(named, unit) ?? rangeIn(named, unit);
  const checked = checkIntervals(stretch && !isEmpty(stretch) ? [{ verdict: "accepts", ...stretch }] : []);
  return checked.ok ? checked.intervals : [];
}

type Bounding = (value: number) => Bounds;
const exactly: Bounding = (value) => ({ from: value, to: value });
const orMore: Bounding = (value) => ({ from: value, to: null });
const orLess: Bounding = (value) => ({ from: null, to: value });
const moreThan: Bounding = (value) => ({ from: value, to: null, fromOpen: true });
const lessThan: Bounding = (value) => ({ from: null, to: value, toOpen: true });

const words = (joined: string) => joined.split("|");
const leads: [string[], Bounding][] = [
  [words("at least|no less than|not less than|no fewer than|not before|no earlier than|a minimum of"), orMore],
  [words("at most|no more than|not more than|no longer than|not longer than"), orLess],
  [words("no later than|not later than|not after|up to|within|by|a maximum of"), orLess],
  [words("more than|longer than|over|above|after|later than"), moreThan],
  [words("less than|fewer than|shorter than|under|below|before|earlier than"), lessThan],
];
const tails: [string[], Bounding][] = [
  [words("or more|or longer|or later|and more|and above|and up|at least"), orMore],
  [words("or less|or fewer|or shorter|or earlier|and less|and below|at most|at the most"), orLess],
];

/** "24 months", "at least 24 months" and "24 months or more", with nothing besides. */
function boundsIn(named: string, unit: AxisUnit): Bounds | null {
  for (const [all, bounding] of leads)
    for (const lead of all) if (named.startsWith(`${lead} `)) return bounded(named.slice(lead.length), unit, bounding);
  for (const [all, bounding] of tails)
    for (const tail of all)
      if (named.endsWith(` ${tail}`)) return bounded(named.slice(0, -tail.length), unit, bounding);
  return bounded(named, unit, exactly);
}

function bounded(words: string, unit: AxisUnit, bounding: Bounding): Bounds | null {
  const value = valueIn(words.trim(), unit);
  return value === null ? null : bounding(value);
}

const joinedAmounts = /^(?:from )?(.+?)(?: to | until | ?\.\. ?| ?[-–] ?)(.+)$/;
/** A hyphen may be part of a date. */
const joinedDates = /^(?:from )?(.+?)(?: to | until | ?\.\. ?| ?– ?| - )(.+)$/;

/** "36 to 60 months", "between one and two years". What the second is counted in, the first is too unless it says. */
function rangeIn(named: string, unit: AxisUnit): Bounds | null {
  const between = /^between (.+) and (.+)$/.exec(named);
  const joined = unit === "date" ? joinedDates : joinedAmounts;
  const [, first, second] = between ?? joined.exec(named) ?? [];
  if (!first || !second) return null;
  const counted = unit === "date" ? null : amountIn(second, unit)?.counted;
  const [from, to] = [valueIn(first, unit, counted), valueIn(second, unit)];
  return from === null || to === null ? null : { from, to };
}

function valueIn(words: string, unit: AxisUnit, counted: string | null = null): number | null {
  if (unit === "date") return dateIn(words);
  const amount = amountIn(words, unit);
  if (!amount) return null;
  const spelled = numberWords.get(amount.number);
  const size = unitSizes[unit]?.[amount.counted ?? counted ?? ""];
  if (spelled !== undefined) return size === undefined ? null : spelled * size;
  const value = parseAxisValue(amount.number, unit);
  return value === null ? null : value * (size ?? 1);
}

/** A number in figures or in one word, and what it is counted in; null where the words are anything else. */
function amountIn(words: string, unit: AxisUnit): { number: string; counted: string | null } | null {
  const counted = Object.keys(unitSizes[unit] ?? {}).find((each) => words.endsWith(each)) ?? null;
  const number = (counted ? words.slice(0, -counted.length) : words).replace(/[ -]$/, "");
  const isNumber = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(number) || numberWords.has(number);
  return isNumber ? { number, counted } : null;
}

/** "1 May 2021" and "2021-05-01". */
function dateIn(words: string): number | null {
  const [, day = "", word = "", year = ""] = /^(\d{1,2}) ([a-z]{3,9}) (\d{4})$/.exec(words) ?? [];
  const month = monthNamed(word);
  const text = word ? `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}` : words;
  return /^\d{4}-\d\d-\d\d$/.test(text) ? parseAxisValue(text, "date") : null;
}
