import "server-only";
import { type CommandContext, command } from "@/lib/platform/command";
import { Conflict, Refusal } from "@/lib/platform/errors";
import { allowed } from "@/lib/platform/result";
import { mayOwn } from "../policy";
import { leaveInput, removeMemberInput } from "../schema";
import { findMembership } from "./find-membership";
import { requireAnotherOwner } from "./require-owner";

/** Takes a member out. Their next request finds nothing here; what they recorded stays, under their name. */
export const removeMember = command({
  name: "member.remove",
  input: removeMemberInput,
  load: findMembership,
  may: mayOwn,
  change: async (context, { version }, member) => {
    const { tx, actor, now, audit } = context;
    if (member.userId === actor.userId) throw new Refusal("To go yourself, leave the negotiation.", "userId");
    await requireAnotherOwner(context, member);
    const { count } = await tx.membership.updateMany({
      where: { id: member.id, version },
      data: { removedAt: now, version: version + 1 },
    });
    if (count === 0) throw new Conflict();
    const { userId, role } = member;
    audit({ event: "member.removed", compartmentId: null, before: { userId, role } });
    return { userId };
  },
});

/** Ends the actor's own membership. */
export const leaveNegotiation = command({
  name: "member.leave",
  input: leaveInput,
  may: () => allowed,
  change: async (context) => {
    const { userId, role } = context.member;
    await requireAnotherOwner(context, { userId, role });
    context.audit({ event: "member.left", compartmentId: null, before: { userId, role } });
    return { userId };
  },
  finish: async ({ tx, member }: CommandContext) => {
    await tx.$queryRaw`select leave_negotiation(${member.negotiationId}::uuid)::text`;
  },
});
