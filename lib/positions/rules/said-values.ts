/**
 * The values that somebody's words name on an axis: "they could live with 24 months, not 60". What is read is shown to
 * whoever records it, and what cannot be read with confidence is left out: a wrong number is worse than none.
 */
import { monthNamed } from "@/lib/time/calendar-names";
import type { AxisUnit } from "@/lib/terms/rules";
import { parseAxisValue } from "@/lib/terms/rules/axis";
import type { Interval, IntervalVerdict } from "../rules";
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

const numeral = String.raw`\d[\d,]*(?:\.\d+)?`;
const spelled = [...numberWords.keys()].sort((a, b) => b.length - a.length).join("|");
const anyNumber = String.raw`(?:${numeral}|\b(?:${spelled})\b)`;

/** What follows a number on an axis of this unit, and how many of the axis's own units one of it is. */
const unitWords: Partial<Record<AxisUnit, { pattern: string; sizeOf: (word: string) => number }>> = {
  months: { pattern: "months?|years?", sizeOf: (word) => (word.startsWith("year") ? 12 : 1) },
  troops: { pattern: "troops|soldiers|men|personnel", sizeOf: () => 1 },
  percentage: { pattern: String.raw`%|per\s?cent|percent`, sizeOf: () => 1 },
  money: { pattern: "million|billion|thousand", sizeOf: (word) => scales[word] ?? 1 },
};

const scales: Record<string, number> = { thousand: 1e3, million: 1e6, billion: 1e9 };

/** The stretches that the words accept, reject or leave unknown, as the record keeps them; none where they say two things of one value. */
export function saidValues(text: string, unit: AxisUnit): Interval[] {
  const clauses = text
    .replaceAll("’", "'")
    .split(
      /[.;!?](?=\s|$)|[,:](?=\s)|\n|\s[–—]\s|\b(?:but|though|although|yet|while|whereas)\b|(?=\b(?:and|or)\s+not\b)/i,
    )
    .map((clause) => clause.trim())
    .filter((clause) => clause !== "");
  const isBareNo = clauses.some((clause) => /^(no|never)$/i.test(clause));
  const said = clauses.flatMap((clause): Interval[] => {
    const stretches = stretchesIn(clause, unit);
    const verdict = stretches.length > 0 && verdictOf(clause, isBareNo);
    return verdict ? stretches.map((stretch) => ({ verdict, ...stretch })) : [];
  });
  const checked = checkIntervals(said);
  return checked.ok ? checked.intervals : [];
}

