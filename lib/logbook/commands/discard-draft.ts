import "server-only";
import { command } from "@/lib/platform/command";
import { mayChangeDraft } from "../policy";
import { discardDraftInput } from "../schema";
import { ownDraft } from "./own-draft";

/** Throws a draft away, with what was written in it. */
export const discardDraft = command({
  name: "draft.discard",
  input: discardDraftInput,
  load: ownDraft,
  may: mayChangeDraft,
  isPrivate: true,
  change: async ({ tx, now }, { draftId }) => {
    await tx.sessionDraft.update({ where: { id: draftId }, data: { discardedAt: now, updatedAt: now, content: {} } });
    return { draftId };
  },
});
