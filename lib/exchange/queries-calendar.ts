/** What a calendar elsewhere is told: the rounds and sessions of all its owner's negotiations, and by when reviews ask them. */
import "server-only";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { openCalendar } from "@/lib/platform/own-calendar";
import { paths } from "@/lib/platform/paths";
import type { Opened } from "@/lib/negotiations/queries";
import { atLast, type ReadAt } from "@/lib/record/reading";
import { reviewsDueIn } from "@/lib/reviews/queries-due";
import { roundsIn, type RoundView, sessionsIn, type SessionView } from "@/lib/rounds/queries";
import { roundEventLabels } from "@/lib/rounds/rules";
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
  for (const negotiation of negotiations) {
    const { sessions, rounds } = await openTalksIn(tx, negotiation.id, at);
    for (const entry of [
      ...sessionEntries(sessions, negotiation, appUrl),
      ...rounds.flatMap((round) => plannedEntries(round, negotiation, appUrl)),
    ])
      entries.push({ ...entry, negotiationId: negotiation.id });
  }
  return { entries, negotiationIds: negotiations.map(({ id }) => id) };
}

/**
 * One negotiation at a moment, for a calendar file: what took place in its rounds, its sessions, and what is planned. Marked
 * records are left out even for who may see them, as of every calendar.
 */
export async function roundEntries({ actor, negotiation, moment }: Opened, appUrl: URL): Promise<CalendarEntry[]> {
  const { sessions, rounds } = await asActor(actor, (tx) => openTalksIn(tx, negotiation.id, moment));
  return [
    ...rounds.flatMap((round) => [
      ...open(round.events).map(({ id, event, why, record }) => ({
        id,
        on: record.validText,
        timeZone: round.timeZone,
        summary: `Round ${round.number} ${roundEventLabels[event].toLowerCase()}${why ? `: ${why}` : ""} (${negotiation.name})`,
        where: round.venue,
        url: new URL(paths.timeline(negotiation.slug), appUrl).href,
        recordedAt: record.recordedAt,
      })),
      // Its own name: the event that told of it stands there, too.
      ...plannedEntries(round, negotiation, appUrl).map((entry) => ({ ...entry, id: `${entry.id}-planned` })),
    ]),
    ...sessionEntries(sessions, negotiation, appUrl),
  ];
}

type Place = { slug: string; name: string; timeZone: string };

const open = <Row extends { compartmentId: string | null }>(rows: readonly Row[]) =>
  rows.filter(({ compartmentId }) => compartmentId === null);

async function openTalksIn(tx: Tx, negotiationId: string, at: ReadAt) {
  return {
    sessions: open(await sessionsIn(tx, negotiationId, at)),
    rounds: open(await roundsIn(tx, negotiationId, at)),
  };
}

function sessionEntries(sessions: readonly SessionView[], { slug, name }: Place, appUrl: URL): CalendarEntry[] {
  return sessions.map((session) => ({
    id: session.id,
    on: session.record.validText,
    timeZone: session.timeZone,
    summary: `${session.title} (${name})`,
    where: session.venue,
    url: new URL(paths.session(slug, session.id), appUrl).href,
    recordedAt: session.record.recordedAt,
  }));
}

function plannedEntries(round: RoundView, { slug, name, timeZone }: Place, appUrl: URL): CalendarEntry[] {
  return open(plansOf(round)).map((planned) => ({
    id: planned.id,
    on: planned.on,
    timeZone,
    summary: `${planned.what} of round ${round.number} (${name})`,
    where: round.venue,
    url: new URL(paths.timeline(slug), appUrl).href,
    recordedAt: planned.record.recordedAt,
  }));
}

/** The day that a round is to open or to go on, as long as it has not. */
function plansOf({ events, state }: RoundView) {
  const last = events.at(-1);
  if (state === "scheduled" && last?.plannedOpening) return [{ ...last, on: last.plannedOpening, what: "Opening" }];
  if (state === "paused" && last?.plannedResumption)
    return [{ ...last, on: last.plannedResumption, what: "Resumption" }];
  return [];
}
