/** What a signed-in person does about their own account: the password, and the browsers that are signed in. */
import "server-only";
import Bowser from "bowser";
import { type Actor, asActor, asWritingActor } from "./actor";
import { requireConfirmed } from "./confirming";
import { log } from "./log";
import { tellOfNewPassword } from "./password-links";
import { faultInPassword } from "./password-rules";
import { hashPassword } from "./passwords";
import { hearGuess, type Origin } from "./sign-in";

export type PasswordChange = { ok: true } | { ok: false; field?: "present" | "password"; message: string };

/**
 * Changes the actor's password, if the present one is right, and ends their other sign-ins. Who has a second factor shows it,
 * as the password alone is what it guards against: throws `unconfirmed` where that is too long ago.
 */
export async function changePassword(
  actor: Actor,
  { present, password }: { present: string; password: string },
  origin: Pick<Origin, "address" | "device">,
  now: Date,
): Promise<PasswordChange> {
  const fault = faultInPassword(password, actor);
  if (fault) return { ok: false, field: "password", message: fault };
  // Somebody at an open screen may guess as well as anybody at the door, and is heard as often.
  const heard = await hearGuess({ email: actor.email, password: present, ...origin });
  if (!heard.ok) {
    return heard.retryAfter
      ? { ok: false, message: heard.message }
      : { ok: false, field: "present", message: "This is not your present password." };
  }
  const newHash = await hashPassword(password);
  const [changed] = await asWritingActor(actor, async (tx) => {
    const [factor] = await tx.$queryRaw<object[]>`select 1 from my_second_factor() where has_factor`;
    if (factor) await requireConfirmed({ tx, actor, now });
    return tx.$queryRaw<{ ok: boolean }[]>`select change_my_password(${heard.passwordHash}, ${newHash}) as ok`;
  });
  if (!changed?.ok) return { ok: false, message: "The password was changed from elsewhere just now. Try again." };
  log.info({ userId: actor.userId }, "password changed");
  void tellOfNewPassword(actor);
  return { ok: true };
}

/** Whether the actor is shown to others, and they to them. */
export async function isPresenceShown(actor: Actor): Promise<boolean> {
  return asActor(actor, async (tx) => (await tx.presenceOff.count({ where: { userId: actor.userId } })) === 0);
}

/** From now on they are shown, or nowhere; it holds for all their browsers at once. */
export async function choosePresence(actor: Actor, isShown: boolean): Promise<void> {
  await asWritingActor(actor, (tx) => tx.$queryRaw`select choose_presence(${isShown})::text`);
}

export type OpenSignIn = {
  id: string;
  /** "Firefox on Windows". */
  device: string;
  /** Null where the server could not tell. */
  address: string | null;
  since: Date;
  /** To the minute. */
  lastSeen: Date;
  /** It ends then, whether used or not. */
  until: Date;
  isThis: boolean;
};

/** The actor's sign-ins that hold now: this one first, then the one seen last. */
export async function openSignIns(actor: Actor): Promise<OpenSignIn[]> {
  const rows = await asActor(actor, (tx) => {
    return tx.$queryRaw<(Omit<OpenSignIn, "device" | "isThis"> & { agent: string | null })[]>`
      select id, user_agent as agent, address, created_at as since, last_seen_at as "lastSeen", expires_at as until
        from sign_in
       where user_id = current_user_id() and purpose = 'browser' and revoked_at is null and expires_at > now()
         and last_seen_at + make_interval(secs => idle_seconds) > now()
       order by id = ${actor.signInId}::uuid desc, last_seen_at desc`;
  });
  return rows.map(({ agent, ...row }) => ({ ...row, device: deviceInWords(agent), isThis: row.id === actor.signInId }));
}

/** Ends one of the actor's sign-ins, and no longer knows its browser. False: they have none by that id, or it has ended. */
export async function endOwnSignIn(actor: Actor, signInId: string): Promise<boolean> {
  const [ended] = await asWritingActor(actor, (tx) => {
    return tx.$queryRaw<{ ok: boolean }[]>`select end_my_sign_in(${signInId}::uuid) as ok`;
  });
  return ended?.ok ?? false;
}

/** Ends all of the actor's sign-ins but the one they act with; gives back how many there were. */
export async function endOtherSignIns(actor: Actor): Promise<number> {
  const [ended] = await asWritingActor(actor, (tx) => {
    return tx.$queryRaw<{ count: number }[]>`select end_my_other_sign_ins() as count`;
  });
  return ended?.count ?? 0;
}

/** A browser's words about itself in ours. They are its own to choose: they help to recognise it and prove nothing. */
export function deviceInWords(agent: string | null): string {
  const { browser, os, platform } = Bowser.parse(agent || "unknown");
  if (!browser.name) return "A browser that we do not know";
  const kinds: Record<string, string> = { mobile: ", a phone", tablet: ", a tablet" };
  return `${browser.name}${os.name ? ` on ${os.name}` : ""}${kinds[platform.type ?? ""] ?? ""}`;
}