const boundWords = /\b(?:no|not)\s+(?:more|less|fewer|longer|later|earlier|before|after|over|under|above|below)\b/gi;
const unsure =
  /\b(?:might|maybe|perhaps|possibly|unsure|unclear|unknown|undecided|not\s+(?:sure|know)|n't\s+know|may\s+(?:accept|agree|live|take|consider))\b/i;
const saysNo =
  /\b(?:no|not|never|none|cannot|refus\w*|reject\w*|oppos\w*|unacceptable|rul\w+\s+out|too\s+(?:long|short|many|few|much|little|high|low|early|late))\b|n't\b/i;
const saysYes =
  /\b(?:yes|accept\w*|agree\w*|live\s+with|take|want\w*|offer\w*|propos\w*|settle\w*|insist\w*|need\w*|ask\w*|fine|would\s+do|ready|willing|prefer\w*)\b/i;

/** Null: the words do not say which of the three. */
function verdictOf(clause: string, isBareNo: boolean): IntervalVerdict | null {
  if (unsure.test(clause)) return "unknown";
  if (saysNo.test(clause.replace(boundWords, ""))) return "rejects";
  return isBareNo && !saysYes.test(clause) ? null : "accepts";
}

type Found = { value: number; start: number; end: number };

/** The stretches that a clause names, by what stands before and after its values. */
function stretchesIn(clause: string, unit: AxisUnit): Bounds[] {
  const values = unit === "date" ? datesIn(clause) : amountsIn(clause, unit);
  const stretches: Bounds[] = [];
  for (let at = 0; at < values.length; at += 1) {
    const [value, next] = [values[at], values[at + 1]];
    if (!value) continue;
    const [before, after] = [clause.slice(values[at - 1]?.end ?? 0, value.start), clause.slice(value.end, next?.start)];
    const isBetween = /\bbetween\s*$/i.test(before) && /^\s*and\s*$/i.test(after);
    if (next && (isBetween || /^\s*(?:to|until|\.\.|[-–])\s*$/i.test(after))) {
      stretches.push({ from: value.value, to: next.value });
      at += 1;
    } else stretches.push(boundedBy(value.value, before, next ? "" : after));
  }
  return stretches.filter((stretch) => !isEmpty(stretch));
}

const endsWith = (words: string) => new RegExp(String.raw`\b(?:${words})\s*$`, "i");
const startsWith = (words: string) => new RegExp(String.raw`^\s*(?:${words})\b`, "i");
const atLeast = endsWith(
  "at least|no less than|not less than|no fewer than|not fewer than|not before|no earlier than|minimum of",
);
const atMost = endsWith(
  "at most|no more than|not more than|no longer than|not longer than|no later than|not after|not later than|up to|within|by|maximum of",
);
const moreThan = endsWith("more than|longer than|over|above|after|later than");
const lessThan = endsWith("less than|fewer than|shorter than|under|below|before|earlier than");
const orMore = startsWith("or more|or longer|or later|and more|and above|and up|at least|upwards");
const orLess = startsWith("or less|or fewer|or shorter|or earlier|and less|and below|at most|at the most");

function boundedBy(value: number, before: string, after: string): Bounds {
  if (atLeast.test(before) || orMore.test(after)) return { from: value, to: null };
  if (atMost.test(before) || orLess.test(after)) return { from: null, to: value };
  if (moreThan.test(before)) return { from: value, to: null, fromOpen: true };
  if (lessThan.test(before)) return { from: null, to: value, toOpen: true };
  return { from: value, to: value };
}

/** Numbers with the axis's unit behind them, of several ("36 to 60 months") behind the last; or a number that stands alone. */
function amountsIn(clause: string, unit: AxisUnit): Found[] {
  const words = unitWords[unit];
  const alone = new RegExp(String.raw`^(?:they\s+\w+\s+)?(${numeral})$`, "i").exec(clause);
  if (alone?.[1]) return amount(alone[1], 1, clause.length - alone[1].length, clause.length, unit);
  if (!words) return [];
  const joined = String.raw`\s*(?:to|and|or|\.\.|[-–])\s*`;
  const pattern = new RegExp(
    String.raw`(${anyNumber})(?:\s*-?\s*(${words.pattern}))?(?:(${joined})(${anyNumber}))?\s*-?\s*(${words.pattern})(?!\w)`,
    "gi",
  );
  return [...clause.matchAll(pattern)].flatMap((found) => {
    const [whole, first = "", own, joint = "", second, last = ""] = found;
    const size = words.sizeOf(last.toLowerCase());
    const { index } = found;
    const end = index + whole.length;
    if (!second) return amount(first, words.sizeOf((own ?? last).toLowerCase()), index, end, unit);
    const firstEnd = index + first.length + (own ? whole.indexOf(own, first.length) + own.length - first.length : 0);
    return [
      ...amount(first, own ? words.sizeOf(own.toLowerCase()) : size, index, firstEnd, unit),
      ...amount(second, size, firstEnd + joint.length, end, unit),
    ];
  });
}

function amount(word: string, size: number, start: number, end: number, unit: AxisUnit): Found[] {
  const value = numberWords.get(word.toLowerCase()) ?? parseAxisValue(word, unit);
  return value === null ? [] : [{ value: value * size, start, end }];
}

/** "1 May 2021" and "2021-05-01". */
function datesIn(clause: string): Found[] {
  return [...clause.matchAll(/\b(\d{4}-\d\d-\d\d)\b|\b(\d{1,2})\s+([A-Za-z]{3,9})\s+(\d{4})\b/g)].flatMap((found) => {
    const [whole, iso, day = "", word = "", year = ""] = found;
    const month = iso ? null : monthNamed(word.toLowerCase());
    const text = iso ?? `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
    const value = parseAxisValue(text, "date");
    return value === null ? [] : [{ value, start: found.index, end: found.index + whole.length }];
  });
}
