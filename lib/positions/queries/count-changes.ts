/** How many positions changed when, without reading them one by one. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import { changesAmong } from "@/lib/record/changes-among";
import type { ReadAt } from "@/lib/record/reading";
import { Prisma } from "@/prisma/generated/client";
import { type PositionView, positionsHeldIn } from "../queries";
import { saysTheSame } from "../rules/same";
import { heldTermsIn, holdersIn } from "./count-positions";
import { hasBegunIn } from "./read-positions";

/** So many positions that came to say something else, all dated the same way. */
type ChangeCount = { at: Date; validText: string; isInferred: boolean; count: number };

type Named = readonly { id: string }[];
type Dated = Omit<ChangeCount, "count">;

const period = Prisma.sql`t`;

/**
 * Of these parties on these terms: what `changesAmong` finds in all that was held up to the moment, counted by its date, and
 * which of these sources it cites. A position that only says again what was held before is no change, nor is one that
 * something recorded later began with.
 */
export async function positionChangesIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  of: { terms: Named; parties: Named; sources: Named },
): Promise<{ counts: ChangeCount[]; sourceIds: string[] }> {
  const { mixed, strangers } = await readApartIn(tx, negotiationId, at, of);
  const changed = changesOf(await heldInMixed(tx, negotiationId, at, mixed, of));
  const without = [...mixed, ...strangers];
  const counts = new Map<string, ChangeCount>();
  const count = ({ at: begun, validText, isInferred }: Dated, change: number) => {
    const key = `${begun.getTime()} ${isInferred} ${validText}`;
    const counted = counts.get(key) ?? { at: begun, validText, isInferred, count: 0 };
    counts.set(key, { ...counted, count: counted.count + change });
  };
  for (const { count: begun, ...dated } of await begunOn(tx, negotiationId, at, without)) count(dated, begun);
  for (const { count: again, ...dated } of await saidAgainOn(tx, negotiationId, at, without)) count(dated, -again);
  for (const { record } of changed)
    count({ at: record.validFrom, validText: record.validText, isInferred: record.validInferred }, 1);
  const cited = new Set([
    ...(await citedIn(tx, negotiationId, at, of.sources, without)),
    ...changed.flatMap(({ record }) => record.citations.map(({ sourceId }) => sourceId)),
  ]);
  return {
    counts: [...counts.values()].filter(({ count: left }) => left > 0),
    sourceIds: of.sources.flatMap(({ id }) => (cited.has(id) ? [id] : [])),
  };
}

/** Of these sources those that a changed position cites. As a rule the first citation that is looked at decides. */
async function citedIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  sources: Named,
  without: readonly string[],
): Promise<string[]> {
  const rows = await tx.$queryRaw<{ sourceId: string }[]>`
    select s.id::text as "sourceId" from unnest(${sources.map(({ id }) => id)}::uuid[]) s (id)
     cross join lateral (
       select from citation c join record_period t on t.record_id = c.record_id
        where c.source_id = s.id and ${hasBegunIn(period, negotiationId, at)}
          and t.series_id <> all(${[...without]}::uuid[])
          and not exists (select from record_period b where ${isSaidAgain(negotiationId, at)})
        limit 1) found`;
  return rows.map(({ sourceId }) => sourceId);
}

/** The positions at which a series changed, of several series in any order. */
function changesOf(held: readonly PositionView[]): PositionView[] {
  const series = new Map<string, PositionView[]>();
  for (const position of held) {
    const others = series.get(position.seriesId);
    if (others) others.push(position);
    else series.set(position.seriesId, [position]);
  }
  return [...series.values()].flatMap((steps) => changesAmong(steps, saysTheSame).map(({ step }) => step));
}

/**
 * The series that cannot be counted by their periods: `mixed` are those of which the reader sees records under several
 * markings, which each have periods of their own; `strangers` are of parties or on terms that are not on record. As a rule
 * there are none of either.
 */
async function readApartIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  { terms, parties }: { terms: Named; parties: Named },
) {
  const mixed = await tx.$queryRaw<{ seriesId: string }[]>`
    select distinct t.series_id::text as "seriesId" from record_period t
     where t.compartment_id is not null and ${hasBegunIn(period, negotiationId, at)}
       and exists (select from record_period u where u.series_id = t.series_id and u.compartment_id is distinct from t.compartment_id)`;
  const [known, named] = [new Set(parties.map(({ id }) => id)), new Set(terms.map(({ id }) => id))];
  const partyIds = (await holdersIn(tx, negotiationId, at)).filter((id) => !known.has(id));
  const termIds = (await heldTermsIn(tx, negotiationId, at)).filter((id) => !named.has(id));
  const strangers =
    partyIds.length + termIds.length === 0
      ? []
      : await tx.$queryRaw<{ seriesId: string }[]>`
          select distinct series_id::text as "seriesId" from position
           where negotiation_id = ${negotiationId}::uuid
             and (party_id = any(${partyIds}::uuid[]) or term_id = any(${termIds}::uuid[]))`;
  const ids = (rows: readonly { seriesId: string }[]) => rows.map(({ seriesId }) => seriesId);
  return { mixed: ids(mixed), strangers: ids(strangers) };
}

