import "server-only";
import type { z } from "zod";
import { publish } from "@/lib/record/commands/publish";
import { mayAnnotate } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { Conflict, NotFound, Refusal } from "@/lib/platform/errors";
import { makeAnchor } from "@/lib/text/anchor";
import { makeAnnotationInput } from "../schema";

/**
 * Publishes a remark on words of a clause version; the anchor is made from the stored text, never taken from the writer.
 * Gives back the annotation's id, which is its thread's.
 */
export async function publishAnnotation(
  context: CommandContext,
  input: z.output<typeof makeAnnotationInput>,
): Promise<{ annotationId: string; recordId: string }> {
  const version = await requireVersion(context, input.clauseVersionId);
  if (version.compartmentId && input.compartmentId && input.compartmentId !== version.compartmentId) {
    throw new Refusal("A remark on a marked clause is marked as the clause is.", "compartmentId");
  }
  const compartmentId = version.compartmentId ?? input.compartmentId;
  if (version.text.slice(input.start, input.end) !== input.quote) {
    throw new Conflict("These are not the words that stand there. Select them again; what you wrote is still here.");
  }
  const anchor = makeAnchor(version.text, input.start, input.end);
  if (!anchor) throw new Refusal("Select the words that you remark on.", "quote");

  const { heldFrom, isDateInferred } = input;
  const fields = { heldFrom, isDateInferred, citations: [], ...(compartmentId ? { compartmentId } : {}) };
  const { seriesId, recordId } = await publish(context, { kind: "annotation", fields }, (stamp) =>
    context.tx.annotation.create({
      data: {
        ...stamp,
        ...anchor,
        termId: version.termId,
        clauseVersionId: input.clauseVersionId,
        kind: input.kind,
        body: input.body,
        replacement: input.kind === "suggestion" ? (input.replacement ?? "") : null,
        assigneeId: null,
      },
    }),
  );
  return { annotationId: seriesId, recordId };
}

/** Remarks on words of a clause: comments, asks, voices a concern or suggests other words. */
export const makeAnnotation = command({
  name: "annotation.make",
  input: makeAnnotationInput,
  may: mayAnnotate,
  change: publishAnnotation,
});

async function requireVersion({ tx, member }: CommandContext, recordId: string) {
  const version = await tx.clauseVersion.findFirst({
    where: { recordId, negotiationId: member.negotiationId },
    select: {
      text: true,
      termId: true,
      compartmentId: true,
      record: { select: { supersededBy: { select: { id: true } } } },
    },
  });
  if (!version) throw new NotFound("There is no such wording in this negotiation.", "clauseVersionId");
  if (version.record.supersededBy) {
    throw new Conflict("This wording was corrected while you were writing. Nothing of yours is lost: select again.");
  }
  return version;
}
