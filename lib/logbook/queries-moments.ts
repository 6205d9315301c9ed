/** The named moments of a negotiation, as one reader may know of them. */
import "server-only";
import { cache } from "react";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { composedOnce } from "@/lib/record/composed-once";
import { isHeldUpTo } from "@/lib/record/many";
import { atLast, inForceAt, latestOfEachSeries, type ReadAt } from "@/lib/record/reading";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { dayOf } from "@/lib/time/zones";
import { type NamedMoment, namedMoments, type Stop, stopsOf } from "./rules/named-moments";

/** Those up to the moment that is shown. */
export async function namedMomentsOf({ actor, negotiation, moment }: Opened): Promise<NamedMoment[]> {
  return asActor(actor, (tx) => namedMomentsIn(tx, negotiation, moment));
}

/**
 * Where the clock stops on its way through the whole record, as far as it was known at the moment that is shown. Read once
 * for a page, however many of its parts ask.
 */
export const clockStops = cache(async ({ actor, negotiation, moment }: Opened): Promise<Stop[]> => {
  const whole = { ...moment, asOf: atLast(moment.knownAt).asOf, isPresent: false };
  const moments = await asActor(actor, (tx) =>
    composedOnce(tx, { negotiation, moment: whole, what: ["moments"] }, () => namedMomentsIn(tx, negotiation, whole)),
  );
  const { timeZone, present } = negotiation;
  return stopsOf(moments, present === null ? dayOf(moment.knownAt, timeZone) : requireFuzzyDate(present));
});

/** What names a day, and nothing else of it. */
async function namedMomentsIn(
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
  // Asked of the client, whether anything supersedes them would be looked up in the whole record.
  const wordings = await tx.$queryRaw<{ validFrom: Date; count: number }[]>`
    select r.valid_from as "validFrom", count(*)::int from record r
     where r.negotiation_id = ${negotiationId}::uuid and r.kind = 'clause_version' and ${isHeldUpTo(at)}
     group by 1`;
  const withId = <Row extends { seriesId: string; record: { seriesId: string; validFrom: Date; seq: bigint } }>(
    rows: Row[],
  ) => latestOfEachSeries(rows).map((row) => ({ ...row, id: row.seriesId }));
  const held = withId(events);
  return namedMoments(
    {
      sessions: withId(sessions),
      rounds: withId(rounds).map((round) => ({ ...round, events: held.filter(({ roundId }) => roundId === round.id) })),
      wordings,
    },
    timeZone,
  );
}
