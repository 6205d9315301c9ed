/** What moved between two moments where that is more than anybody reads: of what is first on record, only how much there is. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import type { ReadAt } from "@/lib/record/reading";
import { Prisma } from "@/prisma/generated/client";
import type { Stance } from "../rules";
import { heldTermsIn, holdersIn } from "./count-positions";
import { hasBegunIn, isInForceIn } from "./read-positions";

type Named = readonly { id: string }[];

const period = Prisma.sql`t`;

/** As many series are read one by one. */
const mostRead = 20_000;

/**
 * The series of which one moment shows another position than the other does. Where they are very many, `read` are only those
 * of which something was held at the first moment too or of which the reader sees a marked record, so that what is told of
 * these carries its marking; the rest, on which nothing is marked, is to be counted. Both moments are known at the same time.
 */
export async function positionsToRead(
  tx: Tx,
  negotiationId: string,
  from: ReadAt,
  to: ReadAt,
  most = mostRead,
): Promise<{ read: string[]; isRestCounted: boolean }> {
  const [one, other] = from.asOf <= to.asOf ? [from, to] : [to, from];
  const idsOf = (rows: readonly { seriesId: string }[]) => [...new Set(rows.map(({ seriesId }) => seriesId))];
  // Whatever differs has begun between the two: what was held before holds until something else begins.
  const differing = (limit: Prisma.Sql) => tx.$queryRaw<{ seriesId: string }[]>`
    select t.series_id::text as "seriesId" from record r join record_period t on t.record_id = r.id
     where r.negotiation_id = ${negotiationId}::uuid and r.kind = 'position'
       and r.valid_from > ${one.asOf} and r.valid_from <= ${other.asOf}
       and ${isInForceIn(period, negotiationId, other)} ${limit}`;
  const some = await differing(Prisma.sql`limit ${most + 1}`);
  if (some.length <= most) return { read: idsOf(some), isRestCounted: false };
  // On the way back nothing is first on record.
  if (from.asOf > to.asOf) return { read: idsOf(await differing(Prisma.empty)), isRestCounted: false };
  const moved = await tx.$queryRaw<{ seriesId: string }[]>`
    select t.series_id::text as "seriesId" from record_period t
     where ${isInForceIn(period, negotiationId, one)} and t.valid_to <= ${other.asOf}
    union
    select t.series_id::text from record_period t
     where t.compartment_id is not null and ${hasBegunIn(period, negotiationId, other)}`;
  return { read: idsOf(moved), isRestCounted: true };
}

type Firsts = { byTerm: Map<string, { stance: Stance; count: number }[]>; byParty: Map<string, number> };

/**
 * How many positions of these parties on these terms are in force at the later moment of which nothing was held at the
 * earlier one, without the series that are read. As all that is recorded is known, the database keeps the sums.
 */
export async function firstPositionsIn(
  tx: Tx,
  negotiationId: string,
  from: ReadAt,
  to: ReadAt,
  of: { terms: Named; parties: Named; read: readonly string[] },
): Promise<Firsts> {
  const rows =
    to.knownAtDay === null
      ? await keptFirsts(tx, negotiationId, from, to, of)
      : await countedFirsts(tx, negotiationId, from, to, of);
  const [terms, parties] = [new Set(of.terms.map(({ id }) => id)), new Set(of.parties.map(({ id }) => id))];
  const firsts: Firsts = { byTerm: new Map(), byParty: new Map() };
  for (const { subjectId, stance, count } of rows) {
    if (stance === null) {
      if (parties.has(subjectId)) firsts.byParty.set(subjectId, count);
    } else if (terms.has(subjectId))
      firsts.byTerm.set(subjectId, [...(firsts.byTerm.get(subjectId) ?? []), { stance, count }]);
  }
  return firsts;
}

/** Of a term with the stance, of a party without one. */
type Row = { subjectId: string; stance: Stance | null; count: number };

async function keptFirsts(
  tx: Tx,
  negotiationId: string,
  from: ReadAt,
  to: ReadAt,
  { terms, parties, read }: { terms: Named; parties: Named; read: readonly string[] },
): Promise<Row[]> {
  const [known, named] = [new Set(parties.map(({ id }) => id)), new Set(terms.map(({ id }) => id))];
  const partyIds = (await holdersIn(tx, negotiationId, to)).filter((id) => !known.has(id));
  const termIds = (await heldTermsIn(tx, negotiationId, to)).filter((id) => !named.has(id));
  return tx.$queryRaw<Row[]>`
    select subject_id::text as "subjectId", stance::text, sum(change)::int as count from (
      select subject_id, stance, change from position_sum
       where negotiation_id = ${negotiationId}::uuid and at > ${from.asOf} and at <= ${to.asOf}
      union all
      select said.subject_id, said.stance, -edge.sign
        from record_period t join position p on p.record_id = t.record_id
        cross join lateral (values (p.term_id, p.stance), (p.party_id, null::"Stance")) as said (subject_id, stance)
        cross join lateral (values (t.valid_from, 1), (t.valid_to, -1)) as edge (at, sign)
       where ${hasBegunIn(period, negotiationId, to)} and edge.at > ${from.asOf} and edge.at <= ${to.asOf}
         and t.series_id in (
           select unnest(${[...read]}::uuid[])
           union select series_id from position where party_id = any(${partyIds}::uuid[])
           union select series_id from position where term_id = any(${termIds}::uuid[]))) each
     group by 1, 2 having sum(change) > 0`;
}

function countedFirsts(
  tx: Tx,
  negotiationId: string,
  from: ReadAt,
  to: ReadAt,
  { terms, parties, read }: { terms: Named; parties: Named; read: readonly string[] },
): Promise<Row[]> {
  return tx.$queryRaw<Row[]>`
    select coalesce(p.term_id, p.party_id)::text as "subjectId", p.stance::text, count(*)::int
      from record_period t join position p on p.record_id = t.record_id
     where ${isInForceIn(period, negotiationId, to)} and t.valid_from > ${from.asOf}
       and t.series_id <> all(${[...read]}::uuid[])
       and p.term_id = any(${terms.map(({ id }) => id)}::uuid[]) and p.party_id = any(${parties.map(({ id }) => id)}::uuid[])
     group by grouping sets ((p.term_id, p.stance), (p.party_id))`;
}
