/** The one door to what is found, and what the reader's own transaction then reads of it. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import { atLast, type ReadAt } from "@/lib/record/reading";
import { FOREVER } from "@/lib/time/clocks";
import { Prisma } from "@/prisma/generated/client";
import { withNumbersWhole } from "./rules/hits";
import type { FoundNoun } from "./rules/nouns";
import { anyOf, anyWord, type Asked, inQuery } from "./rules/query";
import type { IsHit } from "./rules/snippet";

export type Wanted = {
  query: Asked;
  nouns?: readonly FoundNoun[] | null;
  /** A party or a person: what is said by or for it, and what is about it. */
  speaker?: string | null;
  about?: readonly string[] | null;
  /** What is about one of these need not hold the words itself. */
  topics?: readonly string[];
  /** The same of what is about the terms that have this number. */
  termNumber?: string | null;
  by?: string | null;
  marking?: string | null;
  isPastToo?: boolean;
  /** Without the questions that nobody has answered, and the positions that we assess or do not know. */
  isSaidOnly?: boolean;
  /** Latest first, whatever it holds; otherwise the best first. */
  isByTime?: boolean;
  ofEach: number;
  skipped?: number;
};

/** When it held that is looked for. */
export type Time = { from?: Date | null; to?: Date | null };

type Place = { recordId: string; kind: FoundNoun; ofKind: number };

/** Of more hits than these so many are looked at, and the page says so. */
export const mostLookedAt = 5_000;

type Asking = Record<"negotiation" | "languages" | "asOf" | "knownAt" | "from" | "to", Prisma.Sql>;

/** The call of the door, for what a statement calls the negotiation, its languages, its moment and the time asked for. */
export function findDocuments(
  { query, nouns = null, about = null, topics = [], ...wanted }: Wanted,
  of: Asking,
): Prisma.Sql {
  return Prisma.sql`find_documents(${of.negotiation}, ${inQuery(query.all)}, ${anyOf(query.none)}, ${of.languages},
    ${nouns && [...nouns]}::text[], ${wanted.speaker ?? null}::uuid, ${about && [...about]}::uuid[],
    ${wanted.termNumber ? termsNumbered(wanted.termNumber, of) : Prisma.sql`${topics.length > 0 ? [...topics] : null}::uuid[]`}, ${wanted.by ?? null}::uuid, ${wanted.marking ?? null}::text,
    ${of.from}, ${of.to}, ${of.asOf}, ${of.knownAt}, ${wanted.isPastToo ?? false}, ${wanted.isSaidOnly ?? false},
    ${wanted.isByTime ?? false}, ${wanted.ofEach}::int, ${wanted.skipped ?? 0}::int, ${mostLookedAt}::int)`;
}

/** The terms that have this number at the moment, as far as the reader may see them. */
function termsNumbered(number: string, { negotiation, asOf, knownAt }: Asking): Prisma.Sql {
  return Prisma.sql`array(
    select t.series_id from term t
     where t.negotiation_id = ${negotiation} and lower(t.number) = ${number.toLowerCase()} and exists (
       select from record_period s where s.record_id = t.record_id and s.valid_from <= ${asOf} and s.valid_to > ${asOf}
          and case when ${knownAt} is null then s.known_to = ${FOREVER} else s.known_from <= ${knownAt} and s.known_to > ${knownAt} end))`;
}

/** The places found, best first within each kind; `ofKind` counts all that the reader may see of it. */
export async function placesOf(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  languages: readonly string[],
  wanted: Wanted & Time,
): Promise<Place[]> {
  const found = findDocuments(wanted, {
    negotiation: Prisma.sql`${negotiationId}::uuid`,
    languages: Prisma.sql`${[...languages]}::text[]`,
    asOf: Prisma.sql`${at.asOf}::timestamptz`,
    knownAt: Prisma.sql`${at.knownAtDay === null ? null : at.knownAt}::timestamptz`,
    from: Prisma.sql`${wanted.from ?? null}::timestamptz`,
    to: Prisma.sql`${wanted.to ?? null}::timestamptz`,
  });
  return tx.$queryRaw<Place[]>`
    select record_id::text as "recordId", kind, of_kind::int as "ofKind" from ${found} where record_id is not null`;
}

/** In which languages the words of a negotiation are: English, and those that its wordings and its sources are in. */
export function languagesIn(negotiation: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`array['en'] || array(
    select language from clause_version where negotiation_id = ${negotiation} and language <> 'en'
    union select language from source where negotiation_id = ${negotiation} and language <> 'en')`;
}

