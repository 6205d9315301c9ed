/** What was held where something moved since the last session at which or since which anything did. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import { isHeldUpTo } from "@/lib/record/many";
import type { ReadAt } from "@/lib/record/reading";
import { isNewSince, type Since } from "@/lib/rounds/rules-since";
import { type PositionView, positionsHeldIn } from "../queries";
import type { CellId } from "../rules/matrix";

export type HasMoved = (held: readonly PositionView[], since: Since) => boolean;

/**
 * Of the starts, from late to early, the first since which anything moved, with everything held in the meant series in which
 * something began since; null where nothing moved since any of them.
 */
export async function heldSinceMovedIn<Start extends Since>(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  starts: readonly Start[],
  { isMeant, hasMoved }: { isMeant: (cell: CellId) => boolean; hasMoved: HasMoved },
): Promise<{ since: Start; held: PositionView[] } | null> {
  const held = new Map<string, PositionView[]>();
  // As a rule something moved since the last one: only where nothing did is it looked further back, and then at once.
  for (const some of [starts.slice(0, 1), starts.slice(1)]) {
    const begun = (await begunIn(tx, negotiationId, at, some)).filter(isMeant);
    for (const since of some) {
      const seriesIds = new Set(begun.filter((each) => isNewSince(each, since)).map(({ seriesId }) => seriesId));
      const unread = [...seriesIds].filter((id) => !held.has(id));
      if (unread.length > 0)
        for (const position of await positionsHeldIn(tx, negotiationId, at, { seriesIds: unread }))
          held.set(position.seriesId, [...(held.get(position.seriesId) ?? []), position]);
      const steps = [...seriesIds].flatMap((id) => held.get(id) ?? []);
      if (hasMoved(steps, since)) return { since, held: steps };
    }
  }
  return null;
}

type Begun = CellId & { seriesId: string; validFrom: Date; validText: string; sessionId: string | null };

const twoDays = 2 * 24 * 60 * 60 * 1000;

/** All that begins after the earliest of the starts, or was recorded in one of their sessions; and some of the days before. */
async function begunIn(tx: Tx, negotiationId: string, at: ReadAt, starts: readonly Since[]): Promise<Begun[]> {
  if (starts.length === 0) return [];
  // Days of two zones may begin more than one day apart.
  const earliest = new Date(Math.min(...starts.map(({ start }) => start.record.validFrom.getTime())) - twoDays);
  return tx.$queryRaw<Begun[]>`
    select p.series_id::text as "seriesId", p.party_id::text as "partyId", p.term_id::text as "termId",
           r.valid_from as "validFrom", r.valid_text as "validText", r.session_id::text as "sessionId"
      from record r join position p on p.record_id = r.id
     where r.negotiation_id = ${negotiationId}::uuid and r.kind = 'position' and ${isHeldUpTo(at)}
       and (r.valid_from > ${earliest} or r.session_id = any(${starts.flatMap(({ sessionIds }) => [...sessionIds])}::uuid[]))`;
}
