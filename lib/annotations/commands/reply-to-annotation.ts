import "server-only";
import type { z } from "zod";
import { publish } from "@/lib/record/commands/publish";
import { mayAnnotate } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { replyToAnnotationInput } from "../schema";
import { type LoadedAnnotation, loadAnnotation } from "./load-annotation";
import { type ReadWords, wordsReader } from "./read-words";

/** How one of many is taken in: under which id, by whom its words are read, and who said it if not the actor. */
export type Taking = {
  seriesOf?: ((compartmentId: string | null) => string) | undefined;
  readWords?: ReadWords;
  saidBy?: string | undefined;
};

/** Publishes a reply under a remark, for those who can see the remark. Gives back the reply's id, of `seriesOf` or new. */
export async function publishReply(
  context: CommandContext,
  input: Pick<z.output<typeof replyToAnnotationInput>, "body" | "heldFrom" | "isDateInferred">,
  { annotationId, compartmentId }: LoadedAnnotation,
  { seriesOf, readWords = wordsReader(context), saidBy }: Taking = {},
): Promise<{ replyId: string; recordId: string }> {
  const { heldFrom, isDateInferred } = input;
  const fields = { heldFrom, isDateInferred, citations: [], ...(compartmentId ? { compartmentId } : {}) };
  const words = await readWords(input.body, compartmentId);
  const named = seriesOf ? { seriesId: seriesOf(compartmentId) } : {};
  const { seriesId, recordId } = await publish(context, { kind: "annotation_reply", ...named, fields }, (stamp) =>
    context.tx.annotationReply.create({ data: { ...stamp, annotationId, ...words, saidBy: saidBy ?? null } }),
  );
  return { replyId: seriesId, recordId };
}

/** Replies to a remark. */
export const replyToAnnotation = command({
  name: "annotation.reply",
  input: replyToAnnotationInput,
  load: loadAnnotation,
  may: mayAnnotate,
  change: (context, input, target) => publishReply(context, input, target),
});
