/** The reader's own drafts of wordings; nobody else's exist for them. */
import "server-only";
import { type Actor, asActor } from "@/lib/platform/actor";
import { draftedWords, noDraft, type WordingBase, type WordingDraft } from "./drafts";

export type WordingDraftPlace = { negotiationId: string; termId: string; language: string };

/** `basedOn`: the wording that was in force when it was begun, as far as the reader still sees it. */
export type WordingDraftView = WordingDraft & { basedOnId: string | null; basedOn: WordingBase | null };

/** The reader's draft of a term in a language, as last saved. */
export async function findWordingDraft(
  actor: Actor,
  { negotiationId, termId, language }: WordingDraftPlace,
): Promise<WordingDraftView> {
  return asActor(actor, async (tx) => {
    const row = await tx.wordingDraft.findFirst({
      where: { authorId: actor.userId, negotiationId, termId, language },
    });
    if (!row) return { ...noDraft, basedOnId: null, basedOn: null };
    const base =
      row.basedOnId === null
        ? null
        : await tx.clauseVersion.findUnique({
            where: { recordId: row.basedOnId },
            select: { recordId: true, number: true, text: true },
          });
    return {
      text: row.text,
      version: row.version,
      savedAt: row.updatedAt,
      basedOnId: row.basedOnId,
      basedOn: base && { id: base.recordId, number: base.number, text: base.text },
    };
  });
}

/** The clauses of which the reader has a draft that says something else than what is in force, by `inForce`. */
export async function myWordingDrafts(
  actor: Actor,
  negotiationId: string,
  inForce: (termId: string, language: string) => string | null,
): Promise<{ termId: string; language: string }[]> {
  const rows = await asActor(actor, (tx) =>
    tx.wordingDraft.findMany({
      where: { authorId: actor.userId, negotiationId, text: { not: null } },
      select: { termId: true, language: true, text: true },
      orderBy: [{ termId: "asc" }, { language: "asc" }],
    }),
  );
  return rows
    .filter((row) => draftedWords(row, inForce(row.termId, row.language)) !== null)
    .map(({ termId, language }) => ({ termId, language }));
}
