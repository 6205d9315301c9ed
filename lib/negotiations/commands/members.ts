import "server-only";
import { type CommandContext, command } from "@/lib/platform/command";
import type { WritingTx } from "@/lib/platform/database";
import { NotFound, Refusal } from "@/lib/platform/errors";
import { mayOwn } from "../policy";
import { addMemberInput, compartmentMemberInput, makeCompartmentInput } from "../schema";

/** Lets somebody with an account into the negotiation. */
export const addMember = command({
  name: "member.add",
  input: addMemberInput,
  may: mayOwn,
  change: async ({ tx, audit }, input) => {
    const [found] = await tx.$queryRaw<{ id: string | null }[]>`
      select find_user_by_email(${input.email}, ${input.negotiationId}::uuid)::text as id`;
    if (!found?.id) throw new NotFound("Nobody here has an account with this address.", "email");
    const existing = await tx.membership.findUnique({
      where: { negotiationId_userId: { negotiationId: input.negotiationId, userId: found.id } },
    });
    if (existing && existing.removedAt === null) throw new Refusal("They are a member already.", "email");
    const data = { role: input.role, removedAt: null };
    await (existing
      ? tx.membership.update({ where: { id: existing.id }, data: { ...data, version: existing.version + 1 } })
      : tx.membership.create({ data: { negotiationId: input.negotiationId, userId: found.id, ...data } }));
    audit({ event: "member.added", compartmentId: null, after: { userId: found.id, role: input.role } });
    return { userId: found.id };
  },
});

/** Makes a closed circle; its maker is in it. */
export const makeCompartment = command({
  name: "compartment.make",
  input: makeCompartmentInput,
  may: mayOwn,
  change: async ({ tx, audit }, { negotiationId, name, meaning }) => {
    await requireFreeName(tx, negotiationId, name);
    const [made] = await tx.$queryRaw<{ id: string }[]>`
      select make_compartment(${negotiationId}::uuid, ${name}, ${meaning})::text as id`;
    if (!made) throw new Error("make_compartment gave nothing back");
    const { id } = made;
    // Marked with itself: who is not in the circle does not read of its making.
    audit({ event: "compartment.made", compartmentId: id, after: { name, meaning } });
    return { id };
  },
});

/** An owner sees the names of all compartments, so that one is taken tells them nothing new. */
export async function requireFreeName(tx: WritingTx, negotiationId: string, name: string): Promise<void> {
  const taken = await tx.compartment.findFirst({ where: { negotiationId, name }, select: { id: true } });
  if (taken) throw new Refusal("There is a compartment of this name already.", "name");
}

/** A compartment that the actor is in: any other does not exist for what is done to one. */
export function findOwnCompartment(
  { tx, actor, member }: CommandContext,
  { compartmentId }: { compartmentId: string },
) {
  return tx.compartment.findFirst({
    where: { id: compartmentId, negotiationId: member.negotiationId, members: { some: { userId: actor.userId } } },
    include: { members: { select: { userId: true } } },
  });
}

/** Lets a member into a closed circle. Only an owner who is in it can: no owner lets themselves in. */
export const addToCompartment = command({
  name: "compartment.add_member",
  input: compartmentMemberInput,
  load: findOwnCompartment,
  may: mayOwn,
  change: async ({ tx, audit }, { negotiationId, userId }, { id, members }) => {
    const member = await tx.membership.findFirst({ where: { negotiationId, userId, removedAt: null } });
    if (!member) throw new NotFound("They are no member of this negotiation.", "userId");
    if (members.some((each) => each.userId === userId)) throw new Refusal("They are in it already.", "userId");
    await tx.compartmentMember.createMany({ data: { compartmentId: id, userId } });
    audit({ event: "compartment.member_added", compartmentId: id, after: { userId } });
    return { compartmentId: id };
  },
});
