/** The reader's own drafts; nobody else's exist for them. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { type Actor, asActor } from "@/lib/platform/actor";
import { binnedSince } from "./policy";
import { type DraftContent, draftContentInput } from "./schema";

export type DraftView = {
  id: string;
  version: number;
  content: DraftContent;
  savedAt: Date;
};

/** What became of a draft that is no longer one. */
export type DraftEnd = { filedAs: string | null; isDiscarded: boolean };

/** A draft as it was last saved, or what became of it; null where the reader has none by that id. */
export async function findDraft(
  actor: Actor,
  negotiationId: string,
  draftId: string,
): Promise<{ draft: DraftView; end: null } | { draft: null; end: DraftEnd } | null> {
  return asActor(actor, async (tx) => {
    const row = await tx.sessionDraft.findFirst({ where: { id: draftId, negotiationId, authorId: actor.userId } });
    if (!row) return null;
    if (row.filedAs || row.discardedAt)
      return { draft: null, end: { filedAs: row.filedAs, isDiscarded: row.discardedAt !== null } };
    const content = draftContentInput.parse(row.content);
    return { draft: { id: row.id, version: row.version, content, savedAt: row.updatedAt }, end: null };
  });
}

/** The reader's drafts in a negotiation that are neither filed nor discarded, the one saved last first. */
export async function myDrafts({ actor, negotiation }: Opened): Promise<DraftView[]> {
  return asActor(actor, async (tx) => {
    const rows = await tx.sessionDraft.findMany({
      where: { negotiationId: negotiation.id, authorId: actor.userId, filedAs: null, discardedAt: null },
      orderBy: { updatedAt: "desc" },
    });
    return rows.map((row) => ({
      id: row.id,
      version: row.version,
      content: draftContentInput.parse(row.content),
      savedAt: row.updatedAt,
    }));
  });
}

export type DiscardedDraft = Pick<DraftView, "id" | "content"> & { discardedAt: Date };

/** What the reader has discarded and can still bring back, the last first. */
export async function myDiscardedDrafts({ actor, negotiation }: Opened, now: Date): Promise<DiscardedDraft[]> {
  return asActor(actor, async (tx) => {
    const rows = await tx.sessionDraft.findMany({
      where: {
        negotiationId: negotiation.id,
        authorId: actor.userId,
        filedAs: null,
        discardedAt: { gte: binnedSince(now) },
      },
      orderBy: { discardedAt: "desc" },
    });
    return rows.flatMap(({ id, content, discardedAt }) => {
      const read = draftContentInput.safeParse(content);
      return read.success && discardedAt ? [{ id, content: read.data, discardedAt }] : [];
    });
  });
}
