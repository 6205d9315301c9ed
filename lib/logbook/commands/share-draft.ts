import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { command } from "@/lib/platform/command";
import { NotFound } from "@/lib/platform/errors";
import { mayShareDraft } from "../policy";
import { draftContentInput, shareDraftInput } from "../schema";
import { heldDraft } from "./draft-to-write";
import { purgeDraft, requireSameSight } from "./keep-notes";

/**
 * Says who writes a draft with its author: colleagues by name, all who may write sessions, or nobody any more. Whoever is
 * left out reads it no longer.
 */
export const shareDraft = command({
  name: "draft.share",
  input: shareDraftInput,
  load: heldDraft,
  may: mayShareDraft,
  isOffRecord: true,
  change: async (context, { draftId, isOpen, writerIds }, draft) => {
    const { tx } = context;
    const { negotiationId } = draft;
    const content = draftContentInput.parse(draft.content);
    const invited = isOpen ? [] : [...new Set(writerIds)];
    const sharing = isOpen ? "open" : invited.length > 0 ? "invited" : "private";
    const version = draft.version + 1;
    if (sharing !== "private") {
      await requireSameSight(context, draft, content);
      await purgeDraft(context, draft, version);
    }
    await requireWriters(context, invited, content.compartmentId);
    await tx.sessionDraft.update({
      where: { id: draftId },
      // The version rises, so that those who have the notes open look at them again.
      data: {
        sharing,
        compartmentId: sharing === "private" ? null : content.compartmentId,
        version,
      },
      select: { id: true },
    });
    // Who was named stays named while all may write, for when they no longer do.
    if (isOpen) return { draftId };
    await tx.sessionDraftWriter.deleteMany({ where: { draftId, userId: { notIn: invited } } });
    await tx.sessionDraftWriter.createMany({
      data: invited.map((userId) => ({ draftId, negotiationId, userId })),
      skipDuplicates: true,
    });
    return { draftId };
  },
});

/** That each is a colleague who may write sessions and see what these notes are marked with. */
async function requireWriters(
  { tx, member, actor }: CommandContext,
  writerIds: readonly string[],
  compartmentId: string | null,
): Promise<void> {
  const found = await tx.membership.findMany({
    where: {
      negotiationId: member.negotiationId,
      removedAt: null,
      role: { in: ["recorder", "manager", "owner"] },
      userId: { in: [...writerIds], not: actor.userId },
    },
    select: { userId: true },
  });
  const inside = compartmentId
    ? await tx.compartmentMember.findMany({ where: { compartmentId }, select: { userId: true } })
    : found;
  const may = new Set(inside.map(({ userId }) => userId));
  if (found.length < writerIds.length || !found.every(({ userId }) => may.has(userId)))
    throw new NotFound(
      "Choose colleagues who may write sessions and see what these notes are marked with.",
      "writerIds",
    );
}