/** The same of this negotiation. */
export async function languagesOf(tx: Tx, negotiationId: string): Promise<string[]> {
  const [row] = await tx.$queryRaw<{ languages: string[] }[]>`
    select ${languagesIn(Prisma.sql`${negotiationId}::uuid`)} as languages`;
  return row?.languages ?? ["en"];
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

/** What is read of a document, which the statement calls `d`, and of its record `r`. */
export const documentFields = Prisma.sql`
  d.series_id::text as "seriesId", d.compartment_id::text as "compartmentId", d.about_ids::text[] as "aboutIds", d.title,
  left(d.body, 100000) as body, left(d.extra, 20000) as extra, d.valid_from as "validFrom", r.valid_text as "validText",
  r.valid_inferred as "isInferred", d.recorded_by::text as "recordedBy"`;

/** These documents as the wall shows them to this reader, in the order of the ids. */
export async function documentsIn(tx: Tx, recordIds: readonly string[]): Promise<DocumentRow[]> {
  if (recordIds.length === 0) return [];
  const rows = await tx.$queryRaw<DocumentRow[]>`
    select d.record_id::text as "recordId", d.kind::text, ${documentFields}
      from search_document d join record r on r.id = d.record_id
     where d.record_id = any(${[...recordIds]}::uuid[])`;
  const byId = new Map(rows.map((row) => [row.recordId, row]));
  return recordIds.flatMap((id) => byId.get(id) ?? []);
}

export type Named = { id: string; kind: FoundNoun; name: string };

/** What these series are called at the moment; one without a name, not on record then, or hidden, is left out. */
export async function namedIn(tx: Tx, ids: readonly string[], at: ReadAt): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map();
  const rows = await namedWhere(tx, at, Prisma.sql`d.series_id = any(${[...new Set(ids)]}::uuid[])`);
  return new Map(rows.map((row) => [row.id, row]));
}

/** The parties, people and terms of the moment. */
export async function choosableIn(tx: Tx, negotiationId: string, at: ReadAt): Promise<Named[]> {
  return namedWhere(
    tx,
    at,
    Prisma.sql`d.negotiation_id = ${negotiationId}::uuid and d.kind in ('party', 'delegate', 'term')`,
  );
}

async function namedWhere(tx: Tx, at: ReadAt, isMeant: Prisma.Sql): Promise<Named[]> {
  return tx.$queryRaw<Named[]>`
    select distinct on (d.series_id) d.series_id::text as id, d.kind::text, d.title as name
      from search_document d join record r on r.id = d.record_id
     where ${isMeant} and d.title is not null and ${standsAt(at)}
     order by d.series_id, r.valid_from desc, r.seq desc`;
}

/** Picks the documents, which the statement calls `d`, that stand at the moment; a source is there on whatever day. */
function standsAt({ asOf, knownAt, knownAtDay }: ReadAt): Prisma.Sql {
  const day = Prisma.sql`(case when d.kind = 'source' then ${atLast(knownAt).asOf}::timestamptz else ${asOf}::timestamptz end)`;
  const known =
    knownAtDay === null
      ? Prisma.sql`p.known_to = ${FOREVER}`
      : Prisma.sql`p.known_from <= ${knownAt} and p.known_to > ${knownAt}`;
  return Prisma.sql`exists (select from record_period p
     where p.record_id = d.record_id and p.valid_from <= ${day} and p.valid_to > ${day} and ${known})`;
}

/** Tells which words of these texts the query means, as the database stems them. */
export async function hitsIn(
  tx: Tx,
  words: ReadonlySet<string>,
  { all }: Asked,
  languages: readonly string[],
): Promise<IsHit> {
  const any = anyWord(all);
  if (any === "" || words.size === 0) return () => false;
  const rows = await tx.$queryRaw<{ word: string }[]>`
    select word from search_matches(${[...words]}::text[], ${any}, ${[...languages]}::text[]) as found (word)`;
  const hits = new Set(rows.map(({ word }) => word));
  return withNumbersWhole({ all }, (folded) => hits.has(folded));
}

/** Which of these names stand among the words, as the database stems them. */
export async function namesAmong(
  tx: Tx,
  names: readonly string[],
  words: ReadonlySet<string>,
  languages: readonly string[],
): Promise<ReadonlySet<string>> {
  if (names.length === 0 || words.size === 0) return new Set();
  const wanted = names.map((name) => anyWord([{ words: [name], isPrefix: false }]));
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select n.name from unnest(${[...names]}::text[], ${wanted}::text[]) as n (name, wanted)
     where exists (select from search_matches(${[...words]}::text[], n.wanted, ${[...languages]}::text[]))`;
  return new Set(rows.map(({ name }) => name));
}

/** Words of names that each of these may have been meant for, with at most so many slips, in these negotiations. */
export async function nameWordsNear(
  tx: Tx,
  negotiationIds: readonly string[],
  asked: readonly { word: string; slips: number }[],
): Promise<{ typed: string; word: string }[]> {
  if (asked.length === 0) return [];
  return tx.$queryRaw`
    select typed, word from find_name_words(${[...negotiationIds]}::uuid[], ${asked.map(({ word }) => word)}::text[],
      ${asked.map(({ slips }) => slips)}::int[])`;
}
