/** How those who negotiate came to where they stand, read in one transaction. */
import "server-only";
import { statementsIn } from "@/lib/evidence/queries";
import type { Opened } from "@/lib/negotiations/queries";
import { partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import { inForceAmong, positionsHeldIn } from "@/lib/positions/queries";
import { sessionsIn } from "@/lib/rounds/queries";
import { agreementIn, type TermView } from "@/lib/terms/queries";
import { partsOf } from "@/lib/terms/rules/parts";
import { type MovementHistory, movementHistory } from "./movement-history";

/** Of an agreement with more terms the movement is told part by part, since it is read from every position ever held. */
const mostTerms = 500;

/** Which part of a long agreement is told: the one that is asked for, or the one of a term. */
type MovementAsked = { part: string | null; termId: string | null };

/**
 * Every move up to the moment, and the distance after each; of a long agreement those in the part that is asked for, else in
 * the last one on whose terms positions are held. `part` is null where all of it is told, and `term`, the
 * one that is asked for, where it is not on record.
 */
export async function movementView(
  { actor, negotiation, moment }: Opened,
  asked: MovementAsked = { part: null, termId: null },
): Promise<MovementHistory & { parts: TermView[]; part: TermView | null; term: TermView | null }> {
  const { facts, parts, part, term } = await asActor(actor, async (tx) => {
    const agreement = await agreementIn(tx, negotiation.id, moment);
    const told = partsOf(agreement.terms, agreement.terms, {
      most: mostTerms,
      asked: asked.part,
      openId: asked.termId ?? agreement.terms.at(-1)?.id ?? null,
    });
    const positionsHeld = await positionsHeldIn(
      tx,
      negotiation.id,
      moment,
      told.part ? { termIds: told.terms.map(({ id }) => id) } : {},
    );
    return {
      parts: told.parts,
      part: told.part,
      term: agreement.terms.find(({ id }) => id === asked.termId) ?? null,
      facts: {
        ...agreement,
        terms: told.terms,
        positionsHeld,
        positions: inForceAmong(positionsHeld),
        parties: await partiesIn(tx, negotiation.id, moment),
        sessions: await sessionsIn(tx, negotiation.id, moment),
        statements: await statementsIn(tx, negotiation.id, moment),
      },
    };
  });
  return { ...movementHistory({ ...facts, zone: negotiation.timeZone }), parts, part, term };
}
