/** What was done since, as far as the reader may see now: what an open browser is told. */
import "server-only";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { accessIn } from "@/lib/platform/live/access";
import type { From, Look, Place, Places } from "@/lib/platform/live/look";
import { shared } from "@/lib/platform/live/look";
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
           e.actor_id::text as "byId", u.name as by
      from unnest(${negotiationIds}::uuid[], ${seqs}::bigint[]) as since(negotiation_id, seq)
     cross join lateral (
        select * from audit_entry e
         where e.negotiation_id = since.negotiation_id and e.seq > since.seq order by e.seq limit ${mostTold + 1}) e
      left join compartment c on c.id = e.compartment_id
      left join app_user u on u.id = e.actor_id
     order by e.negotiation_id, e.seq`;
}

/** A text of 600 clauses that is taken in is no news on the pages of another negotiation. */
function crowdedIn(rows: readonly { negotiationId: string }[]): string[] {
  const counts = new Map<string, number>();
  for (const { negotiationId } of rows) counts.set(negotiationId, (counts.get(negotiationId) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > mostTold).map(([negotiationId]) => negotiationId);
}

async function toldIn(tx: Tx, rows: readonly Entry[]): Promise<ToldChange[]> {
  const about = await aboutIn(tx, [...new Set(rows.flatMap(({ seriesId }) => seriesId ?? []))]);
  return rows.map(({ seq: _, event, at, byId, by, ...row }) => {
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

type About = Pick<ToldChange, "termIds" | "partyIds" | "sessionIds">;
const nothing: About = { termIds: [], partyIds: [], sessionIds: [] };

/** To which terms, parties and sessions each of these series belongs, by whatever was ever recorded in it. */
async function aboutIn(tx: Tx, seriesIds: readonly string[]): Promise<Map<string, About>> {
  if (seriesIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ seriesId: string; kind: keyof About; id: string }[]>`
    with asked as (select unnest(${[...seriesIds]}::uuid[]) as series_id),
    about as (
      select series_id, array[series_id, parent_id] as terms, array[]::uuid[] as parties, array[]::uuid[] as sessions
        from asked join term using (series_id)
      union all select series_id, array[term_id], '{}', '{}' from asked join term_status using (series_id)
      union all select series_id, array[from_term_id, to_term_id], '{}', '{}' from asked join linkage using (series_id)
      union all select series_id, array[term_id], sponsor_ids, '{}' from asked join option using (series_id)
      union all select series_id, array[term_id], '{}', '{}' from asked join clause_version using (series_id)
      union all select series_id, array[term_id], array[party_id], '{}' from asked join position using (series_id)
      union all select series_id, array[term_id], '{}', '{}' from asked join annotation using (series_id)
      union all select r.series_id, array[a.term_id], '{}', '{}'
        from asked join annotation_reply r using (series_id) join annotation a on a.series_id = r.annotation_id
      union all select s.series_id, array[a.term_id], '{}', '{}'
        from asked join annotation_state s using (series_id) join annotation a on a.series_id = s.annotation_id
      union all select series_id, array[from_term_id, to_term_id], '{}', '{}' from asked join lineage using (series_id)
      union all select series_id, from_term_id || term_ids, '{}', '{}' from asked join allotment using (series_id)
      union all select series_id, array[term_id], '{}', '{}' from asked join forecast using (series_id)
      union all select series_id, array[term_id], '{}', '{}' from asked join review using (series_id)
      union all select series_id, array[term_id], '{}', '{}' from asked join review_answer using (series_id)
      union all select series_id, array[term_id], '{}', '{}' from asked join figure using (series_id)
      union all select series_id, array[term_id], '{}', '{}' from asked join risk using (series_id)
      union all select series_id, array[term_id], array[party_id], '{}' from asked join question using (series_id)
      union all select series_id, term_ids, array[party_id], '{}' from asked join statement using (series_id)
      union all select series_id, '{}', array[series_id, bloc_id] || objector_ids, '{}' from asked join party using (series_id)
      union all select series_id, '{}', array[party_id], '{}' from asked join delegate using (series_id)
      union all select series_id, '{}', by_party_ids, '{}' from asked join round_event using (series_id)
      union all select series_id, '{}', '{}', array[series_id] from asked join session using (series_id)
      union all select series_id, '{}', '{}', array[session_id] from asked join record using (series_id)
    )
    select distinct series_id::text as "seriesId", kind, id::text
      from about cross join lateral (
        select 'termIds' as kind, unnest(terms) as id
        union all select 'partyIds', unnest(parties)
        union all select 'sessionIds', unnest(sessions)) each
     where id is not null
     order by id`;
  const found = new Map<string, About>();
  for (const { seriesId, kind, id } of rows) {
    const about = found.get(seriesId) ?? { termIds: [], partyIds: [], sessionIds: [] };
    about[kind].push(id);
    found.set(seriesId, about);
  }
  return found;
}

function placesOf(rows: readonly (Place & { negotiationId: string })[]): Map<string, Place> {
  return new Map(rows.map(({ negotiationId, id, seq }) => [negotiationId, { id, seq }]));
}

function pick(places: Places, negotiationIds: readonly string[]): Map<string, Place> {
  return new Map([...places].filter(([id]) => negotiationIds.includes(id)));
}
