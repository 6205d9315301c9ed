/** What the reader has written in the margin and not shared; nobody else's drafts exist for them. */
import "server-only";
import type { z } from "zod";
import type { Opened } from "@/lib/negotiations/queries";
import { type Actor, asActor } from "@/lib/platform/actor";
import type { Span } from "@/lib/text/canonical";
import { clauseHistoryIn } from "@/lib/text/queries";
import { mendedVersionsIn, standingIn } from "./queries-mended";
import { placeIn } from "./rules/place";
import { type DraftContent, draftContent, type readRemarkDraftInput } from "./schema";

/** Words of a wording that stands, on which a draft can be gone on with. */
export type DraftPlace = Span & { versionId: string; number: number; termId: string; quote: string; isSure: boolean };

/** Their remarks not shared yet, of all devices, the oldest first. */
export async function myRemarkDrafts({ actor, negotiation }: Opened) {
  const rows = await asActor(actor, (tx) =>
    tx.remarkDraft.findMany({ where: { negotiationId: negotiation.id }, orderBy: { updatedAt: "asc" } }),
  );
  return rows.flatMap(({ clauseVersionId, start, end, version, content }) => {
    const read = draftContent.safeParse(content);
    return read.success ? [{ versionId: clauseVersionId, start, end, version, ...read.data }] : [];
  });
}

/** One of them as last saved. `content` is null where there is none, which may have been one: its version then tells. */
export async function findRemarkDraft(
  actor: Actor,
  on: z.output<typeof readRemarkDraftInput>,
): Promise<{ content: DraftContent | null; version: number; savedAt: Date | null }> {
  const row = await asActor(actor, (tx) => tx.remarkDraft.findFirst({ where: { ...on, authorId: actor.userId } }));
  const read = draftContent.safeParse(row?.content);
  return { content: read.success ? read.data : null, version: row?.version ?? 0, savedAt: row?.updatedAt ?? null };
}

/**
 * Those on wordings that were corrected or taken back since, with where each may be gone on with: on its words where they
 * stand now or, where nobody can be sure of those, on the nearest or all of the clause. Null: nothing of it stands.
 */
export async function strandedDrafts<Draft extends Span & { versionId: string }>(
  { actor, negotiation, moment }: Opened,
  drafts: readonly Draft[],
): Promise<(Draft & { madeOn: { termId: string; number: number }; place: DraftPlace | null })[]> {
  if (drafts.length === 0) return [];
  return asActor(actor, async (tx) => {
    const mended = await mendedVersionsIn(tx, negotiation.id, moment);
    const stranded = drafts.flatMap((draft) => {
      const former = mended.get(draft.versionId);
      return former ? [{ draft, former }] : [];
    });
    if (stranded.length === 0) return [];
    const history = await clauseHistoryIn(tx, negotiation.id, moment);
    return stranded.map(({ draft, former }) => {
      const { termId, language, number, text } = former;
      const line = history.filter((version) => version.termId === termId && version.language === language);
      const standing = standingIn(line, draft.versionId, mended);
      const found = standing && placeIn(standing.text, { text, start: draft.start, end: draft.end });
      const span = found && (found.span ?? found.nearest ?? { start: 0, end: standing.text.length });
      const place = span && {
        ...span,
        ...{ versionId: standing.id, number: standing.number, termId },
        quote: standing.text.slice(span.start, span.end),
        isSure: found.span !== null,
      };
      return { ...draft, madeOn: { termId, number }, place };
    });
  });
}
