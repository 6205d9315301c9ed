import "server-only";
import type { z } from "zod";
import { publish, seriesAbout } from "@/lib/record/commands/publish";
import { mayAnnotate } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { Conflict } from "@/lib/platform/errors";
import type { AnnotationState } from "../rules";
import { settleAnnotationInput } from "../schema";
import { type LoadedAnnotation, loadAnnotation } from "./load-annotation";

type SettleInput = z.output<typeof settleAnnotationInput>;

/** Publishes that a thread waits for nobody any more, or does again. A conflict if somebody said so first. */
export async function publishAnnotationState(
  context: CommandContext,
  { heldFrom, isDateInferred }: SettleInput,
  { annotationId, compartmentId, state: before }: LoadedAnnotation,
  state: AnnotationState,
): Promise<{ recordId: string }> {
  if (before === state) {
    throw new Conflict(state === "resolved" ? "Somebody has resolved this already." : "This thread is open already.");
  }
  const fields = {
    heldFrom,
    isDateInferred,
    citations: [],
    ...(compartmentId ? { compartmentId } : {}),
  };
  const seriesId = seriesAbout("annotation_state", annotationId);
  const { recordId } = await publish(context, { kind: "annotation_state", seriesId, fields }, (stamp) =>
    context.tx.annotationStateRecord.create({ data: { ...stamp, annotationId, state } }),
  );
  return { recordId };
}

/** Resolves a thread. */
export const resolveAnnotation = command({
  name: "annotation.resolve",
  input: settleAnnotationInput,
  load: loadAnnotation,
  may: mayAnnotate,
  change: (context, input, target) => publishAnnotationState(context, input, target, "resolved"),
});

/** Opens a resolved thread again. */
export const reopenAnnotation = command({
  name: "annotation.reopen",
  input: settleAnnotationInput,
  load: loadAnnotation,
  may: mayAnnotate,
  change: (context, input, target) => publishAnnotationState(context, input, target, "open"),
});
