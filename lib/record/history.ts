/** The history of one series: every record of it, what was corrected or taken back too, with who wrote it and what became of it. */
import "server-only";
import type { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/platform/database";
import { type ReadAt, recordFacts } from "./reading";

/** What became of a record by the moment. */
export type StepState =
  /** It is what holds. */
  | "holds"
  /** It held until a later one began. */
  | "held"
  /** It was recorded in error and a correction took its place. */
  | "superseded"
  /** It was recorded in error and taken back. */
  | "retracted";

/** What a history says of the record behind each of its steps; `recordFacts` and what ended it. */
export const historyFacts = {
  ...recordFacts,
  supersededBy: { select: { id: true, recordedAt: true, recordedBy: true, isRetraction: true, reason: true } },
} satisfies Prisma.RecordSelect;

type HistoryFacts = Prisma.RecordGetPayload<{ select: typeof historyFacts }>;

/** Picks all that had been recorded by the moment of what held by then, whatever became of it. */
export function recordedUpTo({ asOf, knownAt, knownAtDay }: ReadAt): Prisma.RecordWhereInput {
  return {
    isRetraction: false,
    validFrom: { lte: asOf },
    ...(knownAtDay === null ? {} : { recordedAt: { lte: knownAt } }),
  };
}

/** Rows of one series as the steps of its history, from late to early. */
export async function stepsOf<Row extends { record: HistoryFacts }>(tx: Tx, rows: readonly Row[], at: ReadAt) {
  const names = await authorNamesIn(tx, rows);
  const undone = await undoingsAmong(tx, rows);
  const nameOf = (userId: string) => names.get(userId) ?? "a former member";
  const steps = [...rows].sort(latestFirst).map((row) => {
    const ending = row.record.supersededBy;
    const isKnown = ending !== null && (at.knownAtDay === null || ending.recordedAt <= at.knownAt);
    return {
      ...row,
      recordedByName: nameOf(row.record.recordedBy),
      /** The correction or retraction that ended it. */
      ended:
        ending && isKnown ? { ...ending, byName: nameOf(ending.recordedBy), isUndone: undone.has(ending.id) } : null,
    };
  });
  const holding = steps.find(({ ended }) => !ended);
  const stateOf = (step: (typeof steps)[number]): StepState => {
    if (step.ended) return step.ended.isRetraction ? "retracted" : "superseded";
    return step === holding ? "holds" : "held";
  };
  return steps.map((step) => ({ ...step, state: stateOf(step) }));
}

function latestFirst(a: { record: HistoryFacts }, b: { record: HistoryFacts }): number {
  return b.record.validFrom.getTime() - a.record.validFrom.getTime() || (b.record.seq > a.record.seq ? 1 : -1);
}

/** Those of the endings that came of undoing an act. */
async function undoingsAmong(tx: Tx, rows: readonly { record: HistoryFacts }[]): Promise<Set<string | null>> {
  const ids = rows.flatMap(({ record }) => record.supersededBy?.id ?? []);
  if (ids.length === 0) return new Set();
  const entries = await tx.auditEntry.findMany({
    where: { recordId: { in: ids }, event: { endsWith: ".undone" } },
    select: { recordId: true },
  });
  return new Set(entries.map(({ recordId }) => recordId));
}

async function authorNamesIn(tx: Tx, rows: readonly { record: HistoryFacts }[]): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ record }) => [record.recordedBy, record.supersededBy?.recordedBy ?? record.recordedBy]);
  const users = await tx.user.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
  return new Map(users.map((user) => [user.id, user.name]));
}
