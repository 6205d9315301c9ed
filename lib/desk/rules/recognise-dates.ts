/**
 * Dates in English, through chrono (MIT). What a report says of a day of the week is of the last such day up to its
 * publication, unless the words point ahead; nothing that is counted from today is read where no publication is known.
 */
import { en, type ParsedComponents } from "chrono-node";
import { monthNamed, weekdayNamed } from "@/lib/time/calendar-names";
import { formatFuzzy } from "@/lib/time/format-date";
import { addDays, type FuzzyDate, isInOrder, pointsOf, precisionOf, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";
import type { DateMark } from "./marks";
import { pointsAhead } from "./points-ahead";

const lengthWords =
  "a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|few|several|couple of|half|\\d+";
/** "In two days", "within 18 months", "over the past year": how long, not when; the number is what is told. */
const lengthOfTime = new RegExp(
  `\\b(?:(?:${lengthWords})[\\s-]+(?:an? )?(?:more )?|past )(?:seconds?|minutes?|hours?|days?|weeks?|months?|quarters?|years?)\\b`,
  "iu",
);
/** Before "the last month" it makes a length of time of it too. */
const during = /\b(?:within|over|for|during|throughout)\s+(?:the\s+)?$/iu;

/** `published`: the day that days are counted from; null: it is not known. */
export function recogniseDates(text: string, published: FuzzyDate | null): DateMark[] {
  const day = published && dayOf(published);
  const reference = new Date(`${day ?? "2000-01-01"}T12:00:00Z`);
  return en.casual.parse(text, { instant: reference, timezone: 0 }).flatMap((found): DateMark[] => {
    const { index: start, start: parts } = found;
    const words = found.text.replace(/[,;:.\s]+$/u, "");
    // "The year before", "two days later": of another day than that of the publication.
    if (/\b(?:before|after|earlier|later|following)\b/iu.test(words)) return [];
    // "They may march": a month and a day of the week have a capital.
    if (
      words.split(/\P{L}+/u).some((word) => /^\p{Ll}/u.test(word) && (monthNamed(word) ?? weekdayNamed(word)) !== null)
    )
      return [];
    if (!/\p{L}{3}|\d{4}/u.test(words) || /^(?:now|may|sun|sat|second|the present|this)$/iu.test(words)) return [];
    const before = text.slice(Math.max(0, start - 80), start);
    const isWhole = saysItsYear(parts, words) && !isCounted(words);
    if (!isWhole && !/\bago\b/iu.test(words) && (lengthOfTime.test(words) || isDuring(before, words))) return [];
    const date = isWhole ? written(parts, words) : day && counted(parts, words, before, day);
    if (!date) return [];
    const mark = { start, end: start + words.length, kind: "date" as const, date };
    if (isWhole) return [{ ...mark, isInferred: false, because: `“${words}”` }];
    const from = published ? formatFuzzy(published, "UTC") : "";
    return [{ ...mark, isInferred: true, because: `“${words}”, counted from the publication on ${from}` }];
  });
}

/** Only a year of four digits makes a date whole: any other year is the one that chrono supposes. */
const saysItsYear = (parts: ParsedComponents, words: string) =>
  parts.isCertain("year") && parts.isCertain("month") && new RegExp(`\\b${parts.get("year")}\\b`, "u").test(words);

const isDuring = (before: string, words: string) =>
  during.test(before) && /\b(?:weeks?|months?|quarters?|years?)\b/iu.test(words);

/** The first day of a publication that is known to the day. */
function dayOf(published: FuzzyDate): string | null {
  const { start } = pointsOf(published);
  return start.precision === "day" || start.precision === "minute" ? start.start.toPlainDate().toString() : null;
}

const isCounted = (words: string) =>
  /\b(?:ago|last|next|this|coming|yesterday|today|tonight|tomorrow|week)\b/iu.test(words);

const exactly = (parts: ParsedComponents) => `${parts.get("year")}-${pad(parts.get("month"))}-${pad(parts.get("day"))}`;

const pad = (part: number | null) => String(part ?? 1).padStart(2, "0");

function written(parts: ParsedComponents, words: string): string | null {
  const [year, month] = [parts.get("year"), pad(parts.get("month"))];
  if (year === null || year < 1900 || year > 2100) return null;
  if (/^\d{4}$/u.test(words)) return null;
  return parts.isCertain("day") ? `${year}-${month}-${pad(parts.get("day"))}` : `${year}-${month}`;
}

/** A day, week, month or year that is told by its distance from the day of publication. */
function counted(parts: ParsedComponents, words: string, before: string, day: string): string | null {
  if (/\b(?:today|tonight|tomorrow|yesterday)\b/iu.test(words)) return exactly(parts);
  const isAhead = pointsAhead(before) || /\b(?:next|coming)\b/iu.test(words);
  const weekday = parts.isCertain("weekday") ? parts.get("weekday") : null;
  const published = requireFuzzyDate(day);
  if (weekday !== null && !parts.isCertain("day")) {
    const present = new Date(`${day}T12:00:00Z`).getUTCDay();
    const back = (present - weekday + 7) % 7;
    const isLast = /\blast\b/iu.test(words) && back === 0;
    return addDays(published, isAhead ? 7 - back : isLast ? -7 : -back);
  }
  const at = `${parts.get("year")}-${pad(parts.get("month"))}`;
  const exact = exactly(parts);
  const weeks = /\b(last|past|this|next|coming) week\b/iu.exec(words)?.[1]?.toLowerCase();
  if (weeks) return weekOf(addDays(published, weeks === "this" ? 0 : isAhead ? 7 : -7));
  if (/\bmonths?\b/iu.test(words)) return at;
  if (/\byears?\b/iu.test(words)) return String(parts.get("year"));
  if (!parts.isCertain("month")) return exact;
  // "In December", "on 25 February": of the year that ends with the publication, unless it points ahead.
  const own = parts.isCertain("day") ? `-${pad(parts.get("day"))}` : "";
  const year = Number(day.slice(0, 4));
  const inYear = (each: number) => `${each}-${pad(parts.get("month"))}${own}`;
  const isLater = inYear(year) > day.slice(0, inYear(year).length);
  return inYear(isAhead ? (isLater ? year : year + 1) : isLater ? year - 1 : year);
}

/** From Monday to Sunday. */
function weekOf(day: string): string {
  const back = (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7;
  const monday = addDays(requireFuzzyDate(day), -back);
  return `${monday}/${addDays(monday, 6)}`;
}

/** Whether a date can be recorded as it is. */
export function isRecordable(date: string): boolean {
  const parsed = parseFuzzyDate(date);
  if (!parsed.ok) return false;
  const { start, end } = pointsOf(parsed.date);
  return precisionOf(parsed.date) !== "interval" || end === null || isInOrder(start, end);
}
