/** Showing again who one is, before what matters: an open browser may have been left by its owner. */
import "server-only";
import { type Actor, asActor, asWritingActor } from "./actor";
import type { Tx } from "./database";
import { env } from "./env";
import { ExpectedError } from "./errors";
import { faultInUsingPassword } from "./oidc/passwords";
import { hearCode, type Proof } from "./second-factor-code";
import { tellOfUsedRecoveryCode } from "./second-factor-mails";
import { watched } from "./security-log";
import { hearGuess, type Origin, type Refused } from "./sign-in";

/** Throws where it is longer ago than it may be that the actor signed in or confirmed it. */
export async function requireConfirmed({ tx, actor, now }: { tx: Tx; actor: Actor; now: Date }): Promise<void> {
  const carried = await tx.signIn.findUnique({ where: { id: actor.signInId }, select: { confirmedAt: true } });
  if (!carried || now.getTime() - carried.confirmedAt.getTime() > env.confirmSeconds * 1000)
    throw new ExpectedError(
      "unconfirmed",
      "Confirm first that it is you: this is more than an open browser may do alone.",
    );
}

/**
 * Confirms that it is the actor: by a code where they have a second factor, since a password alone is what it guards
 * against, and by the password where they have none. By the identity provider: `confirmByProvider`.
 */
export async function confirmSelf(
  actor: Actor,
  typed: string,
  origin: Pick<Origin, "address" | "device">,
  now: Date,
): Promise<{ ok: true } | Refused> {
  const [factor] = await asActor(actor, (tx) => {
    return tx.$queryRaw<{ secret: string | null }[]>`
      select case when confirmed_at is not null then secret end as secret from my_second_factor() where has_factor`;
  });
  if (factor) {
    const asked = { userId: actor.userId, email: actor.email, secret: factor.secret, typed, now, ...origin };
    const heard = await hearCode(asked, (proof) => confirm(actor, null, proof));
    if (heard.ok && heard.isRecovery) void tellOfUsedRecoveryCode(actor);
    return heard.ok ? { ok: true } : heard;
  }
  const heard = await hearGuess({ email: actor.email, password: typed, ...origin });
  if (!heard.ok) return heard.retryAfter ? heard : { ok: false, message: "This is not your password." };
  const fault = await faultInUsingPassword(actor.userId);
  if (fault) return { ok: false, message: fault };
  const isConfirmed = await confirm(actor, heard.passwordHash, { step: null, recovery: null });
  return isConfirmed ? { ok: true } : { ok: false, message: "Your password was changed from elsewhere just now." };
}

/** Null: it was not right, or is used. */
async function confirm(actor: Actor, passwordHash: string | null, { step, recovery }: Proof): Promise<true | null> {
  const [done] = await asWritingActor(actor, (tx) => {
    return tx.$queryRaw<
      { ok: boolean }[]
    >`select confirm_my_sign_in(${passwordHash}, ${step}::bigint, ${recovery}) as ok`;
  });
  if (!done?.ok) return null;
  watched({ security: "confirmed", userId: actor.userId });
  return true;
}
