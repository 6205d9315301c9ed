/** Which days a session covers, going by its own date and by the days that its notes name. */
import { formatFuzzy } from "@/lib/time/format-date";
import { addDays, type FuzzyDate, latest, precisionOf, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { dayOf } from "@/lib/time/zones";

/**
 * "Mon 25 to Wed 27 Feb 2019" where the notes go on after the day that the session began; else its date as recorded.
 * `zone` is the session's own; `noteDays` are ISO days in any order.
 */
export function sessionDatesInWords(validText: string, noteDays: readonly string[], zone: string): string {
  const held = requireFuzzyDate(validText);
  const last = [...noteDays].sort().at(-1);
  const first = held.slice(0, 10);
  const isExact = precisionOf(held) === "day" || precisionOf(held) === "minute";
  const dates: FuzzyDate = isExact && last && last > first ? requireFuzzyDate(`${first}/${last}`) : held;
  return formatFuzzy(dates, zone, { style: dates === held ? "long" : "short" });
}

/**
 * The day before a session and its last one, in the negotiation's `zone`: of the days that its notes name, which are the
 * venue's, or that on which it began. What it moved is dated in between, by the day, however exactly its own beginning is.
 */
export function eveAndEnd(
  { record, timeZone }: { record: { validFrom: Date }; timeZone: string },
  noteDays: readonly string[],
  zone: string,
): { eve: FuzzyDate; end: FuzzyDate } {
  const [first, named] = [dayOf(record.validFrom, zone), [...noteDays].sort().at(-1)];
  const last = [dayOf(record.validFrom, timeZone), ...(named ? [named] : [])].sort().at(-1);
  // Far to the west of the negotiation that day ends on its next one.
  const ends = last ? [dayOf(latest(requireFuzzyDate(last), timeZone), zone)] : [];
  return { eve: addDays(first, -1), end: [first, ...ends].sort().at(-1) ?? first };
}
