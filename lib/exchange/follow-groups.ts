/** What a sign-in by the identity provider does to somebody's roles: in each negotiation that they are in, and in no other. */
import "server-only";
import { type Actor, asActor } from "@/lib/platform/actor";
import { execute } from "@/lib/platform/command";
import { log } from "@/lib/platform/log";
import { followMyGroups } from "@/lib/negotiations/commands/follow-my-groups";

/** As somebody who acts by their groups: see `actorByGroups`. One that cannot be followed holds up none of the others. */
export async function followGroups({ signInId }: Pick<Actor, "signInId">): Promise<void> {
  const memberships = await asActor({ signInId }, async (tx) => {
    const [me] = await tx.$queryRaw<{ id: string | null }[]>`select current_user_id()::text as id`;
    if (!me?.id) return [];
    return tx.membership.findMany({
      where: { userId: me.id, removedAt: null },
      select: { userId: true, negotiationId: true },
    });
  });
  for (const { userId, negotiationId } of memberships) {
    const actor: Actor = { signInId, userId, name: "", email: "", isAdmin: false };
    const done = await execute(followMyGroups, actor, { negotiationId });
    if (!done.ok) log.error({ negotiationId, code: done.code }, "a role did not follow the groups");
  }
}
