/** Reviews as they stand at a moment, with all that was answered; without the names of anything. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import { ofSeries, recordFacts } from "@/lib/record/reading";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import type { Prisma } from "@/prisma/generated/client";
import { askingOf } from "./rules";

export type ReviewAtLast = Awaited<ReturnType<typeof reviewsIn>>[number];

/** Those that had been asked by the moment (`held`: `heldUpTo`), or these of them. */
export async function reviewsIn(
  tx: Tx,
  negotiationId: string,
  held: Prisma.RecordWhereInput,
  { seriesIds }: { seriesIds?: readonly string[] } = {},
) {
  const rows = await tx.review.findMany({
    where: { negotiationId, record: held, ...ofSeries(seriesIds) },
    include: { record: { select: recordFacts } },
    orderBy: [{ record: { validFrom: "asc" } }, { record: { seq: "asc" } }],
  });
  const ids = [...new Set(rows.map(({ seriesId }) => seriesId))];
  if (ids.length === 0) return [];
  const answers = await tx.reviewAnswer.findMany({
    where: { negotiationId, reviewId: { in: ids }, record: held },
    include: { record: { select: recordFacts } },
    orderBy: [{ record: { validFrom: "asc" } }, { record: { seq: "asc" } }],
  });
  return ids.flatMap((id) => {
    const steps = rows.filter(({ seriesId }) => seriesId === id);
    const [first, last] = [steps[0], steps.at(-1)];
    const asking = askingOf(steps);
    if (!first || !last || !asking) return [];
    return {
      ...last,
      id,
      dueDate: last.dueDate === null ? null : requireFuzzyDate(last.dueDate),
      /** Whoever asked first; a manager who changes it does not become its asker. */
      askerId: first.record.recordedBy,
      /** The record that asked last. */
      asking,
      steps,
      answers: answers.filter(({ reviewId }) => reviewId === id),
    };
  });
}

/** Those that are open, of one term only where it is given. What has ended is not read: no review opens again. */
export async function openReviewsIn(tx: Tx, negotiationId: string, held: Prisma.RecordWhereInput, termId?: string) {
  const where = { negotiationId, record: held, ...(termId ? { termId } : {}) };
  const ended = await tx.review.findMany({ where: { ...where, state: { not: "open" } }, select: { seriesId: true } });
  const open = await tx.review.findMany({
    where: { ...where, seriesId: { notIn: ended.map(({ seriesId }) => seriesId) } },
    distinct: ["seriesId"],
    select: { seriesId: true },
  });
  if (open.length === 0) return [];
  return reviewsIn(tx, negotiationId, held, { seriesIds: open.map(({ seriesId }) => seriesId) });
}
