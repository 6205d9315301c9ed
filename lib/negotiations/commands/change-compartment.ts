import "server-only";
import { type CommandContext, command } from "@/lib/platform/command";
import { Conflict, NotFound, Refusal } from "@/lib/platform/errors";
import { mayOwn } from "../policy";
import { compartmentMemberInput, renameCompartmentInput } from "../schema";
import { findOwnCompartment, requireFreeName } from "./members";

/** Gives a compartment another name and meaning; what is marked with it stays marked. */
export const renameCompartment = command({
  name: "compartment.rename",
  input: renameCompartmentInput,
  load: findOwnCompartment,
  may: mayOwn,
  change: async ({ tx, audit }, { negotiationId, name, meaning, version }, compartment) => {
    const { id } = compartment;
    if (name !== compartment.name) await requireFreeName(tx, negotiationId, name);
    const { count } = await tx.compartment.updateMany({
      where: { id, version },
      data: { name, meaning, version: version + 1 },
    });
    if (count === 0) throw new Conflict();
    const before = { name: compartment.name, meaning: compartment.meaning };
    audit({ event: "compartment.renamed", compartmentId: id, before, after: { name, meaning } });
    return { compartmentId: id, version: version + 1 };
  },
});

/** Takes a member out of a closed circle. Somebody stays in it, or what is marked with it could be read by nobody. */
export const removeFromCompartment = command({
  name: "compartment.remove_member",
  input: compartmentMemberInput,
  load: findOwnCompartment,
  may: mayOwn,
  change: async ({ tx, audit }, { negotiationId, userId }, { id, name, meaning, members }) => {
    if (!members.some((member) => member.userId === userId)) throw new NotFound("They are not in it.", "userId");
    const others = members.map((member) => member.userId).filter((each) => each !== userId);
    const staying = await tx.membership.count({ where: { negotiationId, userId: { in: others }, removedAt: null } });
    if (staying === 0)
      throw new Refusal("Nobody else is in it: what is marked with it could be read by nobody.", "userId");
    audit({ event: "compartment.member_removed", compartmentId: id, before: { userId, name, meaning } });
    return { compartmentId: id };
  },
  // Who takes themselves out can write no entry marked with it afterwards.
  finish: async ({ tx }: CommandContext, { userId }, { id }) => {
    await tx.compartmentMember.deleteMany({ where: { compartmentId: id, userId } });
  },
});
