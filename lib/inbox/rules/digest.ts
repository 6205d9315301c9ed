/** When somebody's daily mail is due: once a day of theirs, at an hour of their clocks. */
import { inZone } from "@/lib/time/zones";

/**
 * The instant at which the next one is due after `now`. It falls on no day on which there was one already (`last`), also
 * where the hour or the zone has been changed since. An hour that the clocks leave out that day is due as much later as
 * they are moved; one that comes twice is due the first time.
 */
export function nextDigest(hour: number, zone: string, now: Date, last: Date | null): Date {
  const today = inZone(now, zone).toPlainDate();
  const done = last && inZone(last, zone).toPlainDate();
  for (let days = 0; ; days++) {
    const day = today.add({ days });
    const due = day.toZonedDateTime({ timeZone: zone, plainTime: { hour } });
    const isTaken = done !== null && due.toPlainDate().since(done).sign <= 0;
    if (!isTaken && due.epochMilliseconds > now.getTime()) return new Date(due.epochMilliseconds);
  }
}
