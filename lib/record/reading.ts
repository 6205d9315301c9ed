/** How every query reads the record at a moment of the two clocks. */
import "server-only";
import type { Prisma } from "@/prisma/generated/client";
import { FOREVER } from "@/lib/time/clocks";
import type { OpenedMoment } from "@/lib/time/moment";

/** A place on both clocks; `knownAtDay` is null when all that is recorded is known. */
export type ReadAt = Pick<OpenedMoment, "asOf" | "knownAt" | "knownAtDay">;

/** Whatever will have begun by the end of time, with all that is recorded known: the last word of each series. */
export function atLast(now: Date): ReadAt {
  return { asOf: new Date(FOREVER.getTime() - 1), knownAt: now, knownAtDay: null };
}

/**
 * Picks the records in force at the moment, from the projection of periods. A series that has records under several
 * markings may give one for each: pass the rows through `latestOfEachSeries`.
 */
export function inForceAt(moment: ReadAt): Prisma.RecordWhereInput {
  return {
    periods: {
      some: {
        validFrom: { lte: moment.asOf },
        validTo: { gt: moment.asOf },
        ...knownIn(moment),
      },
    },
  };
}

/** Picks what is on record and begins after the moment, so that no page that stands there shows it. */
export function beginsAfter(moment: ReadAt): Prisma.RecordWhereInput {
  return { periods: { some: { validFrom: { gt: moment.asOf }, ...knownIn(moment) } } };
}

function knownIn({ knownAt, knownAtDay }: ReadAt): Prisma.RecordPeriodWhereInput {
  return knownAtDay === null ? { knownTo: FOREVER } : { knownFrom: { lte: knownAt }, knownTo: { gt: knownAt } };
}

/**
 * What everybody who may see a record of this marking may see: the rule for whatever such a record names, counts or
 * follows. (For one reader's own view the wall decides, and nothing needs to be asked.)
 */
export function seenBy(compartmentId: string | null | undefined): { OR: { compartmentId: string | null }[] } {
  return { OR: [{ compartmentId: null }, ...(compartmentId ? [{ compartmentId }] : [])] };
}

/**
 * Picks a history: what held at the moment or at some time before it, without what had been corrected or taken back by
 * then. Of records that began together it gives each, though only the last of them was ever in force.
 */
export function heldUpTo({ asOf, knownAt, knownAtDay }: ReadAt): Prisma.RecordWhereInput {
  return {
    isRetraction: false,
    validFrom: { lte: asOf },
    ...(knownAtDay === null
      ? { supersededBy: null }
      : {
          recordedAt: { lte: knownAt },
          OR: [{ supersededBy: null }, { supersededBy: { recordedAt: { gt: knownAt } } }],
        }),
  };
}

/** Narrows a query to these series, where they are given. */
export function ofSeries(seriesIds?: readonly string[]): { seriesId?: { in: string[] } } {
  return seriesIds ? { seriesId: { in: [...seriesIds] } } : {};
}

/** For queries of thousands of rows: Postgres finds their records quicker in one look than row by row in a join. */
export const ofMany = { relationLoadStrategy: "query" } as const;

/** What a view says of the record behind it. */
export const recordFacts = {
  id: true,
  seq: true,
  seriesId: true,
  compartmentId: true,
  validFrom: true,
  validText: true,
  validInferred: true,
  recordedAt: true,
  recordedBy: true,
  supersedesId: true,
  reason: true,
  sessionId: true,
  citations: {
    select: { id: true, sourceId: true, credibility: true, locator: true, quote: true, anchor: true },
    orderBy: { id: "asc" },
  },
} satisfies Prisma.RecordSelect;

export type RecordFacts = Prisma.RecordGetPayload<{ select: typeof recordFacts }>;

/** Of several rows of one series, the one whose `validFrom` is latest, then the one recorded last. */
export function latestOfEachSeries<Row extends { record: Pick<RecordFacts, "seriesId" | "validFrom" | "seq"> }>(
  rows: Row[],
): Row[] {
  const latest = new Map<string, Row>();
  for (const row of rows) {
    const held = latest.get(row.record.seriesId);
    if (!held || isLater(row.record, held.record)) latest.set(row.record.seriesId, row);
  }
  return [...latest.values()];
}

/** The rows, from late to early. */
export function latestFirst<Row extends { record: Pick<RecordFacts, "validFrom" | "seq"> }>(
  rows: readonly Row[],
): Row[] {
  return [...rows].sort((a, b) => (isLater(a.record, b.record) ? -1 : 1));
}

function isLater(a: Pick<RecordFacts, "validFrom" | "seq">, b: Pick<RecordFacts, "validFrom" | "seq">): boolean {
  const difference = a.validFrom.getTime() - b.validFrom.getTime();
  return difference === 0 ? a.seq > b.seq : difference > 0;
}
