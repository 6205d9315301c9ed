/** What a record says, as the input that would say it again. */
import "server-only";
import { NotFound } from "@/lib/platform/errors";
import type { Tx } from "@/lib/platform/database";

export type CommonSaid = {
  seriesId: string;
  /** The fields that every record has, without those that are left out. */
  input: Record<string, unknown>;
};

/** The common fields of a record: since when, who may see it, on what sources, where recorded, why. */
export async function commonSaid(tx: Tx, recordId: string): Promise<CommonSaid> {
  const record = await tx.record.findUnique({ where: { id: recordId }, include: { citations: true } });
  if (!record) throw new NotFound("There is no such record here.");
  const input = filledIn({
    negotiationId: record.negotiationId,
    heldFrom: record.validText,
    isDateInferred: record.validInferred,
    compartmentId: record.compartmentId,
    sessionId: record.sessionId,
    reason: record.reason,
    citations: record.citations.map(({ sourceId, credibility, locator, quote, anchor }) =>
      filledIn({ sourceId, credibility, locator, quote, anchor }),
    ),
  });
  return { seriesId: record.seriesId, input };
}

/** What an undoing gives as its reason, where what is said again had none of its own. */
export const undoneReason = "Undone.";

/** The fields that say something: an input leaves out what a row has as null. */
export function filledIn(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
