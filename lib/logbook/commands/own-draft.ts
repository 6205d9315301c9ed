import "server-only";
import type { CommandContext } from "@/lib/platform/command";

/** The draft as it stands, if it is the actor's own; null for anybody else's, which does not exist for them. */
export function ownDraft({ tx, actor, member }: CommandContext, { draftId }: { draftId: string }) {
  return tx.sessionDraft.findFirst({
    where: { id: draftId, negotiationId: member.negotiationId, authorId: actor.userId },
  });
}
