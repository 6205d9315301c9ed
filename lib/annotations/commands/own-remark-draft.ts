/** The actor's own draft of a remark, which the wall shows nobody else. Once shared or discarded, its version stays. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { Conflict } from "@/lib/platform/errors";
import { Prisma } from "@/prisma/generated/client";
import { type DraftContent, draftContent } from "../schema";
import { remarkAsWritten } from "./as-written";

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
 * Empties the draft that a remark was shared from, or that says the same: one may have been saved on the way with it.
 * What its author has saved elsewhere since and says otherwise stays a draft. A conflict where it has been shared or
 * discarded elsewhere: it does not come back, and is not said twice, unless they say so.
 */
export async function spendDraft(
  context: CommandContext,
  { draftVersion = 0, clauseVersionId, start, end, ...said }: OnWords & Said & { draftVersion?: number | undefined },
): Promise<void> {
  const words = { clauseVersionId, start, end };
  const draft = await findDraft(context, words);
  if (!draft) return;
  if (draft.content === null) {
    if (draftVersion === 0 || draft.version <= draftVersion) return;
    throw new Conflict("You have shared or discarded this remark in another window or on another device.");
  }
  if (draft.version === draftVersion || saysTheSame(draft.content, said))
    await writeDraft(context, words, draft.version, null);
}

/** Puts what a remark said that was undone back into its author's draft, unless they have written another there since. */
export async function reviveRemarkDraft(context: CommandContext, recordId: string): Promise<void> {
  const { tx, member, now } = context;
  const undone = await remarkAsWritten(tx, member.negotiationId, recordId);
  if (!undone) return;
  const { words, content } = undone;
  const draft = await findDraft(context, words);
  if (draft?.content === null) await writeDraft(context, words, draft.version, content);
  if (draft) return;
  await tx.remarkDraft.createMany({
    data: { negotiationId: member.negotiationId, ...words, content, updatedAt: now },
    skipDuplicates: true,
  });
}

/** Empties the author's draft that says what this remark says. */
export async function spendSameRemark(context: CommandContext, recordId: string): Promise<void> {
  const { tx, member } = context;
  const said = await remarkAsWritten(tx, member.negotiationId, recordId);
  if (!said) return;
  const draft = await findDraft(context, said.words);
  if (draft?.content && saysTheSame(draft.content, said.content))
    await writeDraft(context, said.words, draft.version, null);
}

type Said = Pick<DraftContent, "kind" | "body"> & { replacement?: string | undefined };

function saysTheSame(content: unknown, { kind, body, replacement = "" }: Said): boolean {
  const draft = draftContent.safeParse(content).data;
  if (draft?.kind !== kind || draft.body.trim() !== body.trim()) return false;
  return kind !== "suggestion" || draft.replacement === replacement;
}

function own({ actor, member }: CommandContext, { clauseVersionId, start, end }: OnWords) {
  return { negotiationId: member.negotiationId, authorId: actor.userId, clauseVersionId, start, end };
}
