/** What is needed to word one term anew. */
import "server-only";
import { sourcesIn } from "@/lib/evidence/queries";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import { wordedAgreement } from "./queries-text";

/** The term with its wordings, who can stand behind brackets, and the sources to cite; null if there is no such term. */
export async function wordingDesk(opened: Opened, termId: string) {
  const { actor, negotiation, moment } = opened;
  const { terms, sponsors } = await wordedAgreement(opened);
  const term = terms.find(({ id }) => id === termId);
  if (!term) return null;
  const sources = await asActor(actor, (tx) => sourcesIn(tx, negotiation.id, moment));
  return { term, sponsors, sources: sources.map(({ id, title }) => ({ id, title })) };
}
