/** A remark or a reply on record as its author typed it, what it links to included: what a box that writes it anew holds. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import { linkedIn, linkViews, type Linking } from "../queries-links";
import { writtenWords } from "../rules/links";

const withSeq = { record: { select: { seq: true } } } as const;

/** Null: there is none that this reader may see. */
export async function remarkAsWritten(tx: Tx, negotiationId: string, recordId: string) {
  const row = await tx.annotation.findFirst({ where: { recordId, negotiationId }, include: withSeq });
  if (!row) return null;
  const { clauseVersionId, start, end, kind, quote, replacement } = row;
  const words = { clauseVersionId, start, end };
  return {
    words,
    content: { quote, kind, body: await written(tx, negotiationId, row), replacement: replacement ?? "" },
  };
}

/** As `remarkAsWritten`. */
export async function replyAsWritten(tx: Tx, negotiationId: string, recordId: string) {
  const row = await tx.annotationReply.findFirst({ where: { recordId, negotiationId }, include: withSeq });
  return row && { body: await written(tx, negotiationId, row) };
}

async function written(tx: Tx, negotiationId: string, row: Linking & { body: string }): Promise<string> {
  return writtenWords(row.body, linkViews(row, await linkedIn(tx, negotiationId, null, [row])));
}
