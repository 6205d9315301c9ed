/** What moved between two moments, read under the reader's rights. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { clockStops } from "@/lib/logbook/queries-moments";
import { stopsBeside } from "@/lib/logbook/rules/named-moments";
import { partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { positionsHeldIn, positionsIn } from "@/lib/positions/queries";
import { positionCountsIn } from "@/lib/positions/queries/count-positions";
import { firstPositionsIn, positionsToRead } from "@/lib/positions/queries/count-firsts";
import { holdsAt } from "@/lib/record/many";
import type { ReadAt } from "@/lib/record/reading";
import { statusesHeldIn, statusesSinceIn, termsIn } from "@/lib/terms/queries";
import { clauseVersionsIn } from "@/lib/text/queries";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { momentBeside } from "@/lib/time/moment";
import { Prisma } from "@/prisma/generated/client";
import { type Comparison, compareReadings } from "./compare";
import type { Between, Reading } from "./readings";

export type Changes = Comparison & {
  /** How many positions stand the same at both moments. */
  stillPositions: number;
};

/**
 * The record as of two moments, both as known at the same time, compared. Of positions and wordings, of which there may be
 * thousands, only the series are read that differ.
 */
export async function changesBetween(
  { actor, negotiation }: Pick<Opened, "actor" | "negotiation">,
  from: ReadAt,
  to: ReadAt,
): Promise<Changes> {
  return asActor(actor, async (tx) => {
    const reworded = await rewordedIn(tx, negotiation.id, [from, to]);
    const { read, isRestCounted } = await positionsToRead(tx, negotiation.id, from, to);
    const before = await readingIn(tx, negotiation.id, from, { reworded, positions: read });
    const after = await readingIn(tx, negotiation.id, to, { reworded, positions: read });
    const known = {
      terms: [...before.terms, ...after.terms],
      parties: [...before.parties, ...after.parties],
    };
    const firsts = isRestCounted ? await firstPositionsIn(tx, negotiation.id, from, to, { ...known, read }) : undefined;
    const between = await betweenIn(tx, negotiation.id, from, to, read);
    const compared = compareReadings(before, after, { firsts, between });
    const inForce = await positionCountsIn(tx, negotiation.id, to, after);
    const held = [...inForce.values()].reduce((sum, count) => sum + count, 0);
    const moved = compared.terms.flatMap(({ positions }) => positions.filter((position) => position.to));
    const counted = compared.terms.flatMap((term) => term.firsts.map(({ count }) => count));
    return { ...compared, stillPositions: held - moved.length - counted.reduce((sum, count) => sum + count, 0) };
  });
}

export type PlayedStep = {
  /** Every day that the board is played through, in order. */
  days: FuzzyDate[];
  /** Which of them is shown, from 0; -1 before the first. Of a day between two it is the earlier. */
  place: number;
  /** What the day shown is named by. */
  names: string[];
  /** The day before it in the play, and what moved since; null at the first. */
  since: FuzzyDate | null;
  changes: Changes | null;
};

/** The board as a step of being played forward, from one named day to the next. */
export async function playedStep(opened: Opened): Promise<PlayedStep> {
  const { moment, negotiation } = opened;
  const stops = (await clockStops(opened)).filter(({ isEveOnly }) => !isEveOnly);
  const place = stops.findLastIndex(({ day }) => day <= moment.asOfDay);
  const { previous: since } = stopsBeside(stops, moment.asOfDay);
  return {
    days: stops.map(({ day }) => day),
    place,
    names: stops.find(({ day }) => day === moment.asOfDay)?.names ?? [],
    since,
    changes: since && (await changesBetween(opened, momentBeside(moment, since, negotiation), moment)),
  };
}

async function readingIn(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  { reworded, positions }: { reworded: readonly string[]; positions: readonly string[] },
): Promise<Reading> {
  return {
    terms: await termsIn(tx, negotiationId, at),
    parties: await partiesIn(tx, negotiationId, at),
    statuses: await statusesHeldIn(tx, negotiationId, at),
    positions: await positionsIn(tx, negotiationId, at, { seriesIds: positions }),
    wordings: await clauseVersionsIn(tx, negotiationId, at, { seriesIds: reworded }),
  };
}

/** What came to hold after the one moment and by the other; of positions those of the series that are read. */
async function betweenIn(
  tx: Tx,
  negotiationId: string,
  from: ReadAt,
  to: ReadAt,
  seriesIds: readonly string[],
): Promise<Between> {
  const positions = await positionsHeldIn(tx, negotiationId, to, { seriesIds, since: from.asOf });
  const statuses = await statusesSinceIn(tx, negotiationId, to, from.asOf);
  return { statuses: everInForce(statuses).toReversed(), positions: everInForce(positions).toReversed() };
}

/** Of those of a series that began together only the last was ever in force; from late to early. */
function everInForce<Held extends { seriesId: string; record: { validFrom: Date } }>(held: readonly Held[]): Held[] {
  const begun = new Set<string>();
  return held.filter(({ seriesId, record }) => {
    const key = `${seriesId} ${record.validFrom.getTime()}`;
    return !begun.has(key) && begun.add(key);
  });
}

/** The wordings of which one moment shows another than the other does. */
async function rewordedIn(tx: Tx, negotiationId: string, [one, other]: readonly [ReadAt, ReadAt]): Promise<string[]> {
  const holds = (at: ReadAt) => holdsAt(Prisma.sql`t`, "clause_version", negotiationId, at);
  const rows = await tx.$queryRaw<{ seriesId: string }[]>`
    select distinct n.series_id::text as "seriesId" from clause_version n join record_period t on t.record_id = n.record_id
     where n.negotiation_id = ${negotiationId}::uuid and (${holds(one)}) <> (${holds(other)})`;
  return rows.map(({ seriesId }) => seriesId);
}
