/** To which terms, parties and sessions what was done belongs: pages draw themselves anew by it. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import { Prisma } from "@/prisma/generated/client";
import type { RecordKind } from "@/prisma/generated/enums";
import type { ToldChange } from "./rules/told";

export type About = Pick<ToldChange, "termIds" | "partyIds" | "sessionIds">;

/** A series, and the kind of its records. */
type Asked = { seriesId: string; kind: RecordKind };

const { sql } = Prisma;
const onTerm = (table: Prisma.Sql) =>
  sql`select series_id, array[term_id], '{}', '{}' from asked join ${table} using (series_id)`;
const onRemark = (table: Prisma.Sql) => sql`
  select s.series_id, array[a.term_id], '{}', '{}'
    from asked join ${table} s using (series_id) join annotation a on a.series_id = s.annotation_id`;
const onEnds = (table: Prisma.Sql) =>
  sql`select series_id, array[from_term_id, to_term_id], '{}', '{}' from asked join ${table} using (series_id)`;

/**
 * Of a kind the series, its terms, its parties and its sessions; null: it belongs to none. Behind the wall each table costs
 * a look at what its reader may see, so only those are asked that something was recorded in.
 */
const aboutOf: Record<RecordKind, Prisma.Sql | null> = {
  party: sql`select series_id, '{}', array[series_id, bloc_id] || objector_ids, '{}' from asked join party using (series_id)`,
  delegate: sql`select series_id, '{}', array[party_id], '{}' from asked join delegate using (series_id)`,
  source: null,
  statement: sql`select series_id, term_ids, array[party_id], '{}' from asked join statement using (series_id)`,
  figure: onTerm(sql`figure`),
  risk: onTerm(sql`risk`),
  question: sql`select series_id, array[term_id], array[party_id], '{}' from asked join question using (series_id)`,
  round: null,
  round_event: sql`select series_id, '{}', by_party_ids, '{}' from asked join round_event using (series_id)`,
  session: sql`select series_id, '{}', '{}', array[series_id] from asked join session using (series_id)`,
  term: sql`select series_id, array[series_id, parent_id], '{}', '{}' from asked join term using (series_id)`,
  term_status: onTerm(sql`term_status`),
  linkage: onEnds(sql`linkage`),
  option: sql`select series_id, array[term_id], sponsor_ids, '{}' from asked join option using (series_id)`,
  clause_version: onTerm(sql`clause_version`),
  position: sql`select series_id, array[term_id], array[party_id], '{}' from asked join position using (series_id)`,
  annotation: onTerm(sql`annotation`),
  annotation_reply: onRemark(sql`annotation_reply`),
  annotation_state: onRemark(sql`annotation_state`),
  lineage: onEnds(sql`lineage`),
  allotment: sql`select series_id, from_term_id || term_ids, '{}', '{}' from asked join allotment using (series_id)`,
  package: null,
  forecast: onTerm(sql`forecast`),
  review: onTerm(sql`review`),
  review_answer: onTerm(sql`review_answer`),
  brief: null,
};

/** By series, from whatever was ever recorded in it that the reader may see; those that belong to none are missing. */
export async function aboutIn(tx: Tx, asked: readonly Asked[]): Promise<Map<string, About>> {
  const kinds = [...new Set(asked.map(({ kind }) => kind))].sort();
  if (kinds.length === 0) return new Map();
  const inSession = sql`select series_id, '{}', '{}', array[session_id] from asked join record using (series_id)`;
  const parts = [...kinds.flatMap((kind) => aboutOf[kind] ?? []), inSession];
  const rows = await tx.$queryRaw<{ seriesId: string; kind: keyof About; id: string }[]>`
    with asked as (select unnest(${[...new Set(asked.map(({ seriesId }) => seriesId))]}::uuid[]) as series_id),
    about (series_id, terms, parties, sessions) as (
      select null::uuid, '{}'::uuid[], '{}'::uuid[], '{}'::uuid[] where false
      union all ${Prisma.join(parts, " union all ")})
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
