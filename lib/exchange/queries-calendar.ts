/** What a calendar elsewhere is told: the rounds and sessions of all its owner's negotiations. */
import "server-only";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { openCalendar } from "@/lib/platform/own-calendar";
import { paths } from "@/lib/platform/paths";
import { atLast } from "@/lib/record/reading";
import { roundsIn, sessionsIn, type RoundView } from "@/lib/rounds/queries";
import type { CalendarEntry } from "./calendar-entry";

/**
 * What stands in the calendar with this address: what its owner may see and every member may. A marked record leaves the
 * house on no calendar, since who serves that reads along. Null: there is no such address, or it has ended.
 */
export async function calendarEntries(token: string, appUrl: URL): Promise<CalendarEntry[] | null> {
  const reader = await openCalendar(token);
  if (!reader) return null;
  return asActor(reader, async (tx) => (await plannedIn(tx, appUrl, new Date())).entries);
}

/** The same of whoever the transaction carries, and in which negotiations was looked. */
export async function plannedIn(tx: Tx, appUrl: URL, now: Date) {
  const negotiations = await tx.negotiation.findMany({
    select: { id: true, slug: true, name: true, timeZone: true },
  });
  const at = atLast(now);
  const entries: (CalendarEntry & { negotiationId: string })[] = [];
  for (const { id, slug, name, timeZone } of negotiations) {
    const urlOf = (path: string) => new URL(path, appUrl).href;
    const open = <Row extends { compartmentId: string | null }>(rows: readonly Row[]) =>
      rows.filter(({ compartmentId }) => compartmentId === null);
    for (const session of open(await sessionsIn(tx, id, at)))
      entries.push({
        id: session.id,
        negotiationId: id,
        on: session.record.validText,
        timeZone: session.timeZone,
        summary: `${session.title} (${name})`,
        where: session.venue,
        url: urlOf(paths.session(slug, session.id)),
        recordedAt: session.record.recordedAt,
      });
    for (const round of open(await roundsIn(tx, id, at)))
      for (const planned of open(plansOf(round)))
        entries.push({
          id: planned.id,
          negotiationId: id,
          on: planned.on,
          timeZone,
          summary: `${planned.what} of round ${round.number} (${name})`,
          where: round.venue,
          url: urlOf(paths.timeline(slug)),
          recordedAt: planned.record.recordedAt,
        });
  }
  return { entries, negotiationIds: negotiations.map(({ id }) => id) };
}

/** The day that a round is to open or to go on, as long as it has not. */
function plansOf({ events, state }: RoundView) {
  const last = events.at(-1);
  if (state === "scheduled" && last?.plannedOpening) return [{ ...last, on: last.plannedOpening, what: "Opening" }];
  if (state === "paused" && last?.plannedResumption)
    return [{ ...last, on: last.plannedResumption, what: "Resumption" }];
  return [];
}
