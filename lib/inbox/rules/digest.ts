/** When somebody's daily mail is due: once a day of theirs, at an hour of their clocks. */
import { inZone } from "@/lib/time/zones";

type Day = ReturnType<ReturnType<typeof inZone>["toPlainDate"]>;

/** A day of theirs as it is kept: "2026-11-30". */
export type DigestDay = string;

/**
 * The instant at which the next one is due after `now`. It falls on no day for which there was one already, and on none
 * before (`last`), also where the hour or the zone has been changed since. An hour that the clocks leave out that day is
 * due as much later as they are moved; one that comes twice is due the first time.
 */
export function nextDigest(hour: number, zone: string, now: Date, last: DigestDay | null): Date {
  const today = inZone(now, zone).toPlainDate();
  for (let days = 0; ; days++) {
    const day = today.add({ days });
    const due = dueOn(day, hour, zone);
    const isTaken = last !== null && shownDay(due).toString() <= last;
    if (!isTaken && due.epochMilliseconds > now.getTime()) return new Date(due.epochMilliseconds);
  }
}

/**
 * For which day one is that was due at `due` and is taken up `now`. One that is late is for the day whose hour is nearest,
 * so that the next comes neither hours after it nor two days.
 */
export function dayOfDigest(hour: number, zone: string, now: Date, due: Date): DigestDay {
  const today = inZone(now, zone).toPlainDate();
  const around = [-1, 0, 1].map((days) => dueOn(today.add({ days }), hour, zone));
  const away = (each: (typeof around)[number]) => Math.abs(each.epochMilliseconds - now.getTime());
  const nearest = around.reduce((best, each) => (away(each) < away(best) ? each : best));
  const meant = inZone(due, zone).toPlainDate();
  const near = shownDay(nearest);
  return (near.since(meant).sign > 0 ? near : meant).toString();
}

const dueOn = (day: Day, hour: number, zone: string) => day.toZonedDateTime({ timeZone: zone, plainTime: { hour } });
const shownDay = (due: ReturnType<typeof dueOn>) => due.toPlainDate();
