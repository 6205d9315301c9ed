import "server-only";
import { command } from "@/lib/platform/command";
import { Conflict } from "@/lib/platform/errors";
import { mayChangeDraft } from "../policy";
import { saveDraftInput } from "../schema";
import { heldDraft } from "./draft-to-write";
import { keepContent } from "./keep-notes";

/** Keeps a draft as it is given, whole. A conflict where it has been saved since; both texts are then still there. */
export const saveDraft = command({
  name: "draft.save",
  input: saveDraftInput,
  load: heldDraft,
  may: mayChangeDraft,
  isOffRecord: true,
  change: async (context, { version, content }, draft) => {
    if (draft.version !== version) throw new Conflict("These notes were changed meanwhile. Look at them again.");
    return keepContent(context, draft, content);
  },
});
