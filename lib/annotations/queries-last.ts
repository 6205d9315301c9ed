/** What stands of a series or, where nothing does, what was said of it last. */
import "server-only";
import { latestOfEachSeries, type seenBy } from "@/lib/record/reading";

/** In the order in which they were recorded. */
export const bySeq = { record: { seq: "asc" } } as const;

/** Which records count: those recorded by `known` (null: all), and as only `readers` see them (null: the reader). */
export type Seen = { negotiationId: string; known: Date | null; readers: ReturnType<typeof seenBy> | null };

/** Picks those records. */
export function recorded({ negotiationId, known, readers }: Seen) {
  return { negotiationId, ...readers, ...(known ? { record: { recordedAt: { lte: known } } } : {}) };
}

/** Every one of those of these series, in order. */
export function readLast(seen: Seen, seriesIds: readonly string[]) {
  return { where: { seriesId: { in: [...seriesIds] }, ...recorded(seen) }, orderBy: bySeq };
}

/** What `lastOfEach` asks of a record. */
export const named = {
  select: { seriesId: true, validFrom: true, seq: true, actId: true, supersededBy: { select: { recordedAt: true } } },
} as const;

export type Named = {
  record: {
    seriesId: string;
    validFrom: Date;
    seq: bigint;
    actId: string | null;
    supersededBy: { recordedAt: Date } | null;
  };
};

/**
 * Of each series what stands of it or, where nothing does, what was said of it last; and every record that stands, in the
 * order in which they were made. `rows` are in order.
 */
export function lastOfEach<Row extends Named>(rows: readonly Row[], known: Date | null) {
  const isStanding = ({ record: { supersededBy } }: Row) =>
    !supersededBy || (known !== null && supersededBy.recordedAt > known);
  const standing = rows.filter(isStanding);
  const latest = new Map(latestOfEachSeries(standing).map((row) => [row.record.seriesId, row]));
  return new Map(
    rows.map((row) => {
      const { seriesId } = row.record;
      const said = standing.filter((one) => one.record.seriesId === seriesId).map(({ record }) => record);
      const last = latest.get(seriesId);
      return [seriesId, { row: last ?? row, isTakenBack: !last, lastSeq: said.at(-1)?.seq ?? null, said }] as const;
    }),
  );
}
