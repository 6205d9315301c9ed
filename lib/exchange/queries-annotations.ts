/** What leaves as Web Annotations, and what such annotations are on. */
import "server-only";
import { threadsIn } from "@/lib/annotations/queries";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import { isStorable } from "@/lib/platform/storable";
import type { ToldRemark } from "./web-annotation";

/**
 * Every remark at the moment that all members may see and that was not taken back, each with the text that it was made on.
 * A Web Annotation has no place for a marking: what came back of a marked one would be open.
 */
export async function toldRemarks({ actor, negotiation, moment }: Opened): Promise<ToldRemark[]> {
  return asActor(actor, async (tx) => {
    const threads = (await threadsIn(tx, negotiation.id, moment)).filter(
      ({ takenBack, compartmentId }) => takenBack === null && compartmentId === null,
    );
    const versions = await tx.clauseVersion.findMany({
      where: { negotiationId: negotiation.id, recordId: { in: threads.map(({ clauseVersionId }) => clauseVersionId) } },
      select: { recordId: true, text: true, language: true },
    });
    return threads.flatMap(({ record, replies, ...thread }) => {
      const version = versions.find(({ recordId }) => recordId === thread.clauseVersionId);
      if (!version) return [];
      const said = replies.map((reply) => ({ ...reply, at: reply.record.recordedAt }));
      return [{ ...thread, at: record.recordedAt, text: version.text, language: version.language, replies: said }];
    });
  });
}

/** The texts of these clause versions, as far as the reader sees them. */
export async function clauseTexts(
  { actor, negotiation }: Opened,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const versions = await asActor(actor, (tx) =>
    tx.clauseVersion.findMany({
      where: { negotiationId: negotiation.id, recordId: { in: ids.filter(isStorable) } },
      select: { recordId: true, text: true },
    }),
  );
  return new Map(versions.map(({ recordId, text }) => [recordId, text]));
}
