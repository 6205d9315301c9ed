import "server-only";
import { command } from "@/lib/platform/command";
import { mayLog } from "../policy";
import { startDraftInput } from "../schema";

/** Begins the notes of a session. They are their author's alone until they are filed. Gives back the draft's id. */
export const startDraft = command({
  name: "draft.start",
  input: startDraftInput,
  may: mayLog,
  isOffRecord: true,
  change: async ({ tx }, { negotiationId, content }) => {
    const { id } = await tx.sessionDraft.create({ data: { negotiationId, content }, select: { id: true } });
    return { draftId: id };
  },
});
