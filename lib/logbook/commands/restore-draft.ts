import "server-only";
import { command } from "@/lib/platform/command";
import { NotFound } from "@/lib/platform/errors";
import { mayRestoreDraft } from "../policy";
import { draftContentInput, restoreDraftInput } from "../schema";
import { heldDraft } from "./draft-to-write";

/** Brings discarded notes back to their author. Gives back where they are. */
export const restoreDraft = command({
  name: "draft.restore",
  input: restoreDraftInput,
  load: heldDraft,
  may: (member, draft) => mayRestoreDraft(member, draft),
  isOffRecord: true,
  change: async ({ tx, now, member }, { draftId }, draft) => {
    if (!draftContentInput.safeParse(draft.content).success)
      throw new NotFound("Of these notes nothing is kept any more.");
    await tx.sessionDraft.update({
      where: { id: draftId },
      data: { discardedAt: null, updatedAt: now, version: draft.version + 1 },
    });
    const { slug } = await tx.negotiation.findUniqueOrThrow({
      where: { id: member.negotiationId },
      select: { slug: true },
    });
    return { draftId, slug };
  },
});
