/** Remarks follow their words from one wording to another. */
import "server-only";
import { loadAnnotation } from "@/lib/annotations/commands/load-annotation";
import { publishThreadState } from "@/lib/annotations/commands/publish-thread-state";
import { threadsIn } from "@/lib/annotations/queries";
import { placeIn } from "@/lib/annotations/rules/place";
import type { CommandContext } from "@/lib/platform/command";
import { atLast } from "@/lib/record/reading";
import { makeAnchor } from "@/lib/text/anchor";
import type { Span } from "@/lib/text/canonical";
import { type CarriedText, carrySpan } from "../rules/pieces";
import type { FieldsOfAct } from "./acting";

/** A wording that words were carried to. */
export type Target = CarriedText & { termId: string; versionId: string; compartmentId: string | null };

/** The wording that they came from. */
export type From = { id: string; termId: string; language: string; text: string };

/**
 * Carries each remark whose words all went to one of the wordings, resolved ones too, as far as the writer sees them. The
 * others stay where they are, and wait to be allotted by hand.
 */
export async function carryNotes(
  context: CommandContext,
  fields: FieldsOfAct,
  from: From,
  targets: readonly Target[],
): Promise<void> {
  for (const { id, span } of await notesOn(context, from)) {
    if (!span) continue;
    const found = targets.flatMap((target) => {
      const carried = carrySpan(from.text, target, span);
      return carried ? [{ target, carried }] : [];
    });
    const [only] = found;
    if (only && found.length === 1) await carryNote(context, fields, id, only.target, only.carried);
  }
}

/** Every remark that stands on a wording of the term in that language, with its words in the one given; null: not for sure. */
export async function notesOn(context: CommandContext, from: From): Promise<{ id: string; span: Span | null }[]> {
  const { tx, member, now } = context;
  const { negotiationId } = member;
  const threads = await threadsIn(tx, negotiationId, atLast(now));
  const versions = await tx.clauseVersion.findMany({
    where: { negotiationId, termId: from.termId, language: from.language },
    select: { recordId: true, text: true },
  });
  const texts = new Map(versions.map(({ recordId, text }) => [recordId, text]));
  return threads.flatMap((thread) => {
    const { clauseVersionId, start, end } = thread.placement ?? thread;
    const text = texts.get(clauseVersionId);
    if (thread.takenBack || text === undefined) return [];
    return [{ id: thread.id, span: placeIn(from.text, { text, start, end }).span }];
  });
}

/** Says where a remark stands from now on; false where not all its readers would see it there, and it is left. */
export async function carryNote(
  context: CommandContext,
  { heldFrom, isDateInferred }: Pick<FieldsOfAct, "heldFrom" | "isDateInferred">,
  annotationId: string,
  target: Target,
  span: Span,
): Promise<boolean> {
  const note = await loadAnnotation(context, { annotationId });
  const anchor = makeAnchor(target.text, span.start, span.end);
  if (!note || !anchor || (target.compartmentId && target.compartmentId !== note.compartmentId)) return false;
  const placement = { ...anchor, clauseVersionId: target.versionId };
  await publishThreadState(context, { heldFrom, isDateInferred }, note, { placement }, "carried");
  return true;
}

/** The marking of what names two records: the narrower of theirs; undefined where nobody sees both by right. */
export function commonMarking(one: string | null, other: string | null): string | null | undefined {
  if (one === null || other === null || one === other) return one ?? other;
  return undefined;
}
