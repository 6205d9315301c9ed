/** Who is in a review: what they are called, and who can answer. */
import "server-only";
import type { Tx } from "@/lib/platform/database";

/** Tells of a member whether they may read what is marked so, and answer: now, whatever moment is read. */
export async function canAnswerIn(
  tx: Tx,
  negotiationId: string,
  compartmentId: string | null,
): Promise<(userId: string) => boolean> {
  const memberships = await tx.membership.findMany({
    where: { negotiationId, removedAt: null },
    select: { userId: true, role: true },
  });
  const inside = compartmentId
    ? await tx.compartmentMember.findMany({ where: { compartmentId }, select: { userId: true } })
    : memberships;
  const able = new Set(memberships.filter(({ role }) => role !== "reader").map(({ userId }) => userId));
  const cleared = new Set(inside.map(({ userId }) => userId));
  return (userId) => able.has(userId) && cleared.has(userId);
}

/** What everybody is called who is or was a member. */
export async function peopleIn(tx: Tx): Promise<(userId: string) => string> {
  const users = await tx.user.findMany({ select: { id: true, name: true } });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return (userId) => names.get(userId) ?? "A former member";
}
