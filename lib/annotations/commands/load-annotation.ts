import "server-only";
import { atLast, inForceAt, latestOfEachSeries, recordFacts } from "@/lib/record/reading";
import type { CommandContext } from "@/lib/platform/command";
import type { AnnotationState } from "../rules";

export type LoadedAnnotation = {
  annotationId: string;
  compartmentId: string | null;
  state: AnnotationState;
};

/** The annotation as this actor can see it, with its state as it stands at last; null if there is none. */
export async function loadAnnotation(
  { tx, member, now }: CommandContext,
  { annotationId }: { annotationId: string },
): Promise<LoadedAnnotation | null> {
  const { negotiationId } = member;
  const record = inForceAt(atLast(now));
  const found = await tx.annotation.findFirst({
    where: { seriesId: annotationId, negotiationId, record },
    select: { compartmentId: true },
  });
  if (!found) return null;
  const states = await tx.annotationStateRecord.findMany({
    where: { annotationId, negotiationId, record },
    select: { state: true, record: { select: recordFacts } },
  });
  const last = latestOfEachSeries(states)[0];
  return { annotationId, compartmentId: found.compartmentId, state: last?.state ?? "open" };
}
