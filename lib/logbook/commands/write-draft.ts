import "server-only";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { mayChangeDraft } from "../policy";
import { missingFrom } from "../queries-draft-document";
import { takeUpdate } from "../rules/together/shared-notes";
import { writeDraftInput } from "../schema";
import { heldDraft } from "./draft-to-write";
import { keepNotes } from "./keep-notes";

/**
 * Takes in what somebody has typed since they last sent it, as Yjs encodes it, and puts it together with what others have.
 * Sent twice it is taken in once. Gives back what its sender has not yet seen.
 */
export const writeDraft = command({
  name: "draft.write",
  input: writeDraftInput,
  load: heldDraft,
  may: mayChangeDraft,
  isOffRecord: true,
  change: async (context, { update, known }, draft) => {
    const { doc, version, savedAt } = await keepNotes(context, draft, (notes) => {
      try {
        takeUpdate(notes, Buffer.from(update, "base64"));
      } catch {
        throw new Refusal("These are no notes of a session.");
      }
    });
    return { version, savedAt, missing: missingFrom(doc, known) };
  },
});
