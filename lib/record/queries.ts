/** What stands in a record's place. */
import "server-only";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import { idInput } from "@/lib/platform/inputs";

/**
 * The record that stands where this one did: itself, or the last of the corrections that followed it. Null where it was
 * taken back in the end, or is not there for this reader.
 */
export async function standingRecordId(
  { actor, negotiation }: Opened,
  recordId: string | null,
): Promise<string | null> {
  if (!idInput.safeParse(recordId).success || recordId === null) return null;
  return asActor(actor, async (tx) => {
    for (let id = recordId; ; ) {
      const record = await tx.record.findFirst({
        where: { id, negotiationId: negotiation.id },
        select: { isRetraction: true, supersededBy: { select: { id: true } } },
      });
      if (!record) return null;
      // A retraction that was undone has what it took back after it.
      if (!record.supersededBy) return record.isRetraction ? null : id;
      id = record.supersededBy.id;
    }
  });
}
