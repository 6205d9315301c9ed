/** Dates in words, the same on every machine. The order is that of en-GB: Mon 25 Feb 2019, 14:05. */
import { monthName, type NameLength, partsOfDecade } from "./calendar-names";
import { dayInWords, inOrder, type Shown } from "./day-words";
import { earliest, type FuzzyDate, type FuzzyPoint, pointsOf } from "./fuzzy-date";
import { minuteOf, placeOf } from "./zones";

export type DateFormat = {
  /** "short" (the default): Mon 25 Feb 2019. "long": Monday 25 February 2019. */
  style?: NameLength;
  /** Whether a day carries its day of the week. Default true. */
  weekday?: boolean;
  /** Whether a month, day or minute carries its year. Default true; a year or decade standing alone always does. */
  year?: boolean;
  /** The reader's zone: a date exact to the minute then adds the reader's own time where it differs. */
  readerZone?: string;
};

/**
 * "Mon 25 Feb 2019", "about Jan 2019", "mid-2030s", "Mon 25 to Wed 27 Feb 2019", "Thu 28 Feb, 09:10" (year left out).
 * With weekdays or without, what it writes with the year in it `parseFuzzyDate` reads back as the same date.
 * `zone` is the zone that the date was recorded in.
 */
export function formatFuzzy(date: FuzzyDate, zone: string, format: DateFormat = {}): string {
  const { style = "short", weekday = true, year = true, readerZone } = format;
  const shown = { style, weekday, year, month: true, day: true };
  const { start, end } = pointsOf(date);
  if (end) return partOfDecade(start, end) ?? formatInterval(start, end, shown);
  const words = formatPoint(start, shown);
  if (!readerZone || start.precision !== "minute") return words;
  const theirs = minuteOf(earliest(date, zone), readerZone);
  const { start: there } = pointsOf(theirs);
  if (there.start.equals(start.start)) return words;
  const isSameDay = there.start.toPlainDate().equals(start.start.toPlainDate());
  return `${words} (${formatPoint(there, { ...shown, year: false, day: !isSameDay })} in ${placeOf(readerZone)})`;
}

/** Says once what both ends share: Mon 25 to Wed 27 Feb 2019; 25 Feb to 2 March 2019; 25 Feb 2019, 14:05 to 15:30. */
function formatInterval(start: FuzzyPoint, end: FuzzyPoint, shown: Shown): string {
  const isFine = (point: FuzzyPoint) => point.precision !== "decade" && point.precision !== "year";
  const isSameYear = isFine(start) && isFine(end) && start.start.year === end.start.year;
  const isSameMonth = isSameYear && start.start.month === end.start.month;
  const areDays = start.precision === "day" && end.precision === "day";
  const areMinutes = start.precision === "minute" && end.precision === "minute";
  if (areMinutes && start.start.toPlainDate().equals(end.start.toPlainDate()))
    return `${formatPoint(start, shown)} to ${formatPoint(end, { ...shown, day: false })}`;
  const first = formatPoint(start, { ...shown, year: shown.year && !isSameYear, month: !(areDays && isSameMonth) });
  return `${first} to ${formatPoint(end, shown)}`;
}

function partOfDecade(start: FuzzyPoint, end: FuzzyPoint): string | null {
  const areYears = start.precision === "year" && end.precision === "year" && start.isApproximate && end.isApproximate;
  const decade = Math.floor(start.start.year / 10);
  if (!areYears || decade !== Math.floor(end.start.year / 10)) return null;
  const part = partsOfDecade.find(({ first, last }) => first === start.start.year % 10 && last === end.start.year % 10);
  return part ? `${part.name}-${decade}0s` : null;
}

function formatPoint(point: FuzzyPoint, shown: Shown): string {
  return `${point.isApproximate ? "about " : ""}${formatExact(point, shown)}`;
}

function formatExact({ precision, start }: FuzzyPoint, shown: Shown): string {
  switch (precision) {
    case "decade":
      return `${start.year}s`;
    case "year":
      return String(start.year);
    case "month":
      return inOrder(monthName(start.month, shown.style), shown.year && start.year);
    case "day":
      return dayInWords(start, shown);
    case "minute": {
      const time = start.toPlainTime().toString({ smallestUnit: "minute" });
      return shown.day ? `${dayInWords(start, shown)}, ${time}` : time;
    }
  }
}
