import "server-only";
import { publish, seriesAbout } from "@/lib/record/commands/publish";
import type { CommandContext } from "@/lib/platform/command";
import type { RecordFields } from "@/lib/record/schema";
import type { ThreadState } from "../rules/thread-state";
import type { LoadedAnnotation } from "./load-annotation";

type Said = Pick<RecordFields, "heldFrom" | "isDateInferred">;

/** Publishes how a thread stands from now on: what changes, and the rest as it stood. */
export async function publishThreadState(
  context: CommandContext,
  { heldFrom, isDateInferred }: Said,
  { annotationId, compartmentId, thread }: LoadedAnnotation,
  changed: Partial<ThreadState>,
  event?: string,
): Promise<{ recordId: string }> {
  const { state, assigneeId, placement } = { ...thread, ...changed };
  const fields = { heldFrom, isDateInferred, citations: [], ...(compartmentId ? { compartmentId } : {}) };
  const seriesId = seriesAbout("annotation_state", annotationId);
  const { recordId } = await publish(
    context,
    { kind: "annotation_state", seriesId, fields, ...(event ? { event } : {}) },
    (stamp) =>
      context.tx.annotationStateRecord.create({ data: { ...stamp, annotationId, state, assigneeId, ...placement } }),
  );
  return { recordId };
}