async function heldInMixed(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  seriesIds: readonly string[],
  { terms, parties }: { terms: Named; parties: Named },
): Promise<PositionView[]> {
  if (seriesIds.length === 0) return [];
  const ids = new Set([...terms, ...parties].map(({ id }) => id));
  const held = await positionsHeldIn(tx, negotiationId, at, { seriesIds });
  return held.filter(({ partyId, termId }) => ids.has(partyId) && ids.has(termId));
}

/** How many periods begin on each date. The instant alone is quick to count by; where it is written in several ways, by those. */
async function begunOn(tx: Tx, negotiationId: string, at: ReadAt, without: readonly string[]): Promise<ChangeCount[]> {
  const isMeant = Prisma.sql`${hasBegunIn(period, negotiationId, at)} and t.series_id <> all(${[...without]}::uuid[])`;
  const begun =
    at.knownAtDay === null
      ? await begunInSums(tx, negotiationId, at, without)
      : await tx.$queryRaw<{ at: Date; count: number }[]>`
          select t.valid_from as at, count(*)::int from record_period t where ${isMeant} group by 1`;
  const ways = new Map<number, Dated[]>();
  for (const dated of await waysOfDating(tx, negotiationId, at))
    ways.set(dated.at.getTime(), [...(ways.get(dated.at.getTime()) ?? []), dated]);
  const several = begun.filter((each) => (ways.get(each.at.getTime()) ?? []).length !== 1).map((each) => each.at);
  const one = begun.flatMap(({ at: instant, count }) => {
    const [dated, ...others] = ways.get(instant.getTime()) ?? [];
    return dated && others.length === 0 ? [{ ...dated, count }] : [];
  });
  if (several.length === 0) return one;
  const apart = await tx.$queryRaw<ChangeCount[]>`
    select t.valid_from as at, r.valid_text as "validText", r.valid_inferred as "isInferred", count(*)::int
      from record_period t join record r on r.id = t.record_id
     where ${isMeant} and t.valid_from = any(${several.map((each) => each.toISOString())}::timestamptz[])
     group by 1, 2, 3`;
  return [...one, ...apart];
}

/**
 * How many begin at each instant, as the database keeps the sums: what there is more of from then on, and what ended then
 * to make room. Of the series that are left out it is subtracted again.
 */
function begunInSums(tx: Tx, negotiationId: string, at: ReadAt, without: readonly string[]) {
  return tx.$queryRaw<{ at: Date; count: number }[]>`
    select at, sum(change)::int as count from (
      select at, sum(change) as change from position_sum
       where negotiation_id = ${negotiationId}::uuid and stance is null and at <= ${at.asOf} group by 1
      union all
      select t.valid_to, count(*) from record_period t
       where ${hasBegunIn(period, negotiationId, at)} and t.valid_to <= ${at.asOf} group by 1
      union all
      select t.valid_from, -count(*) from record_period t
       where ${hasBegunIn(period, negotiationId, at)} and t.series_id = any(${[...without]}::uuid[]) group by 1) each
     group by 1 having sum(change) > 0`;
}

/** Every way in which positions are dated: from each to the next in the index, as there are few. */
function waysOfDating(tx: Tx, negotiationId: string, { asOf }: ReadAt): Promise<Dated[]> {
  const isPosition = Prisma.sql`negotiation_id = ${negotiationId}::uuid and kind = 'position' and valid_from <= ${asOf}`;
  const first = Prisma.sql`order by valid_from, valid_text, valid_inferred limit 1`;
  return tx.$queryRaw<Dated[]>`
    with recursive way as (
      (select valid_from, valid_text, valid_inferred from record where ${isPosition} ${first})
      union all
      select each.* from way cross join lateral (
        select r.valid_from, r.valid_text, r.valid_inferred from record r
         where ${isPosition} and (r.valid_from, r.valid_text, r.valid_inferred) > (way.valid_from, way.valid_text, way.valid_inferred)
         ${first}) each)
    select valid_from as at, valid_text as "validText", valid_inferred as "isInferred" from way`;
}

/** How many of these periods say what the one before them in their series said. */
function saidAgainOn(tx: Tx, negotiationId: string, at: ReadAt, without: readonly string[]): Promise<ChangeCount[]> {
  return tx.$queryRaw<ChangeCount[]>`
    select t.valid_from as at, r.valid_text as "validText", r.valid_inferred as "isInferred", count(*)::int
      from record_period b join record_period t on t.series_id = b.series_id join record r on r.id = t.record_id
     where ${hasBegunIn(period, negotiationId, at)} and t.series_id <> all(${[...without]}::uuid[])
       and ${isSaidAgain(negotiationId, at)}
     group by 1, 2, 3`;
}

/** The period `b` ended where `t` of the same series begins, and says the same. */
function isSaidAgain(negotiationId: string, at: ReadAt): Prisma.Sql {
  return Prisma.sql`b.series_id = t.series_id and b.valid_to = t.valid_from and b.valid_to <= ${at.asOf}
    and ${hasBegunIn(Prisma.sql`b`, negotiationId, at)} and b.compartment_id is not distinct from t.compartment_id
    and exists (select from position was join position now on now.record_id = t.record_id
      where was.record_id = b.record_id and was.stance = now.stance
        and was.intervals = now.intervals and was.conditions @> now.conditions and now.conditions @> was.conditions
        and jsonb_array_length(was.conditions) = jsonb_array_length(now.conditions))`;
}
