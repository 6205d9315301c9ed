import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { NotFound } from "@/lib/platform/errors";
import { subjectKindOf } from "../rules/subjects";

/** Refuses what is no subject of this negotiation, or none that this actor can see. */
export async function requireSubject({ tx, member }: CommandContext, subjectId: string): Promise<void> {
  if (subjectId === member.negotiationId) return;
  const seen = await tx.record.findFirst({
    where: { seriesId: subjectId, negotiationId: member.negotiationId },
    select: { kind: true },
  });
  if (!seen || !subjectKindOf(seen.kind)) throw new NotFound("There is nothing here to follow.", "subjectId");
}
