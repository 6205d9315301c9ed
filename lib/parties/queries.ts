/** Who is party to a negotiation, and who speaks, at a moment. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import {
  firstOfEachSeries,
  inForceAt,
  latestOfEachSeries,
  type ReadAt,
  type RecordFacts,
  recordFacts,
} from "@/lib/record/reading";
import type { RecordKind } from "@/prisma/generated/enums";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";

export type PartyView = Awaited<ReturnType<typeof partiesIn>>[number];
export type DelegateView = Awaited<ReturnType<typeof delegatesIn>>[number];

/** The parties in force, for a query that reads more in the same transaction. */
export async function partiesIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const rows = await tx.party.findMany({
    where: { negotiationId, record: inForceAt(at) },
    include: { record: { select: recordFacts } },
  });
  return inFirstOrder(tx, negotiationId, "party", rows);
}

/** The delegates in force. */
export async function delegatesIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const rows = await tx.delegate.findMany({
    where: { negotiationId, record: inForceAt(at) },
    include: { record: { select: recordFacts } },
  });
  return inFirstOrder(tx, negotiationId, "delegate", rows);
}

/** One of each series, in the order in which they were first recorded: who is corrected keeps their place in every table. */
async function inFirstOrder<Row extends { seriesId: string; record: RecordFacts }>(
  tx: Tx,
  negotiationId: string,
  kind: RecordKind,
  rows: Row[],
) {
  const first = await firstOfEachSeries(tx, negotiationId, kind);
  const placeOf = ({ seriesId, record }: Row) => first.get(seriesId) ?? record.seq;
  return latestOfEachSeries(rows)
    .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
    .map((row) => ({ ...row, id: row.seriesId }));
}

/** Everybody in the negotiation: parties with their delegates, and the people who speak for none. */
export async function partiesAndDelegates({ actor, negotiation, moment }: Opened) {
  return asActor(actor, async (tx) => ({
    parties: await partiesIn(tx, negotiation.id, moment),
    delegates: await delegatesIn(tx, negotiation.id, moment),
  }));
}
