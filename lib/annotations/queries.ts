/** What colleagues say about the words of the agreement, at a moment. */
import "server-only";
import { inForceAt, latestOfEachSeries, type ReadAt, recordFacts } from "@/lib/record/reading";
import type { Tx } from "@/lib/platform/database";
import type { AnnotationState } from "./rules";

export type ThreadView = Awaited<ReturnType<typeof threadsIn>>[number];

/** Every thread, resolved ones too, the first first: the remark, who made it, what was replied and where it stands. */
export async function threadsIn(tx: Tx, negotiationId: string, at: ReadAt) {
  const where = { negotiationId, record: inForceAt(at) };
  const record = { select: recordFacts };
  const orderBy = [{ record: { validFrom: "asc" as const } }, { record: { seq: "asc" as const } }];
  const annotations = latestOfEachSeries(await tx.annotation.findMany({ where, include: { record }, orderBy }));
  const replies = latestOfEachSeries(await tx.annotationReply.findMany({ where, include: { record }, orderBy }));
  const states = latestOfEachSeries(await tx.annotationStateRecord.findMany({ where, include: { record } }));

  const authors = [...annotations, ...replies, ...states].map((row) => row.record.recordedBy);
  const users = await tx.user.findMany({
    where: { id: { in: [...new Set(authors)] } },
    select: { id: true, name: true },
  });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const signed = <Row extends { record: { recordedBy: string } }>(row: Row) => ({
    ...row,
    author: names.get(row.record.recordedBy) ?? "A former member",
  });

  return annotations.map((annotation) => {
    const id = annotation.seriesId;
    const settled = states.find((row) => row.annotationId === id);
    const state: AnnotationState = settled?.state ?? "open";
    return {
      ...signed(annotation),
      id,
      state,
      settledBy: settled ? signed(settled).author : null,
      replies: replies
        .filter((reply) => reply.annotationId === id)
        .map((reply) => ({ ...signed(reply), id: reply.seriesId })),
    };
  });
}
