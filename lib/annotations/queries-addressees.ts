/** Who can be mentioned in the margin. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import type { Addressee } from "./rules/mentions";

/** Somebody of the team, with the compartments of the reader's in which they are: what is marked so they may read. */
export type AddresseeView = Addressee & {
  apart: string | null;
  compartmentIds: string[];
  /** They may write in the margin, and so be asked to look into a remark. */
  canLookInto: boolean;
};

/** The members, by name; those of one name are told apart by their addresses. */
export async function addresseesIn(tx: Tx, negotiationId: string): Promise<AddresseeView[]> {
  const memberships = await tx.membership.findMany({
    where: { negotiationId, removedAt: null },
    select: { userId: true, role: true },
  });
  const users = await tx.user.findMany({
    where: { id: { in: memberships.map(({ userId }) => userId) }, disabledAt: null },
    select: { id: true, name: true, email: true },
    orderBy: [{ name: "asc" }, { email: "asc" }],
  });
  const inside = await tx.compartmentMember.findMany({
    where: { compartment: { negotiationId } },
    select: { compartmentId: true, userId: true },
  });
  return users.map(({ id, name, email }) => ({
    userId: id,
    name,
    apart: users.some((one) => one.id !== id && one.name === name) ? email : null,
    canLookInto: memberships.some(({ userId, role }) => userId === id && role !== "reader"),
    compartmentIds: inside.flatMap(({ userId, compartmentId }) => (userId === id ? [compartmentId] : [])),
  }));
}
