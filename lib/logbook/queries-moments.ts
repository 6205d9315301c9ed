/** The named moments of a negotiation, as one reader may know of them. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { heldUpTo, inForceAt, latestOfEachSeries, type ReadAt } from "@/lib/record/reading";
import { type NamedMoment, namedMoments } from "./rules/named-moments";

/** Those up to the moment that is shown. */
export async function namedMomentsOf({ actor, negotiation, moment }: Opened): Promise<NamedMoment[]> {
  return asActor(actor, (tx) => namedMomentsIn(tx, negotiation, moment));
}

/** The same for a query that reads more in the same transaction: what names a day, and nothing else of it. */
export async function namedMomentsIn(
  tx: Tx,
  { id: negotiationId, timeZone }: { id: string; timeZone: string },
  at: ReadAt,
): Promise<NamedMoment[]> {
  const record = { select: { seriesId: true, validFrom: true, seq: true } } as const;
  const where = { negotiationId, record: inForceAt(at) };
  const sessions = await tx.session.findMany({ where, select: { seriesId: true, title: true, record } });
  const rounds = await tx.round.findMany({ where, select: { seriesId: true, number: true, record } });
  const events = await tx.roundEvent.findMany({
    where,
    select: { seriesId: true, roundId: true, event: true, record },
  });
  const wordings = await tx.record.groupBy({
    by: ["seriesId", "validFrom"],
    where: { negotiationId, kind: "clause_version", ...heldUpTo(at) },
  });
  const withId = <Row extends { seriesId: string; record: { seriesId: string; validFrom: Date; seq: bigint } }>(
    rows: Row[],
  ) => latestOfEachSeries(rows).map((row) => ({ ...row, id: row.seriesId }));
  const held = withId(events);
  return namedMoments(
    {
      sessions: withId(sessions),
      rounds: withId(rounds).map((round) => ({ ...round, events: held.filter(({ roundId }) => roundId === round.id) })),
      wordings: wordings.map(({ validFrom }) => validFrom),
    },
    timeZone,
  );
}
