/** A remark or a reply as it was written, whatever became of it since. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";

/** The remark, if this actor can see it, with its author. */
export async function loadRemark(context: CommandContext, { recordId }: { recordId: string }) {
  const { tx, member } = context;
  const row = await tx.annotation.findFirst({ where: { recordId, negotiationId: member.negotiationId } });
  return row && { ...row, authorId: await authorOf(context, row.seriesId) };
}

/** The reply, if this actor can see it, with its author. */
export async function loadReply(context: CommandContext, { recordId }: { recordId: string }) {
  const { tx, member } = context;
  const row = await tx.annotationReply.findFirst({ where: { recordId, negotiationId: member.negotiationId } });
  return row && { ...row, authorId: await authorOf(context, row.seriesId) };
}

/** Whoever said it first: nobody else corrects it, but a manager who takes it back may undo that. */
async function authorOf({ tx }: CommandContext, seriesId: string): Promise<string> {
  const first = await tx.record.findFirstOrThrow({
    where: { seriesId, supersedesId: null },
    select: { recordedBy: true },
  });
  return first.recordedBy;
}
