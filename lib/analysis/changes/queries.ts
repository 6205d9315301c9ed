/** What moved between two moments, read under the reader's rights. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { clockStops } from "@/lib/logbook/queries-moments";
import { stopsBeside } from "@/lib/logbook/rules/named-moments";
import { partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { positionsIn } from "@/lib/positions/queries";
import { type ReadAt, seriesThatDiffer } from "@/lib/record/reading";
import { statusesHeldIn, termsIn } from "@/lib/terms/queries";
import { clauseVersionsIn } from "@/lib/text/queries";
import { FOREVER } from "@/lib/time/clocks";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { momentBeside } from "@/lib/time/moment";
import { Prisma } from "@/prisma/generated/client";
import { type Comparison, compareReadings } from "./compare";
import type { Reading } from "./readings";

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
    const differing = await seriesThatDiffer(tx, negotiation.id, ["position", "clause_version"], [from, to]);
    const before = await readingIn(tx, negotiation.id, from, differing);
    const after = await readingIn(tx, negotiation.id, to, differing);
    const compared = compareReadings(before, after);
    const held = await positionsHeld(tx, negotiation.id, to, after);
    const moved = compared.terms.flatMap(({ positions }) => positions.filter((position) => position.to));
    return { ...compared, stillPositions: held - moved.length };
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
  const stops = await clockStops(opened);
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

async function readingIn(tx: Tx, negotiationId: string, at: ReadAt, series: readonly string[]): Promise<Reading> {
  return {
    terms: await termsIn(tx, negotiationId, at),
    parties: await partiesIn(tx, negotiationId, at),
    statuses: await statusesHeldIn(tx, negotiationId, at),
    positions: await positionsIn(tx, negotiationId, at, { seriesIds: series }),
    wordings: await clauseVersionsIn(tx, negotiationId, at, series),
  };
}

/**
 * How many positions are in force, of parties and on terms that are on record themselves, as everything else that is
 * compared is; those of one party on one term under several markings count once.
 */
async function positionsHeld(tx: Tx, negotiationId: string, at: ReadAt, { terms, parties }: Reading): Promise<number> {
  const known =
    at.knownAtDay === null
      ? Prisma.sql`t.known_to = ${FOREVER}`
      : Prisma.sql`t.known_from <= ${at.knownAt} and t.known_to > ${at.knownAt}`;
  const [found] = await tx.$queryRaw<{ count: number }[]>`
    select count(distinct p.series_id)::int as count
      from position p join record_period t on t.record_id = p.record_id
     where p.negotiation_id = ${negotiationId}::uuid
       and t.valid_from <= ${at.asOf} and t.valid_to > ${at.asOf} and ${known}
       and p.term_id = any(${terms.map(({ id }) => id)}::uuid[])
       and p.party_id = any(${parties.map(({ id }) => id)}::uuid[])`;
  return found?.count ?? 0;
}
