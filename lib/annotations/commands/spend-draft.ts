import "server-only";
import type { CommandContext } from "@/lib/platform/command";

type OnWords = { clauseVersionId: string; start: number; end: number };

/** Throws away what the actor kept as a draft on these words, if anything. */
export async function spendDraft(
  { tx, actor, member }: CommandContext,
  { clauseVersionId, start, end }: OnWords,
): Promise<void> {
  const { negotiationId } = member;
  await tx.remarkDraft.deleteMany({ where: { negotiationId, authorId: actor.userId, clauseVersionId, start, end } });
}
