/** Who is in a review: what they are called, and who can answer. */
import "server-only";
import type { Tx } from "@/lib/platform/database";

/**
 * Tells of a person whether they may read what is marked so, and answer: now, whatever moment is read. The database has
 * the same rule for whom it reminds and whose answers it takes (`can_answer_review`).
 */
export async function canAnswerIn(
  tx: Tx,
  negotiationId: string,
): Promise<(userId: string, compartmentId: string | null) => boolean> {
  const memberships = await tx.membership.findMany({
    where: { negotiationId, removedAt: null, role: { not: "reader" } },
    select: { userId: true },
  });
  const standing = await tx.user.findMany({
    where: { id: { in: memberships.map(({ userId }) => userId) }, disabledAt: null },
    select: { id: true },
  });
  const inside = await tx.compartmentMember.findMany({
    where: { compartment: { negotiationId } },
    select: { userId: true, compartmentId: true },
  });
  const able = new Set(standing.map(({ id }) => id));
  const cleared = new Set(inside.map(({ userId, compartmentId }) => `${compartmentId} ${userId}`));
  return (userId, compartmentId) =>
    able.has(userId) && (compartmentId === null || cleared.has(`${compartmentId} ${userId}`));
}

/** What everybody is called who is or was a member. */
export async function peopleIn(tx: Tx): Promise<(userId: string) => string> {
  const users = await tx.user.findMany({ select: { id: true, name: true } });
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return (userId) => names.get(userId) ?? "A former member";
}
