/** Somebody's own link to the identity provider: seeing it, making it, ending it, and confirming by it. */
import "server-only";
import { type Actor, asActor, asWritingActor } from "../actor";
import { requireConfirmed } from "../confirming";
import { env } from "../env";
import { Conflict, Refusal } from "../errors";
import { watched } from "../security-log";
import type { ProviderFault } from "./faults";
import { tellOfLinked, tellOfUnlinked } from "./mails";
import { issuerOf, requireOidc } from "./provider";
import type { Said } from "./said";

export type OwnIdentity = {
  /** What the provider is called. */
  provider: string;
  linked: {
    /** What the provider calls them. */
    label: string;
    since: Date;
    /** Null: they have not signed in by it yet. */
    usedAt: Date | null;
  } | null;
  /** Whether they have a password, and it lets them in. */
  passwordOpens: boolean;
  /** Whether they could sign in without it. */
  hasOtherWay: boolean;
};

type Row = {
  label: string | null;
  linkedAt: Date;
  usedAt: Date | null;
  hasPassword: boolean;
  hasPasskey: boolean;
};

/** The actor's own; null where this installation has no identity provider. */
export async function ownIdentity(actor: Pick<Actor, "signInId">): Promise<OwnIdentity | null> {
  const settings = env.oidc;
  if (!settings) return null;
  const [row] = await asActor(actor, (tx) => {
    return tx.$queryRaw<Row[]>`
      select label, linked_at as "linkedAt", used_at as "usedAt", has_password as "hasPassword", has_passkey as "hasPasskey"
        from my_identity(${issuerOf(settings)})`;
  });
  const linked = row?.label ? { label: row.label, since: row.linkedAt, usedAt: row.usedAt } : null;
  const { hasPassword, hasPasskey } = row ?? { hasPassword: false, hasPasskey: false };
  return {
    provider: settings.name,
    linked,
    passwordOpens: hasPassword && (settings.hasPasswords || !linked),
    hasOtherWay: hasPassword || hasPasskey,
  };
}

/** What lets somebody in who has no second factor, to begin a sentence with. */
export function firstFactorOf(own: OwnIdentity | null): string {
  return own && !own.passwordOpens ? `Your account with ${own.provider}` : "Your password";
}

/** Whether the actor may begin to link: throws where it is too long ago that they showed who they are. */
export async function requireMayLink(actor: Actor, now: Date): Promise<void> {
  await asActor(actor, (tx) => requireConfirmed({ tx, actor, now }));
}

/** Links whom the provider has named to the actor's account; null: it is done. */
export async function linkOwn(actor: Actor, { issuer, subject, label }: Said): Promise<ProviderFault | null> {
  const [done] = await asWritingActor(actor, (tx) => {
    return tx.$queryRaw<{ came: string }[]>`select link_my_identity(${issuer}, ${subject}, ${label}) as came`;
  });
  if (done?.came !== "linked") return "taken";
  void tellOfLinked(actor, label);
  return null;
}

/** Ends the actor's link, and the sign-ins elsewhere that it opened. Linking again is the way back. */
export async function unlinkOwn(actor: Actor, now: Date): Promise<void> {
  const own = await ownIdentity(actor);
  if (!own?.linked) throw new Conflict("It is unlinked already.");
  const settings = requireOidc();
  if (!own.hasOtherWay) throw new Refusal("Set a password or make a passkey first: nothing else would let you in.");
  const [done] = await asWritingActor(actor, async (tx) => {
    await requireConfirmed({ tx, actor, now });
    return tx.$queryRaw<{ ok: boolean }[]>`select unlink_my_identity(${issuerOf(settings)}) as ok`;
  });
  if (!done?.ok) throw new Conflict("This was changed from elsewhere just now.");
  void tellOfUnlinked(actor);
}

/** The provider has just asked them again: that confirms, unless a second factor of their own does. */
export async function confirmByProvider(actor: Actor, { issuer, subject }: Said): Promise<ProviderFault | null> {
  const [done] = await asWritingActor(actor, (tx) => {
    return tx.$queryRaw<{ ok: boolean }[]>`select confirm_my_sign_in_by_identity(${issuer}, ${subject}) as ok`;
  });
  if (!done?.ok) return "other";
  watched({ security: "confirmed", userId: actor.userId });
  return null;
}

/** What the provider is called, where it can confirm who the actor is; null: a second factor of theirs does, or they have no link. */
export async function confirmsByProvider(actor: Actor): Promise<string | null> {
  const own = await ownIdentity(actor);
  if (!own?.linked) return null;
  const [factor] = await asActor(actor, (tx) => {
    return tx.$queryRaw<object[]>`select 1 from my_second_factor() where has_factor`;
  });
  return factor ? null : own.provider;
}

/** Whether this very sign-in was opened by the provider, who then has one of its own, and can still be asked to end it. */
export async function isOpenedByProvider(actor: Pick<Actor, "signInId">): Promise<boolean> {
  if (!env.oidc) return false;
  const carried = await asActor(actor, (tx) => {
    return tx.signIn.findUnique({ where: { id: actor.signInId }, select: { identityId: true } });
  });
  return typeof carried?.identityId === "string";
}
