/** Days as people say them, "monday" or "yesterday": no date, but one can be meant. */
import { weekdayNamed } from "@/lib/time/calendar-names";
import { formatFuzzy } from "@/lib/time/format-date";
import { addDays, type FuzzyDate, pointsOf } from "@/lib/time/fuzzy-date";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";

/** The last such day up to the present one, as it is written: "Mon 25 Feb 2019". Null where no day is said so. */
export function spokenDay(text: string, present: FuzzyDate): string | null {
  const said = text
    .trim()
    .toLowerCase()
    .replace(/^(?:on|last|this)\s+/, "");
  const today = pointsOf(present).start.start.toPlainDate();
  const back = ago(said, today.dayOfWeek);
  if (back === null) return null;
  const day = parseFuzzyDate(today.toString());
  return day.ok ? formatFuzzy(addDays(day.date, -back), "UTC") : null;
}

function ago(said: string, weekday: number): number | null {
  if (said === "today") return 0;
  if (said === "yesterday") return 1;
  const named = weekdayNamed(said);
  return named === null ? null : (weekday - named + 7) % 7;
}

/** What is wrong with a date as typed, and what may be meant; null for one that can be read, or none. */
export function wrongDate(text: string, present: FuzzyDate): string | null {
  if (text.trim() === "") return null;
  const parsed = parseFuzzyDate(text);
  if (parsed.ok) return null;
  const meant = spokenDay(text, present);
  return meant ? `“${text.trim()}” is no date. ${meant}?` : parsed.message;
}
