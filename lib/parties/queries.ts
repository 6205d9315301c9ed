/** Who is party to a negotiation, and who speaks, at a moment. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { inForceAt, latestOfEachSeries, type ReadAt, type RecordFacts, recordFacts } from "@/lib/record/reading";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";

export type PartyView = Awaited<ReturnType<typeof partiesIn>>[number];
export type DelegateView = Awaited<ReturnType<typeof delegatesIn>>[number];

/** The parties in force, for a query that reads more in the same transaction. */
export async function partiesIn(tx: Tx, negotiationId: string, at: ReadAt) {
  return (await placedPartiesIn(tx, negotiationId, at)).map(({ row }) => row);
}

/** The same, each with its place among all that were ever recorded. */
export async function placedPartiesIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const rows = await tx.party.findMany({
    where: { negotiationId, record: inForceAt(at) },
    include: { record: { select: recordFacts } },
  });
  return inFirstOrder(rows, await tx.party.findMany({ where: { negotiationId }, select: begun }));
}

/** The delegates in force. */
export async function delegatesIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const rows = await tx.delegate.findMany({
    where: { negotiationId, record: inForceAt(at) },
    include: { record: { select: recordFacts } },
  });
  const all = await tx.delegate.findMany({ where: { negotiationId }, select: begun });
  return inFirstOrder(rows, all).map(({ row }) => row);
}

/**
 * When each was recorded. It is asked of their own table: asked of the whole record by their kind, Postgres kept a plan for a
 * kind of average size, which took a quarter of a second where positions are many.
 */
const begun = { seriesId: true, record: { select: { seq: true } } } as const;

/** One of each series, in the order in which they were first recorded: who is corrected keeps their place in every table. */
function inFirstOrder<Row extends { seriesId: string; record: RecordFacts }>(
  rows: Row[],
  all: readonly { seriesId: string; record: { seq: bigint } }[],
) {
  const inOrder = [...all].sort((a, b) => (a.record.seq < b.record.seq ? -1 : 1));
  const places = new Map([...new Set(inOrder.map(({ seriesId }) => seriesId))].map((id, place) => [id, place]));
  return latestOfEachSeries(rows)
    .map((row) => ({ row: { ...row, id: row.seriesId }, place: places.get(row.seriesId) ?? places.size }))
    .sort((a, b) => a.place - b.place);
}

/** Everybody in the negotiation: parties with their delegates, and the people who speak for none. */
export async function partiesAndDelegates({ actor, negotiation, moment }: Opened) {
  return asActor(actor, async (tx) => ({
    parties: await partiesIn(tx, negotiation.id, moment),
    delegates: await delegatesIn(tx, negotiation.id, moment),
  }));
}
