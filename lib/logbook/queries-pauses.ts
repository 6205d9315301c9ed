/** The pauses of the talks up to a moment, with who and what is needed to tell them. */
import "server-only";
import { sourcesIn } from "@/lib/evidence/queries";
import type { Opened } from "@/lib/negotiations/queries";
import { partiesIn } from "@/lib/parties/queries";
import { asActor } from "@/lib/platform/actor";
import { roundsIn } from "@/lib/rounds/queries";
import { pausesOf } from "@/lib/rounds/rules-pauses";

export type PauseView = Awaited<ReturnType<typeof pausesPage>>["pauses"][number];

/** Every pause, from the first to the last. */
export async function pausesPage({ actor, negotiation: { id }, moment }: Opened) {
  return asActor(actor, async (tx) => ({
    pauses: pausesOf(await roundsIn(tx, id, moment)),
    parties: await partiesIn(tx, id, moment),
    sources: await sourcesIn(tx, id, moment),
  }));
}
