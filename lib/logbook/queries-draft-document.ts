/** The Yjs document that a draft's notes are made from. */
import "server-only";
import * as Y from "yjs";
import type { Tx } from "@/lib/platform/database";
import { documentFrom, documentOf } from "./rules/together/shared-notes";
import { draftContentInput } from "./schema";

/** A draft's document; that of one which was never changed is made of its content. */
export async function documentIn(
  tx: Tx,
  draft: { id: string; content: unknown },
): Promise<{ doc: Y.Doc; updates: number }> {
  const rows = await tx.sessionDraftUpdate.findMany({
    where: { draftId: draft.id },
    orderBy: { version: "asc" },
    select: { update: true },
  });
  const isNew = rows.length === 0;
  const doc = isNew
    ? documentOf(draftContentInput.parse(draft.content))
    : documentFrom(rows.map(({ update }) => update));
  return { doc, updates: rows.length };
}

/** What a document has beyond a state vector; all of it for one that cannot be read. In base64, as both. */
export function missingFrom(doc: Y.Doc, known: string): string {
  const since = (vector?: Uint8Array) => Buffer.from(Y.encodeStateAsUpdate(doc, vector)).toString("base64");
  try {
    return since(Buffer.from(known, "base64"));
  } catch {
    return since();
  }
}
