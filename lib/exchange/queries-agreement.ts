/** The agreement in one language at a moment, for a document of its own. */
import "server-only";
import { myCompartments, type Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import { partiesIn } from "@/lib/parties/queries";
import { termsIn } from "@/lib/terms/queries";
import { canonicalLanguage, inReadingOrder } from "@/lib/text/languages";
import { clauseVersionsIn } from "@/lib/text/queries";
import { dayOf } from "@/lib/time/zones";
import type { AgreementText } from "./akoma-ntoso";
import { classificationOf } from "./rules/brief";

/** In the language asked for where there is a wording in it, else in the one that is read first; `now` is when it leaves. */
export async function agreementText(opened: Opened, asked: string | null, now: Date): Promise<AgreementText> {
  const { actor, negotiation, moment } = opened;
  const compartments = await myCompartments(opened);
  return asActor(actor, async (tx) => {
    const terms = await termsIn(tx, negotiation.id, moment);
    const wordings = await clauseVersionsIn(tx, negotiation.id, moment);
    const parties = await partiesIn(tx, negotiation.id, moment);
    const languages = inReadingOrder([...new Set(wordings.map(({ language }) => language))]);
    const wanted = asked === null ? null : canonicalLanguage(asked);
    const language = languages.find((each) => each === wanted) ?? languages[0] ?? "en";
    const markings = new Set<string>();
    const told = terms.map(({ id, parentId, number, title, kind, record }) => {
      const wording = wordings.find((each) => each.termId === id && each.language === language);
      const ids = [record.compartmentId, wording?.compartmentId];
      const own = compartments.filter((each) => ids.includes(each.id)).map(({ name }) => name);
      for (const name of own) markings.add(name);
      return { id, parentId, number, title, kind, text: wording?.text ?? "", markings: own };
    });
    const partyMarks = parties.map(({ compartmentId }) => compartments.find(({ id }) => id === compartmentId)?.name);
    for (const name of partyMarks) if (name) markings.add(name);
    return {
      ...{ slug: negotiation.slug, name: negotiation.name, language, terms: told },
      asOf: dayOf(moment.asOf, negotiation.timeZone),
      madeOn: dayOf(now, negotiation.timeZone),
      classification: classificationOf([...markings].sort()),
      parties: parties.map(({ code, name }) => ({ code, name })),
    };
  });
}
