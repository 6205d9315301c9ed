/** Remarks that others' tools have named: what is on record of them, as far as the actor sees it. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import type { Tx } from "@/lib/platform/database";
import { seriesAbout } from "@/lib/record/commands/publish";

type Kind = "annotation" | "annotation_reply";

/**
 * The series of what is called so. It goes by the marking as well: what is named the same inside a compartment is
 * something else, of which nobody outside learns by trying its name.
 */
export function seriesNamed(kind: Kind, negotiationId: string, iri: string, compartmentId: string | null): string {
  return seriesAbout(kind, negotiationId, compartmentId ?? "open", iri);
}

/** A query carries no more than some 32,000 values. */
const mostAtOnce = 10_000;

const ownName = /^urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** By their names, the series on record: of what left from here under its id, and of what was taken in. */
export async function recordedUnder(
  tx: Tx,
  negotiationId: string,
  iris: readonly string[],
): Promise<Map<string, { seriesId: string; kind: Kind }>> {
  const compartments = await tx.compartment.findMany({ where: { negotiationId }, select: { id: true } });
  const markings = [null, ...compartments.map(({ id }) => id)];
  const candidates = new Map<string, string>();
  for (const iri of iris) {
    const own = ownName.exec(iri)?.[1]?.toLowerCase();
    if (own) candidates.set(own, iri);
    for (const kind of ["annotation", "annotation_reply"] as const)
      for (const marking of markings) candidates.set(seriesNamed(kind, negotiationId, iri, marking), iri);
  }
  const recorded = new Map<string, { seriesId: string; kind: Kind }>();
  const all = [...candidates.keys()];
  for (let from = 0; from < all.length; from += mostAtOnce)
    for (const { seriesId, kind } of await tx.record.findMany({
      // One that was taken back is on record, too: it is not said again unasked.
      where: {
        negotiationId,
        seriesId: { in: all.slice(from, from + mostAtOnce) },
        kind: { in: ["annotation", "annotation_reply"] },
        isRetraction: false,
      },
      select: { seriesId: true, kind: true },
    }))
      recorded.set(candidates.get(seriesId) ?? "", { seriesId, kind: kind as Kind });
  return recorded;
}

/** The remark that a reply on record is to; null if the actor sees no such reply. */
export async function threadOfReply(context: CommandContext, replyId: string): Promise<string | null> {
  const { tx, member } = context;
  const reply = await tx.annotationReply.findFirst({
    where: { seriesId: replyId, negotiationId: member.negotiationId },
    select: { annotationId: true },
  });
  return reply?.annotationId ?? null;
}
