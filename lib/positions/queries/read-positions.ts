/** Positions as the record has them, many at a time: one statement for their rows, records and citations. */
import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/platform/database";
import { factsOfRecord, hasBegunAt, holdsAt, isHeldUpTo, recordApart, type WithFacts } from "@/lib/record/many";
import type { ReadAt, RecordFacts } from "@/lib/record/reading";
import type { Position } from "@/prisma/generated/client";

/** Which positions are read: left out, all of them. A large record has hundreds of thousands, and no page shows those. */
export type OfPositions = {
  seriesIds?: readonly string[] | undefined;
  recordIds?: readonly string[];
  termIds?: readonly string[] | undefined;
  partyIds?: readonly string[] | undefined;
  /** Only those that are held on conditions. */
  isConditional?: boolean;
  /** Only those that cite this source or none of these and are no assessment of the team's own. */
  resting?: { on: string } | { onNoneOf: readonly string[] };
  /** Only those that begin to hold at one of these instants. */
  from?: readonly Date[];
  /** Only those that begin to hold after this instant. */
  since?: Date;
  /** Only those beside which another record of their series holds from the same date. */
  isToldTwice?: boolean;
  /** Only those recorded after this record. */
  afterRecord?: string | undefined;
  /** At most so many, of those recorded first. */
  most?: number;
};

export type PositionRow = Position & { record: RecordFacts };

type Row = WithFacts<Position>;

/** As `inForceAt`. */
export function readInForce(tx: Tx, negotiationId: string, at: ReadAt, of: OfPositions): Promise<PositionRow[]> {
  const period = Prisma.sql`t`;
  const isInForce = Prisma.sql`exists (select from record_period t
    where t.record_id = p.record_id and ${isInForceIn(period, negotiationId, at)})`;
  return read(tx, negotiationId, isInForce, of);
}

/** Picks the periods of positions that hold the moment; `period` is what the table of periods is called there. */
export function isInForceIn(period: Prisma.Sql, negotiationId: string, at: ReadAt): Prisma.Sql {
  return holdsAt(period, "position", negotiationId, at);
}

/** Picks the periods of positions that have begun by the moment, whether they hold it or have ended before. */
export function hasBegunIn(period: Prisma.Sql, negotiationId: string, at: ReadAt): Prisma.Sql {
  return hasBegunAt(period, "position", negotiationId, at);
}

/** As `heldUpTo`. */
export function readHeld(tx: Tx, negotiationId: string, at: ReadAt, of: OfPositions): Promise<PositionRow[]> {
  return read(tx, negotiationId, isHeldUpTo(at), of);
}

/** A board has tens of thousands. In the order of recording. */
async function read(tx: Tx, negotiationId: string, isMeant: Prisma.Sql, of: OfPositions): Promise<PositionRow[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select p.record_id::text as "recordId", p.series_id::text as "seriesId", p.negotiation_id::text as "negotiationId",
           p.compartment_id::text as "compartmentId", p.party_id::text as "partyId", p.term_id::text as "termId",
           p.stance::text, p.basis::text, p.confidence::text, p.salience::text, p.why, p.intervals, p.conditions,
           p.clause_version_id::text as "clauseVersionId", ${factsOfRecord}
      from position p join record r on r.id = p.record_id
     where p.negotiation_id = ${negotiationId}::uuid and ${isMeant} ${among(of)}
     order by r.seq ${of.most === undefined ? Prisma.empty : Prisma.sql`limit ${of.most}`}`;
  return rows.map(recordApart);
}

function among({
  seriesIds,
  recordIds,
  termIds,
  partyIds,
  isConditional,
  resting,
  from,
  since,
  isToldTwice,
  afterRecord,
}: OfPositions): Prisma.Sql {
  const within = (column: Prisma.Sql, ids: readonly string[] | undefined) =>
    ids ? Prisma.sql`and ${column} = any(${[...ids]}::uuid[])` : Prisma.empty;
  const conditional = isConditional ? Prisma.sql`and p.conditions <> '[]'` : Prisma.empty;
  const afterwards = afterRecord
    ? Prisma.sql`and r.seq > (select a.seq from record a where a.id = ${afterRecord}::uuid)`
    : Prisma.empty;
  return Prisma.sql`${within(Prisma.sql`p.series_id`, seriesIds)} ${within(Prisma.sql`p.record_id`, recordIds)} ${afterwards}
    ${within(Prisma.sql`p.term_id`, termIds)} ${within(Prisma.sql`p.party_id`, partyIds)}
    ${from ? Prisma.sql`and r.valid_from = any(${from.map((each) => each.toISOString())}::timestamptz[])` : Prisma.empty}
    ${since ? Prisma.sql`and r.valid_from > ${since}` : Prisma.empty} ${conditional} ${resting ? isResting(resting) : Prisma.empty}
    ${isToldTwice ? toldTwice : Prisma.empty}`;
}

const toldTwice = Prisma.sql`and exists (select from record o
  where o.series_id = r.series_id and o.valid_text = r.valid_text and o.id <> r.id and not o.is_retraction)`;

function isResting(resting: NonNullable<OfPositions["resting"]>): Prisma.Sql {
  if ("on" in resting)
    return Prisma.sql`and exists (select from citation c where c.record_id = p.record_id and c.source_id = ${resting.on}::uuid)`;
  return Prisma.sql`and p.basis <> 'assessed' and not exists (
    select from citation c where c.record_id = p.record_id and c.source_id = any(${[...resting.onNoneOf]}::uuid[]))`;
}
