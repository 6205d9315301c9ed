/** Which positions want to be reconfirmed, because the words that they are about have changed. */
import "server-only";
import { Prisma } from "@/prisma/generated/client";
import type { Tx } from "@/lib/platform/database";
import { type ReadAt, recordFacts } from "@/lib/record/reading";
import { clauseVersionsIn } from "@/lib/text/queries";
import { type PositionView, positionsIn } from "../queries";
import { overtakenBy } from "../rules/overtaken";
import { isInForceIn } from "./read-positions";

/** `stated` is the number of the version that the position is about, `now` the one that stands there. */
export type Overtaken = { stated: number; now: { versionId: string; number: number } };

type Stated = { id: string; clauseVersionId: string | null };

/** Every position in force that wants to be reconfirmed, and by its id what has taken the place of its words. */
export async function allOvertakenIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
): Promise<{ positions: PositionView[]; overtaken: Map<string, Overtaken> }> {
  const onWords = await tx.$queryRaw<{ seriesId: string; versionId: string }[]>`
    select p.series_id::text as "seriesId", p.clause_version_id::text as "versionId"
      from position p join record_period t on t.record_id = p.record_id
     where p.negotiation_id = ${negotiationId}::uuid and p.clause_version_id is not null
       and ${isInForceIn(Prisma.sql`t`, negotiationId, at)}`;
  if (onWords.length === 0) return { positions: [], overtaken: new Map() };
  const inForce = await clauseVersionsIn(tx, negotiationId, at);
  const current = new Set(inForce.map(({ id }) => id));
  const seriesIds = onWords.filter(({ versionId }) => !current.has(versionId)).map(({ seriesId }) => seriesId);
  if (seriesIds.length === 0) return { positions: [], overtaken: new Map() };
  const positions = await positionsIn(tx, negotiationId, at, { seriesIds });
  const overtaken = await overtakenIn(tx, negotiationId, at, positions, inForce);
  return { positions: positions.filter(({ id }) => overtaken.has(id)), overtaken };
}

/**
 * Of these positions, those on words that are no longer in force at the moment, by the position's id. Costs nothing where
 * every position is about the words in force. `known`: those, for who has read them already.
 */
export async function overtakenIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  positions: readonly Stated[],
  known?: Awaited<ReturnType<typeof clauseVersionsIn>>,
): Promise<Map<string, Overtaken>> {
  const named = new Set(positions.flatMap(({ clauseVersionId }) => clauseVersionId ?? []));
  if (named.size === 0) return new Map();
  const inForce = known ?? (await clauseVersionsIn(tx, negotiationId, at));
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
