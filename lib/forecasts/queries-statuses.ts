/** The statuses by which a forecast is judged. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import { heldUpTo, inForceAt, ofMany, type ReadAt } from "@/lib/record/reading";
import type { DatedStatus } from "./rules/resolution";

/**
 * Every status up to the moment, the first first: of these terms, or of all that are part of the deal. What one party does
 * in any case is not, nor is what is no term any more.
 */
export async function statusesUpTo(
  tx: Tx,
  negotiationId: string,
  at: ReadAt,
  termIds?: readonly string[],
): Promise<DatedStatus[]> {
  const terms = termIds ?? (await termsOfDeal(tx, negotiationId, at));
  const rows = await tx.termStatusRecord.findMany({
    where: { negotiationId, record: heldUpTo(at), termId: { in: [...terms] } },
    select: { termId: true, status: true, record: { select: { validFrom: true, seq: true } } },
    ...ofMany,
  });
  return rows
    .sort((a, b) => a.record.validFrom.getTime() - b.record.validFrom.getTime() || Number(a.record.seq - b.record.seq))
    .map(({ termId, status, record }) => ({ termId, status, at: record.validFrom }));
}

async function termsOfDeal(tx: Tx, negotiationId: string, at: ReadAt): Promise<string[]> {
  const rows = await tx.term.findMany({
    where: { negotiationId, isUnilateral: false, record: inForceAt(at) },
    select: { seriesId: true },
  });
  return rows.map(({ seriesId }) => seriesId);
}
