import "server-only";
import type { z } from "zod";
import { publish } from "@/lib/record/commands/publish";
import { mayAnnotate } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { replyToAnnotationInput } from "../schema";
import { type LoadedAnnotation, loadAnnotation } from "./load-annotation";

/** Publishes a reply under a remark, for those who can see the remark. Gives back the reply's id. */
export async function publishReply(
  context: CommandContext,
  input: z.output<typeof replyToAnnotationInput>,
  { annotationId, compartmentId }: LoadedAnnotation,
): Promise<{ replyId: string; recordId: string }> {
  const { heldFrom, isDateInferred } = input;
  const fields = { heldFrom, isDateInferred, citations: [], ...(compartmentId ? { compartmentId } : {}) };
  const { seriesId, recordId } = await publish(context, { kind: "annotation_reply", fields }, (stamp) =>
    context.tx.annotationReply.create({ data: { ...stamp, annotationId, body: input.body } }),
  );
  return { replyId: seriesId, recordId };
}

/** Replies to a remark. */
export const replyToAnnotation = command({
  name: "annotation.reply",
  input: replyToAnnotationInput,
  load: loadAnnotation,
  may: mayAnnotate,
  change: publishReply,
});
