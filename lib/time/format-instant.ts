/**
 * Instants in words, the same on every machine: Mon 25 Feb 2019, 14:05. By what every browser has itself, since all that
 * reckons with dates is a tenth of what it loads, and most pages tell no more of time than this.
 */
import { type CalendarDay, dayInWords } from "./day-words";

/** `minute`: Thu 28 Feb 2019, 09:10. `day`: Thu 28 Feb 2019. `date`: 28 Feb 2019. `time`: 09:10. The rest are these, shorter or longer. */
export type InstantStyle = "minute" | "minuteNoYear" | "day" | "dayNoYear" | "dayLong" | "date" | "time";

/** An instant as clocks and calendars in the zone show it. Default style `minute`. Throws a RangeError for what is no instant or no zone. */
export function formatInstant(instant: Date, zone: string, style: InstantStyle = "minute"): string {
  const { day, time } = clockAt(instant, zone);
  if (style === "time") return time;
  const words = dayInWords(day, {
    style: style === "dayLong" ? "long" : "short",
    weekday: style !== "date",
    year: !style.endsWith("NoYear"),
    month: true,
  });
  return style.startsWith("minute") ? `${words}, ${time}` : words;
}

function clockAt(instant: Date, zone: string): { day: CalendarDay; time: string } {
  const parts = new Map(
    readerOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  );
  const [year, month, day] = (["year", "month", "day"] as const).map((type) => Number(parts.get(type)));
  if (!year || !month || !day) throw new RangeError(`No day in ${zone}.`);
  // Sunday is 0 there and 7 here.
  const dayOfWeek = new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
  return { day: { year, month, day, dayOfWeek }, time: `${parts.get("hour")}:${parts.get("minute")}` };
}

// Making one takes a thousand times as long as using it. There are some 600 zones.
const readers = new Map<string, Intl.DateTimeFormat>();

function readerOf(zone: string): Intl.DateTimeFormat {
  let reader = readers.get(zone);
  if (!reader) {
    reader = new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
    });
    readers.set(zone, reader);
  }
  return reader;
}
