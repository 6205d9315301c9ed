/** What stood on record before each entry: what it corrected, or what had held until then. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import { type ActivityFields, readActivityBody } from "./rules/body";

export type Replaced = {
  before: ActivityFields | null;
  /** The entry took something back, and says nothing in its place. */
  isRetraction: boolean;
};

type Entry = { recordId: string | null; seriesId: string | null };

const nothing: Replaced = { before: null, isRetraction: false };

/** Of each record of these entries, by its id. Only what the reader may see. */
export async function replacedBy(
  tx: Tx,
  negotiationId: string,
  entries: readonly Entry[],
): Promise<(recordId: string | null) => Replaced> {
  const seriesIds = [...new Set(entries.flatMap(({ seriesId }) => seriesId ?? []))];
  const records = await tx.record.findMany({
    where: { negotiationId, seriesId: { in: seriesIds } },
    select: {
      id: true,
      seq: true,
      seriesId: true,
      compartmentId: true,
      validFrom: true,
      isRetraction: true,
      supersedesId: true,
      supersededBy: { select: { seq: true } },
    },
  });
  const wanted = new Set(entries.flatMap(({ recordId }) => recordId ?? []));
  const beforeOf = new Map<string, string>();
  for (const record of records.filter(({ id }) => wanted.has(id))) {
    const id = record.supersedesId ?? predecessorOf(record, records)?.id;
    if (id) beforeOf.set(record.id, id);
  }
  const bodies = await tx.auditEntry.findMany({
    where: { negotiationId, recordId: { in: [...beforeOf.values()] } },
    select: { recordId: true, body: true },
  });
  const saidBy = new Map(bodies.map(({ recordId, body }) => [recordId, readActivityBody(body).after]));
  const retractions = new Set(records.filter(({ isRetraction }) => isRetraction).map(({ id }) => id));
  return (recordId) => {
    if (recordId === null) return nothing;
    const before = saidBy.get(beforeOf.get(recordId) ?? null) ?? null;
    return { before, isRetraction: retractions.has(recordId) };
  };
}

type Line = {
  id: string;
  seq: bigint;
  seriesId: string;
  compartmentId: string | null;
  validFrom: Date;
  isRetraction: boolean;
  supersededBy: { seq: bigint } | null;
};

/** What had held in the same series, under the same marking, until this record's own date, as was known when it was made. */
function predecessorOf(record: Line, records: readonly Line[]): Line | null {
  const held = records.filter(
    (other) =>
      other.seriesId === record.seriesId &&
      other.compartmentId === record.compartmentId &&
      other.seq < record.seq &&
      !other.isRetraction &&
      other.validFrom <= record.validFrom &&
      !(other.supersededBy && other.supersededBy.seq < record.seq),
  );
  return held.sort((a, b) => b.validFrom.getTime() - a.validFrom.getTime() || Number(b.seq - a.seq))[0] ?? null;
}
