import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/errors";
import type { Role } from "@/lib/platform/member";
import { hasAnotherOwner } from "../rules";

/** Refuses to go on if this owner is the last one who can sign in: nobody could let anybody in any more. */
export async function requireAnotherOwner(
  context: CommandContext,
  { userId, role }: { userId: string; role: Role },
): Promise<void> {
  if (role === "owner" && !(await hasAnotherOwnerThan(context, userId)))
    throw new Refusal("A negotiation keeps an owner: make somebody else one first.");
}

/** Whether an owner other than this one can sign in. */
export async function hasAnotherOwnerThan({ tx, member }: CommandContext, userId: string): Promise<boolean> {
  const owners = await tx.membership.findMany({
    where: { negotiationId: member.negotiationId, role: "owner", removedAt: null },
    select: { userId: true, role: true },
  });
  const able = await tx.user.findMany({
    where: { id: { in: owners.map((owner) => owner.userId) }, disabledAt: null },
    select: { id: true },
  });
  const ids = new Set(able.map(({ id }) => id));
  return hasAnotherOwner(
    owners.filter((owner) => ids.has(owner.userId)),
    userId,
  );
}
