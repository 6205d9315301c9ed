/**
 * A date as well as it is known, in a normalised subset of EDTF (ISO 8601-2):
 *
 *     2019-02-25T14:05   a minute, on the clocks of the record's own zone
 *     2019-02-25         a day
 *     2019-01            a month
 *     2019               a year
 *     203X               a decade
 *     2019-01~           any of these, approximate
 *     2034~/2036~        an interval between two of these, both ends included ("mid-2030s")
 *
 * Approximate says that the bounds are not to be trusted to the day; it does not move them.
 */
import { Temporal } from "temporal-polyfill";

declare const normalised: unique symbol;

/** Text that has been read and found to be a date; get one from `parseFuzzyDate` or `requireFuzzyDate`. */
export type FuzzyDate = string & { readonly [normalised]: true };

export type Precision = "decade" | "year" | "month" | "day" | "minute";

/** One end of a fuzzy date: a stretch of the calendar that begins at `start` and is one `precision` long. */
export type FuzzyPoint = { precision: Precision; start: Temporal.PlainDateTime; isApproximate: boolean };

/** The years that a date may lie in. Wide enough for any treaty, narrow enough to catch a slip of the finger. */
export const firstYear = 1000;
export const lastYear = 2999;

const lengths: Record<Precision, Temporal.DurationLike> = {
  decade: { years: 10 },
  year: { years: 1 },
  month: { months: 1 },
  day: { days: 1 },
  minute: { minutes: 1 },
};

const canonicalPoint =
  /^(?:(?<decade>[12]\d\d)X|(?<year>[12]\d{3})(?:-(?<month>\d\d)(?:-(?<day>\d\d)(?:T(?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d))?)?)?)(?<about>~?)$/;

/**
 * Text from the record, which was normalised when it was written. Throws on anything else: what a person typed goes
 * through `parseFuzzyDate`.
 */
export function requireFuzzyDate(text: string): FuzzyDate {
  const points = text.split("/").map(pointOf);
  const [start, end] = points;
  const isDate = start && (points.length === 1 || (points.length === 2 && end && isInOrder(start, end)));
  if (!isDate) throw new TypeError(`Not a normalised date: ${text}`);
  return text as FuzzyDate;
}

/** The one point of a date, or the two ends of an interval (else `end` is null). */
export function pointsOf(date: FuzzyDate): { start: FuzzyPoint; end: FuzzyPoint | null } {
  const [start, end] = date.split("/").map(pointOf);
  if (!start || end === null) throw new TypeError(`Not a normalised date: ${date}`);
  return { start, end: end ?? null };
}

/** Whether an interval may run from one point to the other: the end must not be over before the start begins. */
export function isInOrder(start: FuzzyPoint, end: FuzzyPoint): boolean {
  return Temporal.PlainDateTime.compare(start.start, endOf(end)) < 0;
}

/** The date's precision; an interval has two, and answers "interval". */
export function precisionOf(date: FuzzyDate): Precision | "interval" {
  const { start, end } = pointsOf(date);
  return end ? "interval" : start.precision;
}

/** Whether any part of the date is marked approximate. */
export function isApproximate(date: FuzzyDate): boolean {
  return date.includes("~");
}

/** The first instant that the date can mean in the zone. A minute that the clocks skipped is the one they jumped to. */
export function earliest(date: FuzzyDate, zone: string): Date {
  return firstInstant(pointsOf(date).start, zone);
}

/** The last millisecond that the date can mean in the zone, never before `earliest`. */
export function latest(date: FuzzyDate, zone: string): Date {
  const { start, end } = pointsOf(date);
  const point = end ?? start;
  const last = endOf(point).subtract({ milliseconds: 1 });
  // "later", because where the clocks go back a time is told twice and both may be meant.
  const told = last.toZonedDateTime(zone, { disambiguation: "later" });
  const wasTold = told.toPlainDateTime().equals(last);
  const instant =
    wasTold || point.precision === "minute"
      ? told.epochMilliseconds
      : startOfDay(last.toPlainDate().add({ days: 1 }), zone) - 1;
  return new Date(Math.max(instant, firstInstant(start, zone).getTime()));
}

/**
 * Orders dates of one zone for a list: by when they begin, then by when they end, exact before approximate. Zero only
 * for equal dates.
 */
export function compareFuzzy(a: FuzzyDate, b: FuzzyDate): number {
  const [one, other] = [pointsOf(a), pointsOf(b)];
  return (
    Temporal.PlainDateTime.compare(one.start.start, other.start.start) ||
    Temporal.PlainDateTime.compare(endOf(one.end ?? one.start), endOf(other.end ?? other.start)) ||
    Number(isApproximate(a)) - Number(isApproximate(b)) ||
    Number(a > b) - Number(a < b)
  );
}

/**
 * Whether the one is over before the other begins, whatever each turns out to mean. Two dates that may overlap are
 * not before one another: "Feb 2019" is neither before nor after 27 Feb 2019.
 */
export function isBefore(one: FuzzyDate | Date, other: FuzzyDate | Date, zone: string): boolean {
  const end = one instanceof Date ? one : latest(one, zone);
  const start = other instanceof Date ? other : earliest(other, zone);
  return end < start;
}

/** The day so many days later, or earlier. Throws on a date that is not a single day. */
export function addDays(day: FuzzyDate, days: number): FuzzyDate {
  return requireFuzzyDate(Temporal.PlainDate.from(day).add({ days }).toString());
}

/** The first moment after the point, on the calendar. */
export function endOf(point: FuzzyPoint): Temporal.PlainDateTime {
  return point.start.add(lengths[point.precision]);
}

function firstInstant(point: FuzzyPoint, zone: string): Date {
  if (point.precision === "minute") return new Date(point.start.toZonedDateTime(zone).epochMilliseconds);
  return new Date(startOfDay(point.start.toPlainDate(), zone));
}

/** Not always midnight: some zones change their clocks then. */
function startOfDay(day: Temporal.PlainDate, zone: string): number {
  return day.toZonedDateTime(zone).epochMilliseconds;
}

// A record names the same days over and over, and reading one takes a calendar: those read lately are kept.
const mostKept = 4096;
const keptPoints = new Map<string, FuzzyPoint | null>();

function pointOf(text: string): FuzzyPoint | null {
  const kept = keptPoints.get(text);
  if (kept !== undefined) return kept;
  if (keptPoints.size >= mostKept) keptPoints.clear();
  const point = readPoint(text);
  keptPoints.set(text, point);
  return point;
}

function readPoint(text: string): FuzzyPoint | null {
  const found = canonicalPoint.exec(text)?.groups;
  if (!found) return null;
  const { decade, year, month, day, hour, minute, about } = found;
  const precision = decade ? "decade" : minute ? "minute" : day ? "day" : month ? "month" : "year";
  const start = {
    year: Number(year ?? `${decade}0`),
    month: Number(month ?? 1),
    day: Number(day ?? 1),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
  };
  try {
    return {
      precision,
      start: Temporal.PlainDateTime.from(start, { overflow: "reject" }),
      isApproximate: about === "~",
    };
  } catch {
    return null;
  }
}
