import "server-only";
import { mayAnnotate } from "@/lib/negotiations/policy";
import { command } from "@/lib/platform/command";
import { Conflict, Refusal } from "@/lib/platform/errors";
import { placeAnnotationInput } from "../schema";
import { loadAnnotation } from "./load-annotation";
import { publishThreadState } from "./publish-thread-state";
import { requireAnchor, requireVersion } from "./require-version";

/**
 * Says where on a later wording a remark belongs whose words have changed. The remark itself, and the words that it was
 * made on, stay as they were.
 */
export const placeAnnotation = command({
  name: "annotation.place",
  input: placeAnnotationInput,
  load: loadAnnotation,
  may: mayAnnotate,
  change: async (context, input, target) => {
    const version = await requireVersion(context, input.clauseVersionId);
    if (version.termId !== target.termId) throw new Refusal("That wording is of another term.", "clauseVersionId");
    // Whoever reads the thread would read the words it is placed on.
    if (version.compartmentId && version.compartmentId !== target.compartmentId)
      throw new Refusal("That wording is marked, and this remark is not: others would read of it.", "clauseVersionId");
    const placement = { ...requireAnchor(version.text, input), clauseVersionId: input.clauseVersionId };
    const { placement: before } = target.thread;
    if (
      before?.clauseVersionId === placement.clauseVersionId &&
      before.start === placement.start &&
      before.end === placement.end
    )
      throw new Conflict("It has been placed there already.");
    return publishThreadState(context, input, target, { placement }, "placed");
  },
});
