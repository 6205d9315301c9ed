/** The address by which a calendar elsewhere reads what its owner may see: a sign-in that no browser can carry. */
import "server-only";
import { type Actor, asActor } from "./actor";
import { database } from "./database";
import { hashToken } from "./passwords";

export type OwnCalendar = {
  madeAt: Date;
  /** Null: no calendar has read it yet. */
  readAt: Date | null;
};

/** The reader's own calendar, of whose address only a hash is kept; null: they have none. */
export async function ownCalendar(actor: Actor): Promise<OwnCalendar | null> {
  const row = await asActor(actor, (tx) =>
    tx.signIn.findFirst({
      where: { userId: actor.userId, purpose: "calendar", revokedAt: null, expiresAt: { gt: new Date() } },
      select: { createdAt: true, lastSeenAt: true },
    }),
  );
  if (!row) return null;
  const isRead = row.lastSeenAt.getTime() - row.createdAt.getTime() > 1000;
  return { madeAt: row.createdAt, readAt: isRead ? row.lastSeenAt : null };
}

/** Whoever reads by this address; null: there is none, or it has ended. */
export async function openCalendar(token: string): Promise<Pick<Actor, "signInId"> | null> {
  const [opened] = await database().$queryRaw<{ signInId: string | null }[]>`
    select open_calendar(${hashToken(token)})::text as "signInId"`;
  return opened?.signInId ? { signInId: opened.signInId } : null;
}
