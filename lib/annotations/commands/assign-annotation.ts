import "server-only";
import { mayAnnotate } from "@/lib/negotiations/policy";
import { type CommandContext, command } from "@/lib/platform/command";
import { Conflict, NotFound, Refusal } from "@/lib/platform/errors";
import { isAtLeast } from "@/lib/platform/member";
import { assignAnnotationInput } from "../schema";
import { loadAnnotation } from "./load-annotation";
import { publishThreadState } from "./publish-thread-state";

/** Asks a colleague to look into a thread, or nobody any more. They have to be able to read it and to answer. */
export const assignAnnotation = command({
  name: "annotation.assign",
  input: assignAnnotationInput,
  load: loadAnnotation,
  may: mayAnnotate,
  change: async (context, input, target) => {
    const assigneeId = input.assigneeId ?? null;
    if (target.thread.state === "resolved") throw new Refusal("This thread is resolved. Reopen it first.");
    if (target.thread.assigneeId === assigneeId)
      throw new Conflict(assigneeId ? "It is theirs already." : "It is nobody’s already.");
    if (assigneeId) await requireReader(context, assigneeId, target.compartmentId);
    return publishThreadState(context, input, target, { assigneeId }, "assigned");
  },
});

async function requireReader(
  { tx, member: { negotiationId } }: CommandContext,
  userId: string,
  compartmentId: string | null,
): Promise<void> {
  const colleague = await tx.membership.findFirst({ where: { negotiationId, userId, removedAt: null } });
  if (!colleague) throw new NotFound("There is no such colleague in this negotiation.", "assigneeId");
  if (!isAtLeast(colleague, "commenter"))
    throw new Refusal("They may read here and not write: choose somebody who can answer.", "assigneeId");
  if (!compartmentId) return;
  const inside = await tx.compartmentMember.findFirst({ where: { compartmentId, userId } });
  if (!inside) throw new Refusal("They are not in the compartment of this remark.", "assigneeId");
}
