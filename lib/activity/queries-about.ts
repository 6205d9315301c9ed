/** Which series of the record are about one term, whatever became of them. */
import "server-only";
import type { Tx } from "@/lib/platform/database";

/**
 * The term itself, its statuses, wordings, options, linkages, positions, forecasts and reviews, its splits and merges and what was allotted
 * after them, the packages that choose for it, the remarks on its wordings with what was said to them, and the statements, figures, risks and questions
 * that name it. Only what the reader may see.
 */
export async function seriesAboutTerm(tx: Tx, negotiationId: string, termId: string): Promise<string[]> {
  const onTerm = { where: { negotiationId, termId }, select: { seriesId: true } } as const;
  const remarks = await tx.annotation.findMany(onTerm);
  const onRemarks = {
    where: { negotiationId, annotationId: { in: remarks.map(({ seriesId }) => seriesId) } },
    select: { seriesId: true },
  } as const;
  const rows = [
    await tx.termStatusRecord.findMany(onTerm),
    await tx.clauseVersion.findMany(onTerm),
    await tx.option.findMany(onTerm),
    await tx.position.findMany(onTerm),
    await tx.forecast.findMany(onTerm),
    await tx.review.findMany(onTerm),
    await tx.reviewAnswer.findMany(onTerm),
    await tx.figure.findMany(onTerm),
    await tx.risk.findMany(onTerm),
    await tx.question.findMany(onTerm),
    await tx.statement.findMany({ where: { negotiationId, termIds: { has: termId } }, select: { seriesId: true } }),
    await tx.linkage.findMany({
      where: { negotiationId, OR: [{ fromTermId: termId }, { toTermId: termId }] },
      select: { seriesId: true },
    }),
    await tx.lineage.findMany({
      where: { negotiationId, OR: [{ fromTermId: termId }, { toTermId: termId }] },
      select: { seriesId: true },
    }),
    await tx.allotment.findMany({
      where: { negotiationId, OR: [{ fromTermId: termId }, { termIds: { has: termId } }] },
      select: { seriesId: true },
    }),
    await tx.package.findMany({
      where: { negotiationId, choices: { array_contains: [{ termId }] } },
      select: { seriesId: true },
    }),
    remarks,
    await tx.annotationReply.findMany(onRemarks),
    await tx.annotationStateRecord.findMany(onRemarks),
  ];
  return [...new Set([termId, ...rows.flat().map(({ seriesId }) => seriesId)])];
}
