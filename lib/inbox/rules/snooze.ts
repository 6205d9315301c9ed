/** Until when something can be put off, in the words of the list that it is chosen from. */
import { Temporal } from "temporal-polyfill";

export const snoozes = {
  hours: "In three hours",
  tomorrow: "Tomorrow morning",
  week: "On Monday morning",
  off: "Not any more",
} as const;

export type Snooze = keyof typeof snoozes;

/** When a morning begins, in the reader's zone. */
const morning = { hour: 8, minute: 0 };

/** The instant at which it is back, seen from `now` by the clocks of `zone`; null: it is not put off at all. */
export function snoozedUntil(snooze: Snooze, now: Date, zone: string): Date | null {
  if (snooze === "off") return null;
  if (snooze === "hours") return new Date(now.getTime() + 3 * 3_600_000);
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const day = snooze === "tomorrow" ? today.add({ days: 1 }) : today.add({ days: 8 - today.dayOfWeek });
  return new Date(day.toZonedDateTime({ timeZone: zone, plainTime: morning }).epochMilliseconds);
}
