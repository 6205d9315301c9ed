/** A remark or a reply as it was written, whatever became of it since. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";

const authored = { record: { select: { recordedBy: true } } } as const;

/** The remark, if this actor can see it; its author is whoever wrote it, since nobody else corrects it. */
export async function loadRemark({ tx, member }: CommandContext, { recordId }: { recordId: string }) {
  const row = await tx.annotation.findFirst({
    where: { recordId, negotiationId: member.negotiationId },
    include: authored,
  });
  return row && { ...row, authorId: row.record.recordedBy };
}

/** The reply, if this actor can see it. */
export async function loadReply({ tx, member }: CommandContext, { recordId }: { recordId: string }) {
  const row = await tx.annotationReply.findFirst({
    where: { recordId, negotiationId: member.negotiationId },
    include: authored,
  });
  return row && { ...row, authorId: row.record.recordedBy };
}
