/** What keeps terms from being merged. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { Conflict, NotFound, Refusal } from "@/lib/platform/errors";
import { seenBy } from "@/lib/record/reading";
import { standingTerms } from "@/lib/terms/commands/standing-terms";
import type { SeenTerm } from "./acting";

/** Whoever sees one of them sees them all, or the merged words would tell of a hidden term. */
export function refuseUnlike(terms: readonly SeenTerm[], into: SeenTerm): void {
  const unlike = terms.find(({ compartmentId }) => compartmentId !== into.compartmentId);
  if (unlike) throw new Refusal(`${unlike.number} and ${into.number} are not marked for the same readers.`, "termIds");
}

/** Terms under one that goes would stand under nothing. */
export async function refuseParents(
  context: CommandContext,
  terms: readonly SeenTerm[],
  into: SeenTerm,
): Promise<void> {
  const standing = await standingTerms(context, into.compartmentId);
  const parent = terms.find((term) => term !== into && standing.some(({ parentId }) => parentId === term.seriesId));
  if (parent) throw new Refusal(`Other terms stand under ${parent.number}: move them first.`, "termIds");
}

/** A conflict if one of them was worded, renumbered or taken another way since the writer looked. */
export async function refuseChanged(
  { tx, member }: CommandContext,
  { seenRecordId }: { seenRecordId?: string | undefined },
  terms: readonly SeenTerm[],
): Promise<void> {
  if (!seenRecordId) return;
  const { negotiationId } = member;
  const seen = await tx.record.findFirst({ where: { id: seenRecordId, negotiationId }, select: { seq: true } });
  if (!seen) throw new NotFound("The record that you had before you is not there.", "seenRecordId");
  const termId = { in: terms.map(({ seriesId }) => seriesId) };
  const readers = seenBy(terms[0]?.compartmentId);
  const newer = { negotiationId, ...readers, record: { seq: { gt: seen.seq } } };
  const changed =
    (await tx.term.findFirst({ where: { ...newer, seriesId: termId }, select: { recordId: true } })) ??
    (await tx.clauseVersion.findFirst({ where: { ...newer, termId }, select: { recordId: true } })) ??
    (await tx.termStatusRecord.findFirst({ where: { ...newer, termId }, select: { recordId: true } }));
  if (changed) throw new Conflict("One of these terms was changed while you were merging them. Look at them again.");
}
