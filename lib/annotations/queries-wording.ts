/** What is needed to word one term anew. */
import "server-only";
import { sourcesIn } from "@/lib/evidence/queries";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import { composedOnce } from "@/lib/record/composed-once";
import { actorsIn } from "@/lib/text/queries-compare";
import { findWordingDraft } from "@/lib/text/queries-drafts";
import { agreementOnce } from "@/lib/terms/queries";
import { wordedTerm } from "./queries-text";

/**
 * The term with its wordings, the reader's own draft of one in this language, who can stand behind brackets, whom a
 * wording can name, and the sources to cite; null if there is no such term.
 */
export async function wordingDesk(opened: Opened, termId: string, language: string) {
  const { actor, negotiation, moment } = opened;
  const { terms, statuses } = await asActor(actor, (tx) => agreementOnce(tx, opened));
  const asked = terms.find(({ id }) => id === termId);
  if (!asked) return null;
  const { term, sponsors } = await wordedTerm(opened, asked, statuses.get(termId));
  const { sources, actors } = await asActor(actor, (tx) =>
    composedOnce(tx, { negotiation, moment, what: ["around wordings"], isSigned: true }, async () => ({
      sources: (await sourcesIn(tx, negotiation.id, moment)).map(({ id, title }) => ({ id, title })),
      actors: await actorsIn(tx, negotiation.id, moment),
    })),
  );
  const draft = await findWordingDraft(actor, { negotiationId: negotiation.id, termId, language });
  return { term, draft, sponsors, actors, sources };
}
