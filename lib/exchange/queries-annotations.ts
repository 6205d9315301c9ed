/** What leaves as Web Annotations, and what such annotations are on. */
import "server-only";
import { type ThreadView, threadsIn } from "@/lib/annotations/queries";
import { linkedIn, type Linking, linkViews } from "@/lib/annotations/queries-links";
import { toldWords } from "@/lib/annotations/rules/links";
import type { Opened } from "@/lib/negotiations/queries";
import { asActor } from "@/lib/platform/actor";
import { isStorable } from "@/lib/platform/storable";
import { seenBy } from "@/lib/record/reading";
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
    const known = moment.knownAtDay === null ? null : moment.knownAt;
    const linking = threads.flatMap((thread): Linking[] => [thread, ...thread.replies]);
    const linked = await linkedIn(tx, negotiation.id, known, linking, seenBy(null));
    const inWords = (said: Linking & { body: string }) => {
      const links = linkViews(said, linked);
      return { body: toldWords(said.body, links), links: links.flatMap(({ target }) => target ?? []) };
    };
    return threads.flatMap(({ replies, ...thread }) => {
      const version = versions.find(({ recordId }) => recordId === thread.clauseVersionId);
      if (!version) return [];
      const said = replies.map((reply) => ({ ...reply, ...inWords(reply), at: saidAt(reply) }));
      const { text, language } = version;
      return [{ ...thread, ...inWords(thread), at: saidAt(thread), text, language, replies: said }];
    });
  });
}

/** What was taken in was said when it says, to the minute; all else when it was recorded. */
function saidAt({ takenInBy, record }: Pick<ThreadView, "takenInBy" | "record">): Date {
  return takenInBy === null ? record.recordedAt : record.validFrom;
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
