import "server-only";
import type { CommandContext } from "@/lib/platform/command";

/** The draft as it stands, if it is the actor's own or shared with them; null for any other, which does not exist for them. */
export function draftToWrite({ tx, member }: CommandContext, { draftId }: { draftId: string }) {
  return tx.sessionDraft.findFirst({ where: { id: draftId, negotiationId: member.negotiationId } });
}

/** The same, which nobody else changes until this act is over. */
export async function heldDraft(context: CommandContext, on: { draftId: string }) {
  await context.tx.$queryRaw`select id from session_draft where id = ${on.draftId}::uuid for update`;
  return draftToWrite(context, on);
}

export type HeldDraft = NonNullable<Awaited<ReturnType<typeof heldDraft>>>;
