/** What a calendar elsewhere is told: the rounds and sessions of all its owner's negotiations, and by when reviews ask them. */
import "server-only";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { openCalendar } from "@/lib/platform/own-calendar";
import { paths } from "@/lib/platform/paths";
import { atLast } from "@/lib/record/reading";
import { reviewsDueIn } from "@/lib/reviews/queries-due";
import { roundsIn, sessionsIn, type RoundView } from "@/lib/rounds/queries";
import type { CalendarEntry } from "./calendar-entry";

/**
 * What stands in the calendar with this address: what its owner may see and every member may. A marked record leaves the
 * house on no calendar, since who serves that reads along. Null: there is no such address, or it has ended.
 */
export async function calendarEntries(token: string, appUrl: URL): Promise<CalendarEntry[] | null> {
  const reader = await openCalendar(token);
  if (!reader) return null;
  return asActor(reader, async (tx) => {
    const now = new Date();
    const { entries } = await plannedIn(tx, appUrl, now);
    return [...entries, ...(await dueIn(tx, appUrl, now))];
  });
}

/** The days by which reviews ask whoever the transaction carries, as long as they have not answered. */
async function dueIn(tx: Tx, appUrl: URL, now: Date): Promise<CalendarEntry[]> {
  const [reader] = await tx.$queryRaw<{ id: string | null }[]>`select current_user_id()::text as id`;
  if (!reader?.id) return [];
  const entries: CalendarEntry[] = [];
  for (const { id: negotiationId, slug, name, timeZone } of await negotiationsIn(tx))
    for (const { id, by, of, recordedAt } of await reviewsDueIn(tx, negotiationId, reader.id, atLast(now)))
      entries.push({
        ...{ id, on: by, timeZone, where: null, recordedAt },
        summary: `Your answer to the review of ${of} is due (${name})`,
        url: new URL(paths.review(slug, id), appUrl).href,
      });
  return entries;
}

function negotiationsIn(tx: Tx) {
  return tx.negotiation.findMany({ select: { id: true, slug: true, name: true, timeZone: true } });
}

/** The same of whoever the transaction carries, and in which negotiations was looked. */
export async function plannedIn(tx: Tx, appUrl: URL, now: Date) {
  const negotiations = await negotiationsIn(tx);
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
