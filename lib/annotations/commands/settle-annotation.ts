import "server-only";
import type { z } from "zod";
import { mayAnnotate } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { Conflict } from "@/lib/platform/errors";
import type { AnnotationState } from "../rules/thread-state";
import { settleAnnotationInput } from "../schema";
import { type LoadedAnnotation, loadAnnotation } from "./load-annotation";
import { publishThreadState } from "./publish-thread-state";

type SettleInput = z.output<typeof settleAnnotationInput>;

/** Publishes that a thread waits for nobody any more, or does again. A conflict if somebody said so first. */
export async function publishAnnotationState(
  context: CommandContext,
  input: SettleInput,
  target: LoadedAnnotation,
  state: AnnotationState,
): Promise<{ recordId: string }> {
  if (target.thread.state === state) {
    throw new Conflict(state === "resolved" ? "Somebody has resolved this already." : "This thread is open already.");
  }
  return publishThreadState(context, input, target, { state });
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
