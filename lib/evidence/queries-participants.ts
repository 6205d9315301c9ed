/** Who is party to a negotiation and who speaks, with how each is known. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { delegatesIn, partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import { sourcesIn } from "./queries";

export async function participants({ actor, negotiation, moment }: Opened) {
  return asActor(actor, async (tx) => ({
    parties: await partiesIn(tx, negotiation.id, moment),
    delegates: await delegatesIn(tx, negotiation.id, moment),
    sources: await sourcesIn(tx, negotiation.id, moment),
  }));
}
