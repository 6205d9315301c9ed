/** Who holds what on which term at a moment, and how a party came to hold it. */
import "server-only";
import { z } from "zod";
import { historyFacts, recordedUpTo, stepsOf } from "@/lib/record/history";
import type { Opened } from "@/lib/negotiations/queries";
import { latestFirst, latestOfEachSeries, type ReadAt } from "@/lib/record/reading";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import type { Position } from "@/prisma/generated/client";
import type { Interval } from "./rules";
import type { Condition } from "./rules/conditions";
import { type OfPositions, readHeld, readInForce } from "./queries/read-positions";
import { conditionSchema, intervalSchema } from "./schema";

export type PositionView = Awaited<ReturnType<typeof positionsIn>>[number];
export type PositionStep = Awaited<ReturnType<typeof positionStepsIn>>[number];

/** The positions in force: at most one for each party and term. */
export async function positionsIn(tx: Tx, negotiationId: string, at: ReadAt, of: OfPositions = {}) {
  return latestOfEachSeries(await readInForce(tx, negotiationId, at, of)).map(asRead);
}

/** Every position that held at the moment or at some time before it, from late to early; without what was superseded. */
export async function positionsHeldIn(tx: Tx, negotiationId: string, at: ReadAt, of: OfPositions = {}) {
  return latestFirst(await readHeld(tx, negotiationId, at, of)).map(asRead);
}

/**
 * Of every position held up to a moment those that are in force then: what `positionsIn` reads, for who has read the
 * others already.
 */
export function inForceAmong(held: readonly PositionView[]): PositionView[] {
  return latestOfEachSeries([...held]).sort((a, b) => (a.record.seq < b.record.seq ? -1 : 1));
}

/** Everything recorded by the moment on what a party holds on a term: from late to early. */
export async function positionHistory({ actor, negotiation, moment }: Opened, partyId: string, termId: string) {
  return asActor(actor, (tx) => positionStepsIn(tx, negotiation.id, moment, { partyId, termId }));
}

/** As `positionHistory`, for a query that reads more in the same transaction. */
export async function positionStepsIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  { partyId, termId }: { partyId: string; termId: string },
) {
  const rows = await tx.position.findMany({
    where: { negotiationId, partyId, termId, record: recordedUpTo(at) },
    include: { record: { select: historyFacts } },
  });
  return stepsOf(tx, rows.map(asRead), at);
}

const intervalsSchema = z.array(intervalSchema);
const conditionsSchema = z.array(conditionSchema);

type AsRead<Row extends Position> = Omit<Row, "intervals" | "conditions"> & {
  id: string;
  intervals: Interval[];
  conditions: Condition[];
};

function asRead<Row extends Position>(row: Row): AsRead<Row> {
  const intervals: Interval[] = isEmpty(row.intervals) ? [] : intervalsSchema.parse(row.intervals);
  const conditions: Condition[] = isEmpty(row.conditions) ? [] : conditionsSchema.parse(row.conditions);
  return { ...row, id: row.seriesId, intervals, conditions };
}

/** Most are, of tens of thousands: so much is known of them without a schema. */
const isEmpty = (json: Position["intervals"]) => Array.isArray(json) && json.length === 0;
