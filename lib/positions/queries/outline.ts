/** The agreement as an outline at a moment, with who stands where on the terms that a page shows of it. */
import "server-only";
import { sourcesIn } from "@/lib/evidence/queries";
import type { Opened } from "@/lib/negotiations/queries";
import { partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import { agreementIn } from "@/lib/terms/queries";
import { partsOf } from "@/lib/terms/rules/parts";
import { positionsIn } from "../queries";
import { inColumnOrder } from "../rules/answer";
import { heldOnAxesIn } from "./matrix";

/** More terms than that are shown part by part. */
const most = 450;

/** Parties in the order of the columns; of the positions those on the terms in `shown`. */
export async function termsOutline({ actor, negotiation, moment }: Opened, asked: string | null) {
  return asActor(actor, async (tx) => {
    const agreement = await agreementIn(tx, negotiation.id, moment);
    const shown = partsOf(agreement.terms, agreement.terms, { most, asked });
    const termIds = shown.terms.map(({ id }) => id);
    return {
      ...agreement,
      shown,
      parties: inColumnOrder(await partiesIn(tx, negotiation.id, moment)),
      positions: await positionsIn(tx, negotiation.id, moment, { termIds }),
      /** From late to early. */
      heldOnAxes: await heldOnAxesIn(tx, negotiation.id, moment, { ...agreement, termIds }),
      sources: await sourcesIn(tx, negotiation.id, moment),
    };
  });
}
