/** Finding in one negotiation or in many: one statement for what holds the words, with what is shown of it. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import type { ReadAt } from "@/lib/record/reading";
import { FOREVER } from "@/lib/time/clocks";
import { Prisma } from "@/prisma/generated/client";
import {
  documentFields,
  type DocumentRow,
  findDocuments,
  hitsIn,
  languagesIn,
  type Named,
  namesAmong,
  nameWordsNear,
  type Time,
  type Wanted,
} from "./queries-documents";
import { wordsOf } from "./rules/fold";
import { nearestNames, slipsIn } from "./rules/near";
import type { FoundNoun } from "./rules/nouns";
import type { Asked } from "./rules/query";
import type { IsHit } from "./rules/snippet";
import { termNumbered } from "./rules/term-number";

/** A negotiation that is looked in, at its moment. */
export type LookedIn = Time & { negotiationId: string; at: ReadAt };

/** Which of the negotiations that hold something are shown: the best come first. */
export type Turn = { after: string | null; most: number };

export type FoundDocument = DocumentRow & { names: ReadonlyMap<string, Named> };

export type FoundIn = {
  negotiationId: string;
  /** By noun, how many the reader may see. */
  counts: ReadonlyMap<FoundNoun, number>;
  /** The best of each noun; null: its turn is on another page. */
  documents: FoundDocument[] | null;
};

export type Finding = {
  /** The best first; where nothing is found, none. */
  found: FoundIn[];
  /** Some that hold it may not have been looked at. */
  isMore: boolean;
  isHit: IsHit;
  /** The term whose number alone was asked for: what is on it was found, too. Of several negotiations it is one's of them. */
  onTerm: string | null;
  /** Names that were meant instead of the words as typed, because those are nowhere. */
  insteadOf: { typed: string; names: string[] }[];
};

const whole: Turn = { after: null, most: 1 };

/** Of names that were meant some may have been mended or taken back since, so that nothing is found by them. */
const mostMeant = 8;

/** What holds the words or, where that is nothing, the names that they may be a slip of. */
export async function findIn(
  tx: Tx,
  places: readonly LookedIn[],
  wanted: Wanted,
  turn: Turn = whole,
): Promise<Finding> {
  let { query } = wanted;
  let rows = await rowsOf(tx, places, wanted, turn);
  let insteadOf: Finding["insteadOf"] = [];
  const isNothing = (all: readonly Row[]) => all.every(({ recordId }) => recordId === null);
  if (isNothing(rows) && rows.every(({ isAll }) => isAll) && query.all.length > 0 && !wanted.skipped) {
    const meant = await withNames(tx, places, query);
    const others = meant.insteadOf.length > 0 ? await rowsOf(tx, places, { ...wanted, query: meant.query }, turn) : [];
    if (!isNothing(others)) [rows, { query, insteadOf }] = [others, meant];
  }
  const found = foundIn(rows);
  const languages = [...new Set(rows.flatMap((row) => row.languages))];
  const words = wordsIn(found);
  return {
    found,
    isMore: rows.some(({ isAll }) => !isAll),
    isHit: await hitsIn(tx, words, query, languages),
    insteadOf: await heldIn(tx, insteadOf, words, languages),
    onTerm: wanted.termNumber ? termNumbered(wanted.termNumber, namesIn(found)) : null,
  };
}

type Shown = Omit<DocumentRow, "recordId" | "kind"> & { names: Named[] | null };

type Row = { negotiationId: string; languages: string[]; isAll: boolean } & (
  | { recordId: null }
  | ({ recordId: string; kind: FoundNoun; ofKind: number } & (({ isShown: true } & Shown) | { isShown: false }))
);

