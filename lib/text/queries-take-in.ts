/** What a new draft of the agreement is held against: the terms, as they are worded in each language. */
import "server-only";
import { sourcesIn } from "@/lib/evidence/queries";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import { statusesHeldIn, termsIn } from "@/lib/terms/queries";
import { clauseVersionsIn, sponsorsIn } from "./queries";

/** The terms in force with their wordings by language, the languages that are used, English first, and whom to name. */
export async function takeInDesk({ actor, negotiation, moment }: Opened) {
  return asActor(actor, async (tx) => {
    const terms = await termsIn(tx, negotiation.id, moment);
    const clauses = await clauseVersionsIn(tx, negotiation.id, moment);
    const statuses = new Map(
      (await statusesHeldIn(tx, negotiation.id, moment)).map(({ termId, status }) => [termId, status]),
    );
    const sources = await sourcesIn(tx, negotiation.id, moment);
    const languages = [...new Set(clauses.map(({ language }) => language))];
    return {
      terms: terms.map(({ id, number, title, kind, path }) => ({
        ...{ id, number, title, kind },
        parentId: path.at(-1) ?? null,
        status: statuses.get(id) ?? null,
        wordings: Object.fromEntries(
          clauses
            .filter(({ termId }) => termId === id)
            .map(({ language, text, translatesId }) => [language, { text, translatesId }]),
        ),
      })),
      languages: languages.includes("en") ? ["en", ...languages.filter((each) => each !== "en")] : languages,
      sponsors: await sponsorsIn(tx, negotiation.id, moment),
      sources: sources.map(({ id, title }) => ({ id, title })),
    };
  });
}
