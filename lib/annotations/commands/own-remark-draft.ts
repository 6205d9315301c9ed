/** The actor's own draft of a remark, which the wall shows nobody else. Once shared or discarded, its version stays. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { Conflict } from "@/lib/platform/errors";
import { Prisma } from "@/prisma/generated/client";

type OnWords = { clauseVersionId: string; start: number; end: number };

export function findDraft(context: CommandContext, words: OnWords) {
  return context.tx.remarkDraft.findFirst({
    where: own(context, words),
    select: { content: true, version: true },
  });
}

/** Puts this, or nothing, in the place of that version of the draft; false where it is not that any more. */
export async function writeDraft(
  context: CommandContext,
  words: OnWords,
  version: number,
  content: Prisma.InputJsonObject | null,
): Promise<boolean> {
  const { count } = await context.tx.remarkDraft.updateMany({
    where: { ...own(context, words), version },
    data: { content: content ?? Prisma.DbNull, version: version + 1, updatedAt: context.now },
  });
  return count > 0;
}

/**
 * Empties the draft that a remark was shared from; what its author has saved elsewhere since stays one. A conflict where
 * it has been shared or discarded elsewhere: it does not come back, and is not said twice, unless they say so.
 */
export async function spendDraft(
  context: CommandContext,
  { draftVersion, ...words }: OnWords & { draftVersion?: number | undefined },
): Promise<void> {
  if (!draftVersion) return;
  const draft = await findDraft(context, words);
  if (draft?.content === null && draft.version > draftVersion)
    throw new Conflict("You have shared or discarded this remark in another window or on another device.");
  if (draft?.content) await writeDraft(context, words, draftVersion, null);
}

function own({ actor, member }: CommandContext, { clauseVersionId, start, end }: OnWords) {
  return { negotiationId: member.negotiationId, authorId: actor.userId, clauseVersionId, start, end };
}
