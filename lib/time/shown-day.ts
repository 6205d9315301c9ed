/** Whether a record begins after the day that is shown, and so is on no page yet. */
import { formatFuzzy } from "./format-date";
import { earliest, type FuzzyDate, latest } from "./fuzzy-date";
import { parseFuzzyDate } from "./parse-fuzzy-date";

/**
 * The date in words, "1 March 2030", where what is typed or recorded begins after the end of the shown day; null where it
 * does not, and for what cannot be read as a date.
 */
export function beginsLater(text: string, { day, zone }: { day: FuzzyDate; zone: string }): string | null {
  const read = parseFuzzyDate(text);
  if (!read.ok || earliest(read.date, zone) <= latest(day, zone)) return null;
  return formatFuzzy(read.date, zone, { style: "long", weekday: false });
}
