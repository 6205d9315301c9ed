import "server-only";
import type { CommandContext } from "@/lib/platform/command";

/** The membership that an act is on, while it lasts; null: they are no member here. */
export function findMembership({ tx, member }: CommandContext, { userId }: { userId: string }) {
  return tx.membership.findFirst({
    where: { negotiationId: member.negotiationId, userId, removedAt: null },
    select: { id: true, userId: true, role: true, version: true },
  });
}
