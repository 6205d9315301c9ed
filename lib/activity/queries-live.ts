/** What was done since, as far as the reader may see now: what an open browser is told. */
import "server-only";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { accessIn } from "@/lib/platform/live/access";
import type { From, Look, Place, Places } from "@/lib/platform/live/look";
import { shared } from "@/lib/platform/live/look";
import type { RecordKind } from "@/prisma/generated/enums";
import { type About, aboutIn } from "./queries-live-about";
import type { ToldChange } from "./rules/told";

/** What of one negotiation is told one by one; of more, only that there is more. */
const mostTold = 200;

/** As `Look` says. One for the process, so that what is asked twice is looked up once. */
export const lookForChanges: Look<ToldChange> = shared((signInId, from, only, draftIds = []) =>
  asActor({ signInId }, async (tx) => {
    const access = await accessIn(tx, signInId);
    if (!access) return null;
    const drafts = await draftsAmong(tx, draftIds);
    const { known, isLost } = await placesFrom(tx, from, access.negotiationIds);
    const isUnfollowed = access.negotiationIds.some((id) => !known.has(id));
    const newest = isUnfollowed || isLost ? await newestIn(tx) : new Map<string, Place>();
    const places = isLost ? newest : new Map([...newest, ...known]);
    if (isLost) return { access, changes: [], resyncIn: access.negotiationIds, places, drafts };
    const rows = await entriesSince(tx, only ? pick(known, only) : known);
    const resyncIn = crowdedIn(rows);
    const told = rows.filter(({ negotiationId }) => !resyncIn.includes(negotiationId));
    for (const { negotiationId, id, seq } of told) places.set(negotiationId, { id, seq });
    const upToNow = resyncIn.length > 0 ? pick(await newestIn(tx), resyncIn) : [];
    for (const [negotiationId, place] of upToNow) places.set(negotiationId, place);
    return { access, changes: await toldIn(tx, told), resyncIn, places, drafts };
  }),
);

async function draftsAmong(tx: Tx, ids: readonly string[]): Promise<{ id: string; version: number }[]> {
  if (ids.length === 0) return [];
  return tx.sessionDraft.findMany({ where: { id: { in: [...ids] } }, select: { id: true, version: true } });
}

type Entry = Omit<ToldChange, "at" | "by" | "noun" | "verb" | "termIds" | "partyIds" | "sessionIds"> & {
  seq: bigint;
  at: Date;
  event: string;
  /** Of the record that it tells of. */
  kind: RecordKind | null;
  byId: string;
  by: string | null;
};

/** Places of the negotiations that the reader is still in. `isLost`: what was heard last is not there, or not for them. */
async function placesFrom(tx: Tx, from: From, mine: readonly string[]) {
  if (from === null) return { known: new Map<string, Place>(), isLost: true };
  if (from instanceof Map) return { known: pick(from as Places, mine), isLost: false };
  const ids = [...(from as readonly string[])];
  if (ids.length === 0) return { known: new Map<string, Place>(), isLost: false };
  const rows = await tx.$queryRaw<(Place & { negotiationId: string })[]>`
    select negotiation_id::text as "negotiationId", id::text, seq
      from audit_entry where id = any(${ids}::uuid[]) order by seq desc`;
  return { known: placesOf(rows), isLost: rows.length < new Set(ids).size };
}

async function newestIn(tx: Tx): Promise<Map<string, Place>> {
  return placesOf(
    await tx.$queryRaw<(Place & { negotiationId: string })[]>`
    select m.negotiation_id::text as "negotiationId", e.id::text, e.seq
      from membership m
     cross join lateral (select id, seq from audit_entry where negotiation_id = m.negotiation_id order by seq desc limit 1) e
     where m.user_id = current_user_id() and m.removed_at is null`,
  );
}

async function entriesSince(tx: Tx, places: Places): Promise<Entry[]> {
  if (places.size === 0) return [];
  const [negotiationIds, seqs] = [[...places.keys()], [...places.values()].map(({ seq }) => seq)];
  return tx.$queryRaw<Entry[]>`
    select e.id::text, e.negotiation_id::text as "negotiationId", e.seq, e.at, e.event,
           e.series_id::text as "seriesId", e.record_id::text as "recordId", c.name as marking,
           e.actor_id::text as "byId", u.name as by, r.kind::text
      from unnest(${negotiationIds}::uuid[], ${seqs}::bigint[]) as since(negotiation_id, seq)
     cross join lateral (
        select * from audit_entry e
         where e.negotiation_id = since.negotiation_id and e.seq > since.seq order by e.seq limit ${mostTold + 1}) e
      left join compartment c on c.id = e.compartment_id
      left join app_user u on u.id = e.actor_id
      left join record r on r.id = e.record_id
     order by e.negotiation_id, e.seq`;
}

/** A text of 600 clauses that is taken in is no news on the pages of another negotiation. */
function crowdedIn(rows: readonly { negotiationId: string }[]): string[] {
  const counts = new Map<string, number>();
  for (const { negotiationId } of rows) counts.set(negotiationId, (counts.get(negotiationId) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > mostTold).map(([negotiationId]) => negotiationId);
}

async function toldIn(tx: Tx, rows: readonly Entry[]): Promise<ToldChange[]> {
  const about = await aboutIn(
    tx,
    rows.flatMap(({ seriesId, kind }) => (seriesId && kind ? [{ seriesId, kind }] : [])),
  );
  return rows.map(({ seq: _seq, kind: _kind, event, at, byId, by, ...row }) => {
    const [noun = "", verb = ""] = event.split(".");
    return {
      ...row,
      noun,
      verb,
      at: at.toISOString(),
      by: { id: byId, name: by ?? "A former member" },
      ...(row.seriesId === null ? nothing : (about.get(row.seriesId) ?? nothing)),
    };
  });
}

const nothing: About = { termIds: [], partyIds: [], sessionIds: [] };

function placesOf(rows: readonly (Place & { negotiationId: string })[]): Map<string, Place> {
  return new Map(rows.map(({ negotiationId, id, seq }) => [negotiationId, { id, seq }]));
}

function pick(places: Places, negotiationIds: readonly string[]): Map<string, Place> {
  return new Map([...places].filter(([id]) => negotiationIds.includes(id)));
}
