import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { binnedSince } from "../policy";

/** Forgets what the actor discarded too long ago to be brought back. */
export async function emptyBin({ tx, actor, member, now }: CommandContext): Promise<void> {
  await tx.sessionDraft.updateMany({
    where: {
      negotiationId: member.negotiationId,
      authorId: actor.userId,
      discardedAt: { lt: binnedSince(now) },
      NOT: { content: { equals: {} } },
    },
    data: { content: {} },
  });
}
