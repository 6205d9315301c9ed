/**
 * Of the positions on some terms what a board tells: those in force, and of those before them the few that it goes back to.
 * A large record has hundreds behind each that is in force.
 */
import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/platform/database";
import { isHeldUpTo } from "@/lib/record/many";
import { latestFirst, type ReadAt } from "@/lib/record/reading";
import { type PositionView, positionsHeldIn, positionsIn } from "../queries";

export type ToldTerm = { id: string; axisUnit: string | null };

/**
 * The positions in force on the terms, and besides, from late to early: what a party last said of which we now only assess
 * what it holds; and on an axis what it last accepted, where it accepts nothing now, with what took the place of that.
 */
export async function positionsToldIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  terms: readonly ToldTerm[],
): Promise<{ inForce: PositionView[]; before: PositionView[] }> {
  const inForce = await positionsIn(tx, negotiationId, at, { termIds: terms.map(({ id }) => id) });
  const onAxes = new Set(terms.flatMap(({ id, axisUnit }) => (axisUnit === null ? [] : [id])));
  const assessed = inForce.filter(({ basis }) => basis === "assessed").map(({ id }) => id);
  const withoutOffer = inForce
    .filter(({ termId, intervals }) => onAxes.has(termId) && !intervals.some(({ verdict }) => verdict === "accepts"))
    .map(({ id }) => id);
  const recordIds = [...(await lastWords(tx, at, assessed)), ...(await lastOffers(tx, at, withoutOffer))];
  const held = recordIds.length > 0 ? await positionsHeldIn(tx, negotiationId, at, { recordIds }) : [];
  const known = new Set(inForce.map(({ recordId }) => recordId));
  return { inForce, before: latestFirst(held.filter(({ recordId }) => !known.has(recordId))) };
}

/** Of each series the last record that is the party's own word. */
async function lastWords(tx: Tx, at: ReadAt, seriesIds: readonly string[]): Promise<string[]> {
  if (seriesIds.length === 0) return [];
  const rows = await tx.$queryRaw<{ recordId: string }[]>`
    select distinct on (p.series_id) p.record_id::text as "recordId"
      from position p join record r on r.id = p.record_id
     where p.series_id = any(${[...seriesIds]}::uuid[]) and p.basis <> 'assessed' and ${isHeldUpTo(at)}
     order by p.series_id, r.valid_from desc, r.seq desc`;
  return rows.map(({ recordId }) => recordId);
}

/** Of each series the last record that accepts a value, and the one that took its place. */
async function lastOffers(tx: Tx, at: ReadAt, seriesIds: readonly string[]): Promise<string[]> {
  if (seriesIds.length === 0) return [];
  const rows = await tx.$queryRaw<{ recordId: string; nextId: string | null }[]>`
    select distinct on (series_id) record_id::text as "recordId", next_id::text as "nextId"
      from (select p.record_id, p.series_id, p.intervals, r.valid_from, r.seq,
                   lead(p.record_id) over (partition by p.series_id order by r.valid_from, r.seq) as next_id
              from position p join record r on r.id = p.record_id
             where p.series_id = any(${[...seriesIds]}::uuid[]) and ${isHeldUpTo(at)}) held
     where intervals @> ${Prisma.sql`'[{"verdict": "accepts"}]'::jsonb`}
     order by series_id, valid_from desc, seq desc`;
  return rows.flatMap(({ recordId, nextId }) => (nextId === null ? [recordId] : [recordId, nextId]));
}
