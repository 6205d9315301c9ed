/** What administrators see: the accounts, and what was done to them. No negotiation is among it. */
import "server-only";
import { notFound } from "next/navigation";
import { type Actor, asActor } from "./actor";
import { requireActor } from "./current-actor";
import { env } from "./env";
import { issuerOf } from "./oidc/provider";

export type AccountView = {
  id: string;
  name: string;
  email: string;
  isAdmin: boolean;
  createdAt: Date;
  disabledAt: Date | null;
  /** When they were last signed in somewhere, to the minute; null: never. */
  lastSeenAt: Date | null;
  hasSecondFactor: boolean;
  /** What the identity provider calls them; null: they are not linked to it. */
  identity: string | null;
};

export type AccountAct = { id: string; at: Date; by: string; about: string; event: string };

/** The signed-in administrator; for anybody else what is asked for does not exist. */
export async function requireAdministrator(): Promise<Actor> {
  const actor = await requireActor();
  if (!actor.isAdmin) notFound();
  return actor;
}

const latestActs = 50;

/** All accounts by name, and what was done to them last, newest first. For anybody but an administrator: none. */
export async function accounts(actor: Actor): Promise<{ accounts: AccountView[]; acts: AccountAct[] }> {
  return asActor(actor, async (tx) => {
    const found = await tx.$queryRaw<Omit<AccountView, "identity">[]>`
      select id::text, name, email, is_admin as "isAdmin", created_at as "createdAt", disabled_at as "disabledAt",
             last_seen_at as "lastSeenAt", has_factor as "hasSecondFactor" from list_accounts()`;
    const names = new Map(found.map(({ id, name }) => [id, name]));
    const entries = await tx.accountEntry.findMany({ orderBy: { at: "desc" }, take: latestActs });
    const acts = entries.map(({ id, at, actorId, userId, event }) => ({
      id,
      at,
      by: names.get(actorId) ?? "somebody",
      about: names.get(userId) ?? "somebody",
      event,
    }));
    const linked = env.oidc
      ? await tx.$queryRaw<{ userId: string; label: string }[]>`
          select user_id::text as "userId", label from list_identities(${issuerOf(env.oidc)})`
      : [];
    const labels = new Map(linked.map(({ userId, label }) => [userId, label]));
    return { accounts: found.map((each) => ({ ...each, identity: labels.get(each.id) ?? null })), acts };
  });
}
