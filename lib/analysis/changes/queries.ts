/** What moved between two moments, read under the reader's rights. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { positionsIn } from "@/lib/positions/queries";
import { type ReadAt, inForceAt, seriesThatDiffer } from "@/lib/record/reading";
import { statusesHeldIn, termsIn } from "@/lib/terms/queries";
import { clauseVersionsIn } from "@/lib/text/queries";
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
    const held = await positionsHeld(tx, negotiation.id, to);
    const moved = compared.terms.flatMap(({ positions }) => positions.filter((position) => position.to));
    return { ...compared, stillPositions: held - moved.length };
  });
}

async function readingIn(tx: Tx, negotiationId: string, at: ReadAt, series: readonly string[]): Promise<Reading> {
  const wordings = await clauseVersionsIn(tx, negotiationId, at, series);
  return {
    terms: await termsIn(tx, negotiationId, at),
    parties: await partiesIn(tx, negotiationId, at),
    statuses: await statusesHeldIn(tx, negotiationId, at),
    positions: await positionsIn(tx, negotiationId, at, series),
    wordings: wordings.filter(({ translatesId }) => translatesId === null),
  };
}

/** How many positions are in force; those of one party on one term under several markings count once. */
async function positionsHeld(tx: Tx, negotiationId: string, at: ReadAt): Promise<number> {
  const rows = await tx.record.groupBy({
    by: ["seriesId"],
    where: { negotiationId, kind: "position", ...inForceAt(at) },
  });
  return rows.length;
}