function rowsOf(tx: Tx, places: readonly LookedIn[], wanted: Wanted, { after, most }: Turn): Promise<Row[]> {
  const asked = places.map(({ negotiationId, at, from = null, to = null }) => ({
    ...{ negotiation_id: negotiationId, as_of: at.asOf, held_from: from, held_until: to },
    known_at: at.knownAtDay === null ? null : at.knownAt,
  }));
  const found = findDocuments(wanted, {
    ...{ negotiation: Prisma.sql`a.negotiation_id`, languages: Prisma.sql`a.languages` },
    ...{ asOf: Prisma.sql`a.as_of`, knownAt: Prisma.sql`a.known_at` },
    ...{ from: Prisma.sql`a.held_from`, to: Prisma.sql`a.held_until` },
  });
  return tx.$queryRaw`
    with asked as materialized (
      select each.*, ${languagesIn(Prisma.sql`each.negotiation_id`)} as languages
        from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as each (
          negotiation_id uuid, as_of timestamptz, known_at timestamptz, held_from timestamptz, held_until timestamptz)),
    place as materialized (
      select a.*, f.* from asked a cross join lateral ${found} with ordinality as f (record_id, kind, rank, of_kind, is_all, nr)),
    turn as (
      select negotiation_id, row_number() over (order by max(rank) desc, count(*) desc, negotiation_id) as nr
        from place where record_id is not null group by negotiation_id),
    shown as (
      select negotiation_id from turn
       where nr > coalesce((select nr from turn where negotiation_id = ${after}::uuid), 0) order by nr limit ${most}::int)
    select p.negotiation_id::text as "negotiationId", p.languages, p.is_all as "isAll", p.record_id::text as "recordId", p.kind,
           p.of_kind::int as "ofKind", d."seriesId" is not null as "isShown", d.*, named.names
      from place p
      left join turn t on t.negotiation_id = p.negotiation_id
      left join lateral (
        select ${documentFields}
          from search_document d join record r on r.id = d.record_id
         where d.record_id = p.record_id and p.negotiation_id in (select negotiation_id from shown) limit 1) d on true
      left join lateral (
        select jsonb_agg(jsonb_build_object('id', n.id, 'kind', n.kind, 'name', n.name)) as names from (
          select distinct on (n.series_id) n.series_id as id, n.kind, n.title as name
            from search_document n join record r on r.id = n.record_id
           where n.series_id = any(d."aboutIds"::uuid[]) and n.title is not null and exists (
             select from record_period s
              where s.record_id = n.record_id and (s.valid_from <= p.as_of and s.valid_to > p.as_of or n.kind = 'source' and s.valid_to = ${FOREVER})
                and case when p.known_at is null then s.known_to = ${FOREVER} else s.known_from <= p.known_at and s.known_to > p.known_at end)
           order by n.series_id, r.valid_from desc, r.seq desc) n) named on true
     order by t.nr, p.nr`;
}

function foundIn(rows: readonly Row[]): FoundIn[] {
  const found = new Map<string, { counts: Map<FoundNoun, number>; documents: FoundDocument[] | null }>();
  for (const row of rows) {
    if (row.recordId === null) continue;
    const { negotiationId, kind, recordId, ofKind } = row;
    const one = found.get(negotiationId) ?? { counts: new Map(), documents: null };
    found.set(negotiationId, one);
    one.counts.set(kind, ofKind);
    if (!row.isShown) continue;
    const { names, seriesId, compartmentId, aboutIds, title, body, extra, validFrom, validText, isInferred } = row;
    one.documents ??= [];
    one.documents.push({
      ...{ recordId, kind, seriesId, compartmentId, aboutIds, title, body, extra, validFrom, validText, isInferred },
      ...{ recordedBy: row.recordedBy, names: new Map((names ?? []).map((name) => [name.id, name])) },
    });
  }
  return [...found].map(([negotiationId, one]) => ({ negotiationId, ...one }));
}

const namesIn = (found: readonly FoundIn[]): Named[] =>
  found.flatMap(({ documents }) => (documents ?? []).flatMap(({ names }) => [...names.values()]));

const wordsIn = (found: readonly FoundIn[]): ReadonlySet<string> =>
  new Set(
    found.flatMap(({ documents }) =>
      (documents ?? []).flatMap(({ title, body, extra }) =>
        wordsOf([title, body, extra].join("\n")).map(({ folded }) => folded),
      ),
    ),
  );

/** Each word that may be a slip of a name, with the names that it may be. */
async function withNames(
  tx: Tx,
  places: readonly LookedIn[],
  { all, none }: Asked,
): Promise<{ query: Asked; insteadOf: Finding["insteadOf"] }> {
  const single = all.flatMap(({ words: [word = "", more] }) => (more === undefined && slipsIn(word) > 0 ? [word] : []));
  const near = await nameWordsNear(
    tx,
    places.map(({ negotiationId }) => negotiationId),
    single.map((word) => ({ word, slips: slipsIn(word) })),
  );
  const insteadOf: Finding["insteadOf"] = [];
  const meant = all.map((part) => {
    const [word = "", more] = part.words;
    const like = near.flatMap((each) => (each.typed === word ? [each.word] : []));
    const names = more === undefined ? nearestNames(word, like, mostMeant) : [];
    if (names.length === 0) return part;
    insteadOf.push({ typed: word, names });
    return { ...part, orElse: names.map((name) => [name]) };
  });
  return { query: { all: meant, none }, insteadOf };
}

/** Of the names that may have been meant, those that stand in what is shown. */
async function heldIn(
  tx: Tx,
  insteadOf: Finding["insteadOf"],
  words: ReadonlySet<string>,
  languages: readonly string[],
): Promise<Finding["insteadOf"]> {
  const names = insteadOf.flatMap((each) => each.names);
  const held = await namesAmong(tx, [...new Set(names)], words, languages);
  return insteadOf.flatMap((each) => {
    const kept = each.names.filter((name) => held.has(name));
    return kept.length > 0 ? [{ ...each, names: kept }] : [];
  });
}
