/** Whether a record begins after the day that is shown, and so is on no page yet. */
import { formatFuzzy } from "./format-date";
import { earliest, type FuzzyDate, latest } from "./fuzzy-date";
import { parseFuzzyDate } from "./parse-fuzzy-date";
import { dayOf } from "./zones";

type Shown = { day: FuzzyDate; zone: string };

/**
 * Where what is typed or recorded begins after the end of the shown day: the date in words, "1 March 2030", and the first
 * day on which pages show it. Null where it does not, and for what cannot be read as a date.
 */
export function laterBeginning(text: string, { day, zone }: Shown): { words: string; day: FuzzyDate } | null {
  const read = parseFuzzyDate(text);
  if (!read.ok) return null;
  const begins = earliest(read.date, zone);
  if (begins <= latest(day, zone)) return null;
  return { words: formatFuzzy(read.date, zone, { style: "long", weekday: false }), day: dayOf(begins, zone) };
}

/** The date in words alone. */
export function beginsLater(text: string, shown: Shown): string | null {
  return laterBeginning(text, shown)?.words ?? null;
}
