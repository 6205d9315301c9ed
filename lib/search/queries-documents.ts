/** The one door to what is found, and what the reader's own transaction then reads of it. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import type { ReadAt } from "@/lib/record/reading";
import type { FoundNoun } from "./rules/nouns";
import { anyOf, anyWord, type Asked, inQuery } from "./rules/query";

export type Wanted = {
  query: Asked;
  nouns?: readonly FoundNoun[] | null;
  /** About any of these, and about any of those. */
  about?: readonly string[] | null;
  alsoAbout?: readonly string[] | null;
  /** What is about one of these need not hold the words itself. */
  topics?: readonly string[];
  by?: string | null;
  marking?: string | null;
  from?: Date | null;
  to?: Date | null;
  isPastToo?: boolean;
  /** Latest first, whatever it holds; otherwise the best first. */
  isByTime?: boolean;
  ofEach: number;
  skipped?: number;
};

export type Place = { recordId: string; kind: FoundNoun; rank: number; ofKind: number; isAll: boolean };

/** Of more hits than these so many are looked at, and the page says so. */
export const mostLookedAt = 5_000;

/** The places found, best first within each kind; `ofKind` counts all that the reader may see of it. */
export async function placesOf(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  languages: readonly string[],
  { query, nouns = null, about = null, alsoAbout = null, topics = [], ...wanted }: Wanted,
): Promise<Place[]> {
  return tx.$queryRaw<Place[]>`
    select record_id::text as "recordId", kind, rank, of_kind::int as "ofKind", is_all as "isAll"
      from find_documents(${negotiationId}::uuid, ${inQuery(query.all)}, ${anyOf(query.none)}, ${[...languages]}::text[],
        ${nouns && [...nouns]}::text[], ${about && [...about]}::uuid[], ${alsoAbout && [...alsoAbout]}::uuid[],
        ${topics.length > 0 ? [...topics] : null}::uuid[], ${wanted.by ?? null}::uuid, ${wanted.marking ?? null}::text,
        ${wanted.from ?? null}::timestamptz, ${wanted.to ?? null}::timestamptz, ${at.asOf}::timestamptz,
        ${at.knownAtDay === null ? null : at.knownAt}::timestamptz, ${wanted.isPastToo ?? false}, ${wanted.isByTime ?? false},
        ${wanted.ofEach}::int, ${wanted.skipped ?? 0}::int, ${mostLookedAt}::int)`;
}

/** In which languages the words of this negotiation are: English, and those that its wordings are in. */
export async function languagesOf(tx: Tx, negotiationId: string): Promise<string[]> {
  const rows = await tx.clauseVersion.findMany({
    where: { negotiationId, language: { not: "en" } },
    distinct: ["language"],
    select: { language: true },
  });
  return ["en", ...rows.map(({ language }) => language)];
}

export type DocumentRow = {
  recordId: string;
  seriesId: string;
  kind: FoundNoun;
  compartmentId: string | null;
  aboutIds: string[];
  title: string | null;
  body: string | null;
  extra: string | null;
  validFrom: Date;
  validText: string;
  isInferred: boolean;
  recordedBy: string;
};

/** These documents as the wall shows them to this reader, in the order of the ids. */
export async function documentsIn(tx: Tx, recordIds: readonly string[]): Promise<DocumentRow[]> {
  if (recordIds.length === 0) return [];
  const rows = await tx.$queryRaw<DocumentRow[]>`
    select d.record_id::text as "recordId", d.series_id::text as "seriesId", d.kind::text, d.compartment_id::text as "compartmentId",
           d.about_ids::text[] as "aboutIds", d.title, left(d.body, 100000) as body, left(d.extra, 20000) as extra,
           d.valid_from as "validFrom", r.valid_text as "validText", r.valid_inferred as "isInferred", d.recorded_by::text as "recordedBy"
      from search_document d join record r on r.id = d.record_id
     where d.record_id = any(${[...recordIds]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.recordId, row]));
  return recordIds.flatMap((id) => byId.get(id) ?? []);
}

export type Named = { id: string; kind: FoundNoun; name: string };

/** What these series are called, as they were last recorded by the moment; one without a name, or hidden, is left out. */
export async function namedIn(tx: Tx, ids: readonly string[], { knownAt }: ReadAt): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<Named[]>`
    select distinct on (d.series_id) d.series_id::text as id, d.kind::text, d.title as name
      from search_document d join record r on r.id = d.record_id
     where d.series_id = any(${[...new Set(ids)]}::uuid[]) and d.title is not null and r.recorded_at <= ${knownAt}::timestamptz
     order by d.series_id, r.seq desc`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** Tells which of the words in these texts the query means, as the database stems them. */
export async function hitsIn(
  tx: Tx,
  words: ReadonlySet<string>,
  { all }: Asked,
  languages: readonly string[],
): Promise<(folded: string) => boolean> {
  const any = anyWord(all);
  if (any === "" || words.size === 0) return () => false;
  const rows = await tx.$queryRaw<{ word: string }[]>`
    select word from search_matches(${[...words]}::text[], ${any}, ${[...languages]}::text[]) as found (word)`;
  const hits = new Set(rows.map(({ word }) => word));
  return (folded) => hits.has(folded);
}

/** What the reader may see is called by name: parties, people, terms, sources, and who is named as a speaker. */
export async function namesFor(tx: Tx, negotiationId: string, { knownAt }: ReadAt): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select distinct coalesce(d.title, left(d.extra, 200)) as name from search_document d join record r on r.id = d.record_id
     where d.negotiation_id = ${negotiationId}::uuid and r.recorded_at <= ${knownAt}::timestamptz
       and (d.kind in ('party', 'delegate', 'source', 'term') or (d.kind = 'statement' and d.extra is not null))`;
  return rows.map(({ name }) => name);
}
