/** The rounds of a negotiation and the sessions in them, at a moment. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { inForceAt, latestOfEachSeries, type ReadAt, recordFacts } from "@/lib/record/reading";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { type RoundState, stateAfter } from "./rules";
import { type Notes, notesInput } from "./schema";

export type RoundEventView = Awaited<ReturnType<typeof roundEventsIn>>[number];
export type RoundView = Awaited<ReturnType<typeof roundsIn>>[number];
export type SessionView = Awaited<ReturnType<typeof sessionsIn>>[number];
export type SessionWithNotes = SessionView & { notes: Notes };

const inTimeOrder = [{ record: { validFrom: "asc" } }, { record: { seq: "asc" } }] as const;

/** What has happened in the rounds, in the order in which it happened. */
export async function roundEventsIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const rows = await tx.roundEvent.findMany({
    where: { negotiationId, record: inForceAt(at) },
    include: { record: { select: recordFacts } },
    orderBy: [...inTimeOrder],
  });
  return latestOfEachSeries(rows).map((row) => ({ ...row, id: row.seriesId }));
}

/** The rounds, by number, each with its events and the state in which they left it. */
export async function roundsIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const rows = await tx.round.findMany({
    where: { negotiationId, record: inForceAt(at) },
    include: { record: { select: recordFacts } },
    orderBy: { number: "asc" },
  });
  const all = await roundEventsIn(tx, negotiationId, at);
  return latestOfEachSeries(rows).map((row) => {
    const events = all.filter((event) => event.roundId === row.seriesId);
    const state: RoundState = stateAfter(events.map(({ event }) => event));
    return { ...row, id: row.seriesId, events, state };
  });
}

/** The sessions in time order, each with who sat; without the notes, which a list does not need. */
export async function sessionsIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const rows = await tx.session.findMany({
    where: { negotiationId, record: inForceAt(at) },
    omit: { notes: true },
    include: {
      record: {
        select: {
          ...recordFacts,
          attendance: {
            select: { partyId: true, delegateId: true, level: true, isHead: true, note: true },
            orderBy: { id: "asc" },
          },
        },
      },
    },
    orderBy: [...inTimeOrder],
  });
  return latestOfEachSeries(rows).map(({ record: { attendance, ...record }, ...row }) => ({
    ...row,
    record,
    attendance,
    id: row.seriesId,
  }));
}

/** One session with its notes; null where there is none for this reader at this moment. */
export async function sessionIn(
  tx: Tx,
  negotiationId: string,
  sessionId: string,
  at: ReadAt,
): Promise<SessionWithNotes | null> {
  const found = (await sessionsIn(tx, negotiationId, at)).find((session) => session.id === sessionId);
  if (!found) return null;
  const { notes } = await tx.session.findUniqueOrThrow({
    where: { recordId: found.recordId },
    select: { notes: true },
  });
  return { ...found, notes: notesInput.parse(notes) };
}

/** Every round with its events, and every session. */
export async function roundsAndSessions({ actor, negotiation, moment }: Opened) {
  return asActor(actor, async (tx) => ({
    rounds: await roundsIn(tx, negotiation.id, moment),
    sessions: await sessionsIn(tx, negotiation.id, moment),
  }));
}
