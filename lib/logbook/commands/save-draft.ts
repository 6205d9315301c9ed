import "server-only";
import { command } from "@/lib/platform/command";
import { Conflict } from "@/lib/platform/errors";
import { mayChangeDraft } from "../policy";
import { saveDraftInput } from "../schema";
import { ownDraft } from "./own-draft";

/** Keeps a draft as typed. A conflict where the author has saved it elsewhere since; both texts are then still there. */
export const saveDraft = command({
  name: "draft.save",
  input: saveDraftInput,
  load: ownDraft,
  may: mayChangeDraft,
  isOffRecord: true,
  change: async ({ tx, now }, { draftId, version, content }) => {
    const { count } = await tx.sessionDraft.updateMany({
      where: { id: draftId, version },
      data: { content, version: version + 1, updatedAt: now },
    });
    if (count === 0) throw new Conflict("You have changed these notes in another window.");
    return { version: version + 1, savedAt: now };
  },
});
