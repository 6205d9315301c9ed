import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { binnedSince } from "../policy";

/** Forgets what the actor discarded too long ago to be brought back. */
export async function emptyBin({ tx, actor, member, now }: CommandContext): Promise<void> {
  const emptied = await tx.sessionDraft.findMany({
    where: {
      negotiationId: member.negotiationId,
      authorId: actor.userId,
      discardedAt: { lt: binnedSince(now) },
      NOT: { content: { equals: {} } },
    },
    select: { id: true },
  });
  const ids = emptied.map(({ id }) => id);
  await tx.sessionDraft.updateMany({ where: { id: { in: ids } }, data: { content: {} } });
  await tx.sessionDraftUpdate.deleteMany({ where: { draftId: { in: ids } } });
}
