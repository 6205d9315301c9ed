/** Who holds what on which term at a moment, and how a party came to hold it. */
import "server-only";
import { z } from "zod";
import type { Opened } from "@/lib/negotiations/queries";
import { heldUpTo, inForceAt, latestOfEachSeries, type ReadAt, recordFacts } from "@/lib/negotiations/reading";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import type { Position } from "@/prisma/generated/client";
import type { Interval } from "./rules";
import type { Condition } from "./rules/conditions";
import { conditionSchema, intervalSchema } from "./schema";

export type PositionView = Awaited<ReturnType<typeof positionsIn>>[number];
export type PositionStep = Awaited<ReturnType<typeof positionStepsIn>>[number];

/** The positions in force: at most one for each party and term. */
export async function positionsIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const rows = await tx.position.findMany({
    where: { negotiationId, record: inForceAt(at) },
    include: { record: { select: recordFacts } },
    orderBy: { record: { seq: "asc" } },
  });
  return latestOfEachSeries(rows).map(asRead);
}

/** Every position that held at the moment or at some time before it, from late to early; without what was superseded. */
export async function positionsHeldIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const rows = await tx.position.findMany({
    where: { negotiationId, record: heldUpTo(at) },
    include: { record: { select: recordFacts } },
  });
  return latestFirst(rows).map(asRead);
}

/** What became of a recorded position by the moment. */
export type StepState =
  /** It is what the party holds. */
  | "holds"
  /** It held until a later one began. */
  | "held"
  /** It was recorded in error and a correction took its place. */
  | "superseded"
  /** It was recorded in error and taken back. */
  | "retracted";

/** Everything recorded by the moment on what a party holds on a term: what holds first, then from late to early. */
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
    where: { negotiationId, partyId, termId, record: { validFrom: { lte: at.asOf }, ...recordedBy(at) } },
    include: {
      record: {
        select: {
          ...recordFacts,
          supersededBy: { select: { recordedAt: true, recordedBy: true, isRetraction: true, reason: true } },
        },
      },
    },
  });
  const names = await authorNamesIn(tx, rows);
  const steps = rows.map((row) => {
    const ending = row.record.supersededBy;
    const ended = ending && isKnown(ending.recordedAt, at) ? ending : null;
    return {
      ...asRead(row),
      recordedByName: names.get(row.record.recordedBy) ?? "a former member",
      /** The correction or retraction that ended it. */
      ended: ended && { ...ended, byName: names.get(ended.recordedBy) ?? "a former member" },
    };
  });
  const standing = latestFirst(steps.filter((step) => !step.ended));
  const state = (step: (typeof steps)[number]): StepState => {
    if (step.ended) return step.ended.isRetraction ? "retracted" : "superseded";
    return step === standing[0] ? "holds" : "held";
  };
  return latestFirst(steps).map((step) => ({ ...step, state: state(step) }));
}

function asRead<Row extends Position>(row: Row) {
  const intervals: Interval[] = z.array(intervalSchema).parse(row.intervals);
  const conditions: Condition[] = z.array(conditionSchema).parse(row.conditions);
  return { ...row, id: row.seriesId, intervals, conditions };
}

function latestFirst<Step extends { record: { validFrom: Date; seq: bigint } }>(steps: Step[]): Step[] {
  return [...steps].sort(
    (a, b) => b.record.validFrom.getTime() - a.record.validFrom.getTime() || (b.record.seq > a.record.seq ? 1 : -1),
  );
}

function recordedBy(at: ReadAt) {
  return at.knownAtDay === null ? {} : { recordedAt: { lte: at.knownAt } };
}

function isKnown(recordedAt: Date, at: ReadAt): boolean {
  return at.knownAtDay === null || recordedAt <= at.knownAt;
}

async function authorNamesIn(
  tx: Tx,
  rows: readonly { record: { recordedBy: string; supersededBy: { recordedBy: string } | null } }[],
): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ record }) => [record.recordedBy, record.supersededBy?.recordedBy ?? record.recordedBy]);
  const users = await tx.user.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
  return new Map(users.map((user) => [user.id, user.name]));
}
