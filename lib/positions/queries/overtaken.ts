/** Which positions want to be reconfirmed, because the words that they are about have changed. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import { type ReadAt, recordFacts } from "@/lib/record/reading";
import { clauseVersionsIn } from "@/lib/text/queries";
import { overtakenBy } from "../rules/overtaken";

/** `stated` is the number of the version that the position is about, `now` the one that stands there. */
export type Overtaken = { stated: number; now: { versionId: string; number: number } };

type Stated = { id: string; clauseVersionId: string | null };

/**
 * Of these positions, those on words that are no longer in force at the moment, by the position's id. Costs nothing where
 * every position is about the words in force.
 */
export async function overtakenIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  positions: readonly Stated[],
): Promise<Map<string, Overtaken>> {
  const named = new Set(positions.flatMap(({ clauseVersionId }) => clauseVersionId ?? []));
  if (named.size === 0) return new Map();
  const inForce = await clauseVersionsIn(tx, negotiationId, at);
  for (const { id } of inForce) named.delete(id);
  if (named.size === 0) return new Map();
  const versions = await tx.clauseVersion.findMany({
    where: { negotiationId, recordId: { in: [...named] } },
    include: { record: { select: { ...recordFacts, supersededBy: { select: { recordedAt: true } } } } },
  });
  const isOffRecord = ({ record }: (typeof versions)[number]) =>
    record.supersededBy !== null && (at.knownAtDay === null || record.supersededBy.recordedAt <= at.knownAt);
  return new Map(
    positions.flatMap(({ id, clauseVersionId }): [string, Overtaken][] => {
      const stated = versions.find(({ recordId }) => recordId === clauseVersionId);
      const now = stated && overtakenBy({ ...stated, id: stated.recordId, isOffRecord: isOffRecord(stated) }, inForce);
      return now ? [[id, { stated: stated.number, now: { versionId: now.id, number: now.number } }]] : [];
    }),
  );
}
