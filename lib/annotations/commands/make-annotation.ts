import "server-only";
import type { z } from "zod";
import { publish } from "@/lib/record/commands/publish";
import { mayAnnotate } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import { makeAnnotationInput } from "../schema";
import { wordsReader } from "./read-words";
import type { Taking } from "./reply-to-annotation";
import { requireAnchor, requireVersion } from "./require-version";
import { spendDraft } from "./own-remark-draft";

/**
 * Publishes a remark on words of a clause version; the anchor is made from the stored text, never taken from the writer.
 * What the writer kept of it as a draft is used up. Gives back the annotation's id, which is its thread's: a new one, or
 * that of `seriesOf` its marking.
 */
export async function publishAnnotation(
  context: CommandContext,
  input: z.output<typeof makeAnnotationInput>,
  { seriesOf, readWords = wordsReader(context), saidBy }: Taking = {},
): Promise<{ annotationId: string; recordId: string }> {
  const version = await requireVersion(context, input.clauseVersionId);
  if (version.compartmentId && input.compartmentId && input.compartmentId !== version.compartmentId) {
    throw new Refusal("A remark on a marked clause is marked as the clause is.", "compartmentId");
  }
  const compartmentId = version.compartmentId ?? input.compartmentId;
  const anchor = requireAnchor(version.text, input);
  const { heldFrom, isDateInferred } = input;
  const fields = { heldFrom, isDateInferred, citations: [], ...(compartmentId ? { compartmentId } : {}) };
  const words = await readWords(input.body, compartmentId ?? null);
  const named = seriesOf ? { seriesId: seriesOf(compartmentId ?? null) } : {};
  const { seriesId, recordId } = await publish(context, { kind: "annotation", ...named, fields }, (stamp) =>
    context.tx.annotation.create({
      data: {
        ...stamp,
        ...anchor,
        termId: version.termId,
        clauseVersionId: input.clauseVersionId,
        kind: input.kind,
        ...words,
        saidBy: saidBy ?? null,
        replacement: input.kind === "suggestion" ? (input.replacement ?? "") : null,
      },
    }),
  );
  await spendDraft(context, input);
  return { annotationId: seriesId, recordId };
}

/** Remarks on words of a clause: comments, asks, voices a concern or suggests other words. */
export const makeAnnotation = command({
  name: "annotation.make",
  input: makeAnnotationInput,
  may: mayAnnotate,
  change: (context, input) => publishAnnotation(context, input),
});
