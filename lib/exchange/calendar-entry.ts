/** What a calendar is told of: a round, a session or an answer that is asked for, and when it is. */
import { pointsOf, precisionOf, requireFuzzyDate } from "@/lib/time/fuzzy-date";

export type CalendarEntry = {
  /** Its series: an entry that is told again replaces the one before. */
  id: string;
  /** A minute or a day, as the record has it; with less than a day there is no place for it in a calendar. */
  on: string;
  /** The zone of its minutes. */
  timeZone: string;
  summary: string;
  where: string | null;
  /** Absolute. */
  url: string;
  recordedAt: Date;
};

/** When it begins: the first moment of its day, where it is known to the day; null where it is not. */
export function instantOf({ on, timeZone }: Pick<CalendarEntry, "on" | "timeZone">): Date | null {
  const date = requireFuzzyDate(on);
  const precision = precisionOf(date);
  if (precision !== "minute" && precision !== "day") return null;
  return new Date(pointsOf(date).start.start.toZonedDateTime(timeZone).epochMilliseconds);
}
