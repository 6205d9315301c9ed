/** How far a date lies from a moment, in a reader's words: the age of a status, the wait for a planned date. */
import { earliest, type FuzzyDate, isApproximate, latest, precisionOf } from "./fuzzy-date";
import { daysBetween, inZone } from "./zones";

/**
 * How long something has held: "today", "1 day", "3 days", "~5 wk", "4 months", "2 years". A date that is approximate
 * or less exact than a day is counted from the middle of what it can mean, and marked "~".
 */
export function ageOf(since: FuzzyDate, asOf: Date, zone: string): string {
  const first = earliest(since, zone);
  if (first > asOf) return "not yet";
  const isExact = isExactDay(since);
  const last = latest(since, zone);
  const from = isExact ? first : middle(first, last < asOf ? last : asOf);
  const days = daysBetween(from, asOf, zone);
  const words = days === 0 ? "today" : span(from, asOf, zone, "wk");
  return isExact ? words : days === 0 ? "~1 day" : `~${words}`;
}

/**
 * How far off a date to come is: "today", "tomorrow", "in 2 days", "in about 3 weeks"; "about now" while a date less
 * exact than a day may be meant; then "2 days overdue", counted from the last day it can mean.
 */
export function inWords(date: FuzzyDate, asOf: Date, zone: string): string {
  const isExact = isExactDay(date);
  const about = isExact ? "" : "about ";
  const [first, last] = [earliest(date, zone), latest(date, zone)];
  const [daysToFirst, daysToLast] = [daysBetween(asOf, first, zone), daysBetween(asOf, last, zone)];
  if (daysToLast < 0) return `${about}${span(last, asOf, zone, "week")} overdue`;
  if (daysToFirst <= 0) return isExact ? "today" : "about now";
  if (isExact && daysToFirst === 1) return "tomorrow";
  return `in ${about}${span(asOf, isExact ? first : middle(first, last), zone, "week")}`;
}

/** To the nearest: days up to two weeks, weeks up to nine, months up to two years, then years; never under a day. */
function span(from: Date, to: Date, zone: string, week: "wk" | "week"): string {
  const days = Math.max(1, daysBetween(from, to, zone));
  if (days < 14) return count(days, "day");
  if (days < 63) return week === "wk" ? `${Math.round(days / 7)} wk` : count(Math.round(days / 7), "week");
  const [start, end] = [inZone(from, zone).toPlainDate(), inZone(to, zone).toPlainDate()];
  const { months } = start.until(end, { smallestUnit: "month", largestUnit: "month", roundingMode: "halfExpand" });
  return months < 24 ? count(months, "month") : count(Math.round(months / 12), "year");
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

function isExactDay(date: FuzzyDate): boolean {
  const precision = precisionOf(date);
  return !isApproximate(date) && (precision === "day" || precision === "minute");
}

function middle(first: Date, last: Date): Date {
  return new Date((first.getTime() + last.getTime()) / 2);
}
