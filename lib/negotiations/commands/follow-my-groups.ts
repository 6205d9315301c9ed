import "server-only";
import { type CommandContext, command } from "@/lib/platform/command";
import type { Role } from "@/lib/platform/member";
import { allowed } from "@/lib/platform/result";
import { followMyGroupsInput } from "../schema";
import { hasAnotherOwnerThan } from "./require-owner";

/**
 * Gives the actor the role that their groups at the identity provider give, as it has just said at their sign-in; anybody who
 * acts by anything else has said nothing, and nothing changes. The last owner stays one: nobody could let anybody in.
 */
export const followMyGroups = command({
  name: "member.follow_groups",
  input: followMyGroupsInput,
  may: () => allowed,
  mayChangeNothing: true,
  change: async (context) => {
    const { userId, role } = context.member;
    const said = await roleByGroups(context);
    if (!said || said === role || (role === "owner" && !(await hasAnotherOwnerThan(context, userId)))) return { role };
    const [done] = await context.tx.$queryRaw<{ ok: boolean }[]>`
      select follow_my_groups(${context.member.negotiationId}::uuid) as ok`;
    if (!done?.ok) return { role };
    context.audit({
      event: "member.role_followed",
      compartmentId: null,
      before: { userId, role },
      after: { userId, role: said },
    });
    return { role: said };
  },
});

async function roleByGroups({ tx }: CommandContext): Promise<Role | null> {
  const [found] = await tx.$queryRaw<{ role: Role | null }[]>`select role_by_my_groups()::text as role`;
  return found?.role ?? null;
}
