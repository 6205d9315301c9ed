/** Who can be mentioned in the margin. */
import "server-only";
import type { Tx } from "@/lib/platform/database";
import type { Addressee } from "./rules/mentions";

/** Somebody of the team, with the compartments of the reader's in which they are: what is marked so they may read. */
export type AddresseeView = Addressee & { compartmentIds: string[] };

/** The members, by name. */
export async function addresseesIn(tx: Tx, negotiationId: string): Promise<AddresseeView[]> {
  const memberships = await tx.membership.findMany({
    where: { negotiationId, removedAt: null },
    select: { userId: true },
  });
  const users = await tx.user.findMany({
    where: { id: { in: memberships.map(({ userId }) => userId) }, disabledAt: null },
    select: { id: true, name: true },
    orderBy: { name: "asc" },
  });
  const inside = await tx.compartmentMember.findMany({
    where: { compartment: { negotiationId } },
    select: { compartmentId: true, userId: true },
  });
  return users.map(({ id, name }) => ({
    userId: id,
    name,
    compartmentIds: inside.flatMap(({ userId, compartmentId }) => (userId === id ? [compartmentId] : [])),
  }));
}
