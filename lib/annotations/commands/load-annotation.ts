import "server-only";
import { atLast, inForceAt, latestOfEachSeries, recordFacts } from "@/lib/record/reading";
import type { CommandContext } from "@/lib/platform/command";
import { openThread, type ThreadState, threadStateOf } from "../rules/thread-state";

export type LoadedAnnotation = {
  annotationId: string;
  /** Of the wording that it stands on at last: its words may have gone to another term. */
  termId: string;
  clauseVersionId: string;
  compartmentId: string | null;
  authorId: string;
  kind: "comment" | "question" | "concern" | "suggestion";
  /** How the thread stands at last. */
  thread: ThreadState;
};

/** The annotation as this actor can see it, with its thread as it stands at last; null if there is none. */
export async function loadAnnotation(
  { tx, member, now }: CommandContext,
  { annotationId }: { annotationId: string },
): Promise<LoadedAnnotation | null> {
  const { negotiationId } = member;
  const record = inForceAt(atLast(now));
  const found = await tx.annotation.findFirst({
    where: { seriesId: annotationId, negotiationId, record },
    select: {
      compartmentId: true,
      termId: true,
      clauseVersionId: true,
      kind: true,
      record: { select: { recordedBy: true } },
    },
  });
  if (!found) return null;
  const states = await tx.annotationStateRecord.findMany({
    where: { annotationId, negotiationId, record },
    include: { record: { select: recordFacts } },
  });
  const last = latestOfEachSeries(states)[0];
  const { record: written, ...annotation } = found;
  const thread = last ? threadStateOf(last) : openThread;
  const placedOn =
    thread.placement &&
    (await tx.clauseVersion.findUnique({
      where: { recordId: thread.placement.clauseVersionId },
      select: { termId: true },
    }));
  return {
    ...annotation,
    termId: placedOn?.termId ?? annotation.termId,
    annotationId,
    authorId: written.recordedBy,
    thread,
  };
}
