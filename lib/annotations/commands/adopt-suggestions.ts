import "server-only";
import { mayRecord } from "@/lib/negotiations/policy";
import { command } from "@/lib/platform/command";
import { NotFound, Refusal } from "@/lib/platform/errors";
import { clauseVersionNoun } from "@/lib/text/commands/clause-version";
import { adoptSuggestionsInput } from "../schema";
import { loadAnnotation } from "./load-annotation";
import { publishThreadState } from "./publish-thread-state";

/**
 * Publishes the wording that suggestions were written into, and resolves their threads: one act, undone as one. What the
 * wording says is the writer's, who may have changed more than was suggested.
 */
export const adoptSuggestions = command({
  name: "annotation.adopt",
  input: adoptSuggestionsInput,
  may: mayRecord,
  change: async (context, input) => {
    const { annotationIds, ...wording } = input;
    const published = await clauseVersionNoun.publish(context, wording);
    for (const annotationId of new Set(annotationIds)) {
      const target = await loadAnnotation(context, { annotationId });
      if (!target || target.termId !== wording.termId)
        throw new NotFound("There is no such suggestion on this term.", "annotationIds");
      if (target.compartmentId && target.compartmentId !== (wording.compartmentId ?? null))
        throw new Refusal(
          "A suggestion that not all may see is adopted into a wording that only they see.",
          "compartmentId",
        );
      if (target.kind !== "suggestion") throw new Refusal("Only a suggestion is adopted.", "annotationIds");
      // Somebody may have resolved it while the wording was written; it says nothing against the wording.
      if (target.thread.state === "open")
        await publishThreadState(context, input, target, { state: "resolved" }, "adopted");
    }
    return published;
  },
});
