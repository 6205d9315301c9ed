/** What is needed to word one term anew. */
import "server-only";
import { sourcesIn } from "@/lib/evidence/queries";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import { findWordingDraft } from "@/lib/text/queries-drafts";
import { wordedAgreement } from "./queries-text";

/**
 * The term with its wordings, the reader's own draft of one in this language, who can stand behind brackets, and the
 * sources to cite; null if there is no such term.
 */
export async function wordingDesk(opened: Opened, termId: string, language: string) {
  const { actor, negotiation, moment } = opened;
  const { terms, sponsors } = await wordedAgreement(opened);
  const term = terms.find(({ id }) => id === termId);
  if (!term) return null;
  const sources = await asActor(actor, (tx) => sourcesIn(tx, negotiation.id, moment));
  const draft = await findWordingDraft(actor, { negotiationId: negotiation.id, termId, language });
  return { term, draft, sponsors, sources: sources.map(({ id, title }) => ({ id, title })) };
}
