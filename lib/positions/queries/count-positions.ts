/** How many positions are in force and what they say and rest on, without reading them one by one. */
import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/platform/database";
import { latestOfEachSeries, type ReadAt } from "@/lib/record/reading";
import type { Basis } from "@/lib/record/rules";
import type { Stance } from "../rules";
import { isInForceIn, type PositionRow, readInForce } from "./read-positions";

/** So many positions on a term that say the same on the same ground. */
export type PositionSum = {
  termId: string;
  stance: Stance;
  basis: Basis;
  citations: { sourceId: string; credibility: number }[];
  count: number;
};

type Row = { termId: string; stance: Stance; basis: Basis; cites: string; count: number };
type Named = readonly { id: string }[];

/**
 * The positions in force on these terms of these parties, counted: what `positionsIn` would have read. As all that is
 * recorded is known, the database keeps the sums; what was known on an earlier day is counted from the record.
 */
export async function positionSumsIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  of: { terms: Named; parties: Named },
): Promise<PositionSum[]> {
  const rows =
    at.knownAtDay === null ? await keptSums(tx, negotiationId, at) : await countedSums(tx, negotiationId, at);
  const isOf = { term: new Set(of.terms.map(({ id }) => id)), party: new Set(of.parties.map(({ id }) => id)) };
  const sums = new Map(rows.filter(({ termId }) => isOf.term.has(termId)).map((row) => [keyOf(row), row]));
  const uncounted = [
    ...(await overruledIn(tx, negotiationId, at)),
    ...(await strangersIn(tx, negotiationId, at, isOf.party)),
  ];
  for (const position of new Map(uncounted.map((each) => [each.recordId, each])).values()) {
    const sum = sums.get(keyOf({ ...position, cites: citesOf(position) }));
    if (sum) sum.count -= 1;
  }
  return [...sums.values()]
    .filter(({ count }) => count > 0)
    .map(({ cites, ...row }) => ({ ...row, citations: citationsIn(cites) }));
}

/** How many positions are in force on each term that any is on. */
export async function positionCountsIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  of: { terms: Named; parties: Named },
) {
  const counts = new Map<string, number>();
  for (const { termId, count } of await positionSumsIn(tx, negotiationId, at, of))
    counts.set(termId, (counts.get(termId) ?? 0) + count);
  return counts;
}

function keptSums(tx: Tx, negotiationId: string, { asOf }: ReadAt) {
  return tx.$queryRaw<Row[]>`
    select subject_id::text as "termId", stance::text, basis::text, cites, sum(change)::int as count
      from position_sum
     where negotiation_id = ${negotiationId}::uuid and stance is not null and at <= ${asOf}
     group by subject_id, stance, basis, cites having sum(change) > 0`;
}

function countedSums(tx: Tx, negotiationId: string, at: ReadAt) {
  return tx.$queryRaw<Row[]>`
    select p.term_id::text as "termId", p.stance::text, p.basis::text, coalesce(c.cites, '') as cites, count(*)::int
      from record_period t
      join position p on p.record_id = t.record_id
      left join (select record_id, string_agg(source_id || ' ' || credibility, ',' order by (source_id || ' ' || credibility) collate "C") as cites
                   from citation where negotiation_id = ${negotiationId}::uuid group by record_id) c on c.record_id = t.record_id
     where ${isInForceIn(Prisma.sql`t`, negotiationId, at)}
     group by 1, p.stance, p.basis, c.cites`;
}

/** A party whose positions on one term bear several markings holds the latest: the others that a reader sees do not count. */
async function overruledIn(tx: Tx, negotiationId: string, at: ReadAt): Promise<PositionRow[]> {
  const marked = await tx.$queryRaw<{ seriesId: string }[]>`
    select distinct t.series_id::text as "seriesId" from record_period t
     where t.compartment_id is not null and ${isInForceIn(Prisma.sql`t`, negotiationId, at)}`;
  if (marked.length === 0) return [];
  const rows = await readInForce(tx, negotiationId, at, { seriesIds: marked.map(({ seriesId }) => seriesId) });
  const held = new Set(latestOfEachSeries(rows));
  return rows.filter((row) => !held.has(row));
}

/** Positions of parties that are not on record at the moment; as a rule there are none. */
async function strangersIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  parties: ReadonlySet<string>,
): Promise<PositionRow[]> {
  const partyIds = (await holdersIn(tx, negotiationId, at)).filter((id) => !parties.has(id));
  return partyIds.length === 0 ? [] : readInForce(tx, negotiationId, at, { partyIds });
}

/** The parties of which a position is in force, whether or not they are on record themselves. */
export async function holdersIn(tx: Tx, negotiationId: string, at: ReadAt): Promise<string[]> {
  const holding =
    at.knownAtDay === null
      ? await tx.$queryRaw<{ partyId: string }[]>`
          select subject_id::text as "partyId" from position_sum
           where negotiation_id = ${negotiationId}::uuid and stance is null and at <= ${at.asOf}
           group by subject_id having sum(change) > 0`
      : await tx.$queryRaw<{ partyId: string }[]>`
          select distinct p.party_id::text as "partyId" from position p join record_period t on t.record_id = p.record_id
           where ${isInForceIn(Prisma.sql`t`, negotiationId, at)}`;
  return holding.map(({ partyId }) => partyId);
}

/** The terms on which a position is in force, whether or not they are on record themselves. */
export async function heldTermsIn(tx: Tx, negotiationId: string, at: ReadAt): Promise<string[]> {
  const held =
    at.knownAtDay === null
      ? await tx.$queryRaw<{ termId: string }[]>`
          select subject_id::text as "termId" from position_sum
           where negotiation_id = ${negotiationId}::uuid and stance is not null and at <= ${at.asOf}
           group by subject_id having sum(change) > 0`
      : await tx.$queryRaw<{ termId: string }[]>`
          select distinct p.term_id::text as "termId" from position p join record_period t on t.record_id = p.record_id
           where ${isInForceIn(Prisma.sql`t`, negotiationId, at)}`;
  return held.map(({ termId }) => termId);
}

const keyOf = ({ termId, stance, basis, cites }: Omit<Row, "count">) => `${termId} ${stance} ${basis} ${cites}`;

/** As `sum_positions` of the database writes them. */
function citesOf({ record }: PositionRow): string {
  return record.citations
    .map(({ sourceId, credibility }) => `${sourceId} ${credibility}`)
    .sort()
    .join(",");
}

function citationsIn(cites: string): PositionSum["citations"] {
  return cites.split(",").flatMap((cite) => {
    const [sourceId, credibility] = cite.split(" ");
    return sourceId && credibility ? [{ sourceId, credibility: Number(credibility) }] : [];
  });
}
