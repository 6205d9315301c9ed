/** What the reader has written in the margin and not shared. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import { keepRemarkDraftInput } from "./schema";

const contentSchema = keepRemarkDraftInput.pick({ quote: true, kind: true, body: true, replacement: true });

/** Their remarks not shared yet, of all devices, the oldest first. */
export async function myRemarkDrafts({ actor, negotiation }: Opened) {
  const rows = await asActor(actor, (tx) =>
    tx.remarkDraft.findMany({ where: { negotiationId: negotiation.id }, orderBy: { updatedAt: "asc" } }),
  );
  return rows.flatMap(({ clauseVersionId, start, end, content }) => {
    const read = contentSchema.safeParse(content);
    return read.success ? [{ versionId: clauseVersionId, start, end, ...read.data }] : [];
  });
}
