import "server-only";
import { command } from "@/lib/platform/command";
import { Conflict, Refusal } from "@/lib/platform/errors";
import { mayOwn } from "../policy";
import { changeRoleInput } from "../schema";
import { findMembership } from "./find-membership";
import { overtaken } from "./overtaken";
import { requireAnotherOwner } from "./require-owner";

/** Gives a member another role, from their next request on. */
export const changeRole = command({
  name: "member.change_role",
  input: changeRoleInput,
  load: findMembership,
  may: mayOwn,
  change: async (context, { role, version }, member) => {
    const { userId } = member;
    if (member.version !== version)
      throw await overtaken(context, {
        event: "member.role_changed",
        isOf: (before) => before.userId === userId,
        labels: { role: "Role" },
        ...{ stands: { role: member.role }, version: member.version, wanted: { role }, begunAt: version },
      });
    if (member.role === role) throw new Refusal(`They are ${role} already.`, "role");
    await requireAnotherOwner(context, member);
    const { count } = await context.tx.membership.updateMany({
      where: { id: member.id, version },
      data: { role, version: version + 1 },
    });
    if (count === 0) throw new Conflict();
    const before = { userId, role: member.role };
    context.audit({ event: "member.role_changed", compartmentId: null, before, after: { userId, role } });
    return { userId, version: version + 1 };
  },
});
