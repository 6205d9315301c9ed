/** How those who negotiate came to where they stand, read in one transaction. */
import "server-only";
import { statementsIn } from "@/lib/evidence/queries";
import type { Opened } from "@/lib/negotiations/queries";
import { partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import { inForceAmong, positionsHeldIn } from "@/lib/positions/queries";
import { sessionsIn } from "@/lib/rounds/queries";
import { agreementIn } from "@/lib/terms/queries";
import { type MovementHistory, movementHistory } from "./movement-history";

/** Every move up to the moment, and the distance after each. */
export async function movementView({ actor, negotiation, moment }: Opened): Promise<MovementHistory> {
  const facts = await asActor(actor, async (tx) => {
    const positionsHeld = await positionsHeldIn(tx, negotiation.id, moment);
    return {
      ...(await agreementIn(tx, negotiation.id, moment)),
      positionsHeld,
      positions: inForceAmong(positionsHeld),
      parties: await partiesIn(tx, negotiation.id, moment),
      sessions: await sessionsIn(tx, negotiation.id, moment),
      statements: await statementsIn(tx, negotiation.id, moment),
    };
  });
  return movementHistory({ ...facts, zone: negotiation.timeZone });
}
