import "server-only";
import { command } from "@/lib/platform/command";
import { Conflict } from "@/lib/platform/errors";
import { mayShareDraft } from "../policy";
import { discardDraftInput } from "../schema";
import { heldDraft } from "./draft-to-write";
import { emptyBin } from "./empty-bin";

/**
 * Puts a draft aside as its author saw it; a conflict where they have saved it elsewhere since. Its words are kept for a
 * while, in which the author can bring them back.
 */
export const discardDraft = command({
  name: "draft.discard",
  input: discardDraftInput,
  load: heldDraft,
  may: mayShareDraft,
  isOffRecord: true,
  change: async (context, { draftId, version }) => {
    const { tx, now } = context;
    await emptyBin(context);
    const { count } = await tx.sessionDraft.updateMany({
      where: { id: draftId, version },
      data: { discardedAt: now, updatedAt: now, version: version + 1 },
    });
    if (count === 0)
      throw new Conflict("These notes were changed meanwhile. Look at them again before you discard them.");
    return { draftId };
  },
});
