/** What the form asks from that asks colleagues: what stands there to be reviewed, and who can answer. */
import "server-only";
import { addresseesIn } from "@/lib/annotations/queries-addressees";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import { idInput } from "@/lib/platform/inputs";
import { termsIn } from "@/lib/terms/queries";
import { inReadingOrder } from "@/lib/text/languages";
import { briefsIn } from "@/lib/briefs/queries";
import { clauseVersionsIn } from "@/lib/text/queries";

export type AskingDesk = Awaited<ReturnType<typeof askingDesk>>;

/** What the address names that is to be reviewed. */
type Chosen = { termId?: string | null; briefId?: string | null };

/**
 * The worded terms, the chosen one with its wordings or the chosen brief, and the colleagues who can answer: of what is
 * marked only those in its circle.
 */
export async function askingDesk({ actor, negotiation, moment }: Opened, { termId = null, briefId = null }: Chosen) {
  return asActor(actor, async (tx) => {
    const asked = briefId && idInput.safeParse(briefId).success ? { seriesIds: [briefId] } : null;
    const [brief] = asked ? await briefsIn(tx, negotiation.id, moment, asked) : [];
    const versions = await clauseVersionsIn(tx, negotiation.id, moment);
    const worded = new Set(versions.map((version) => version.termId));
    const terms = (await termsIn(tx, negotiation.id, moment)).filter(({ id }) => worded.has(id));
    const chosen = termId && idInput.safeParse(termId).success ? terms.find(({ id }) => id === termId) : undefined;
    const ofTerm = versions.filter((version) => version.termId === chosen?.id);
    const wordings = inReadingOrder(ofTerm.map(({ language }) => language)).flatMap((language) =>
      ofTerm
        .filter((version) => version.language === language)
        .map(({ number, compartmentId }) => ({ language, number, compartmentId })),
    );
    const markings = new Set(
      [...wordings, ...(brief ? [brief] : [])].flatMap(({ compartmentId }) => compartmentId ?? []),
    );
    const colleagues = (await addresseesIn(tx, negotiation.id)).filter(
      ({ userId, canLookInto, compartmentIds }) =>
        canLookInto && userId !== actor.userId && [...markings].every((id) => compartmentIds.includes(id)),
    );
    return {
      terms: terms.map(({ id, number, title }) => ({ id, number, title })),
      term: chosen ? { id: chosen.id, number: chosen.number, title: chosen.title } : null,
      wordings,
      brief: brief ?? null,
      /** The circle of the wording or of the brief itself; null: all members read it. */
      marking: markings.size === 1 ? ([...markings][0] ?? null) : null,
      colleagues,
    };
  });
}
