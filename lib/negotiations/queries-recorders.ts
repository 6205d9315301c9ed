/** Whom a reader who may not write can ask to. */
import "server-only";
import { asActor } from "@/lib/platform/actor";
import { isAtLeast } from "@/lib/platform/member";
import type { Opened } from "./queries";

/** The names of those who write to the record, recorders before owners, since it is their daily work. */
export async function recorderNames({ actor, negotiation }: Opened): Promise<string[]> {
  return asActor(actor, async (tx) => {
    const memberships = await tx.membership.findMany({
      where: { negotiationId: negotiation.id, removedAt: null },
      orderBy: [{ role: "asc" }, { since: "asc" }],
      select: { userId: true, role: true },
    });
    const ids = memberships.filter((one) => isAtLeast(one, "recorder")).map(({ userId }) => userId);
    const users = await tx.user.findMany({
      where: { id: { in: ids }, disabledAt: null },
      select: { id: true, name: true },
    });
    const names = new Map(users.map(({ id, name }) => [id, name]));
    return ids.flatMap((id) => names.get(id) ?? []);
  });
}
