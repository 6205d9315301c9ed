/** What is planned and what took place, as an iCalendar (RFC 5545) that any calendar can subscribe to. */
import ical, { ICalCalendarMethod, type ICalEventData } from "ical-generator";
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

/** The calendar's text, its entries by time. Days are whole days wherever they are read; minutes are instants. */
export function toCalendar(name: string, entries: readonly CalendarEntry[]): string {
  const calendar = ical({ name, prodId: { company: "Parley", product: "Parley", language: "EN" } });
  calendar.method(ICalCalendarMethod.PUBLISH);
  for (const entry of entries) {
    const when = timeOf(entry);
    if (when)
      calendar.createEvent({
        ...when,
        id: `${entry.id}@parley`,
        summary: entry.summary,
        ...(entry.where ? { location: entry.where } : {}),
        url: entry.url,
        stamp: entry.recordedAt,
        lastModified: entry.recordedAt,
      });
  }
  return calendar.toString();
}

/** Null where it is not known to the day. */
function timeOf({ on, timeZone }: CalendarEntry): Pick<ICalEventData, "start" | "end" | "allDay"> | null {
  const date = requireFuzzyDate(on);
  const precision = precisionOf(date);
  const { start } = pointsOf(date);
  if (precision === "minute") return { start: new Date(start.start.toZonedDateTime(timeZone).epochMilliseconds) };
  if (precision !== "day") return null;
  // An all-day event is told by its date alone, which the generator reads off the clocks of the server.
  const { year, month, day } = start.start;
  return { start: new Date(year, month - 1, day), allDay: true };
}
