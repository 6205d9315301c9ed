/** The board and the analysis of a negotiation at a moment: all the nouns read in one transaction, then read together. */
import "server-only";
import { evidenceIn } from "@/lib/logbook/queries-evidence";
import type { Opened } from "@/lib/negotiations/queries";
import type { ReadAt } from "@/lib/record/reading";
import { asActor } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/database";
import { inForceAmong, positionsHeldIn } from "@/lib/positions/queries";
import { overtakenIn } from "@/lib/positions/queries/overtaken";
import { type BoardView, boardOf } from "./board";
import { savedPackagesIn } from "./packages/saved";
import { type AnalysisView, analysisOf } from "./term-analysis";

/** Where the deal stands, what moved since the last session, what blocks, what to ask next. */
export async function boardView({ actor, negotiation, moment }: Opened): Promise<BoardView> {
  const facts = await asActor(actor, (tx) => boardFactsIn(tx, negotiation.id, moment));
  return boardOf(facts, { asOf: moment.asOf, zone: negotiation.timeZone });
}

/**
 * Whether there is a zone on a term, what it would take, and what is linked to what. `termId` is the term to look at; one
 * that is not on record for this reader is as good as none.
 */
export async function analysisView(
  { actor, negotiation, moment }: Opened,
  termId: string | null,
): Promise<AnalysisView> {
  const facts = await asActor(actor, (tx) => boardFactsIn(tx, negotiation.id, moment));
  return analysisOf(facts, termId);
}

/** The board and the analysis as they stood at another moment than the page's, from one reading of the record. */
export async function stateAt({ actor, negotiation }: Pick<Opened, "actor" | "negotiation">, at: ReadAt) {
  const facts = await asActor(actor, (tx) => boardFactsIn(tx, negotiation.id, at));
  return {
    board: boardOf(facts, { asOf: at.asOf, zone: negotiation.timeZone }),
    analysis: analysisOf(facts, null),
  };
}

/** All that the board and the questions are composed from. */
export async function boardFactsIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const positionsHeld = await positionsHeldIn(tx, negotiationId, at);
  const evidence = await evidenceIn(tx, negotiationId, at, inForceAmong(positionsHeld));
  const overtaken = await overtakenIn(tx, negotiationId, at, evidence.positions);
  return {
    ...evidence,
    positions: evidence.positions.map((position) => {
      const now = overtaken.get(position.id)?.now.versionId;
      const wording = now && evidence.wordings.find(({ id }) => id === now);
      return { ...position, isOvertaken: now !== undefined, ...(wording ? { overtakenBy: wording.record } : {}) };
    }),
    positionsHeld,
    saved: await savedPackagesIn(tx, negotiationId, at, evidence),
  };
}
