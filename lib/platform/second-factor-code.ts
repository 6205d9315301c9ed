/** Checking a code that somebody gives as their second factor: of their app, or one of those for an emergency. */
import "server-only";
import { log } from "./log";
import { recoveryHash } from "./recovery-codes";
import { openText, sealText } from "./sealed-text";
import { watched } from "./security-log";
import { beginGuess, forgetGuess, marksOf, type Origin, type Refused, resultOfGuess } from "./sign-in";
import { stepOfCode } from "./totp";
import { during } from "./watching/watched";

/** What a code that is right leads to in the database, where it is used up. */
export type Proof = { step: number | null; recovery: string | null };

type Asked = {
  userId: string;
  email: string;
  /** The app's secret as it is kept; null: they have no app. */
  secret: string | null;
  typed: string;
  now: Date;
} & Pick<Origin, "address" | "device">;

/** Capitals: no address that somebody types at the password has any, once it is read. */
const apart = "SECOND FACTOR OF";

const wrongCode = "This code is not right, or was used already. An app shows a new one every 30 seconds.";

/**
 * Hears a code, if it is heard at all: guesses at codes are counted like those at a password, and apart from them. `use`
 * uses it up and gives back null where it was used before.
 */
export function hearCode<Value>(asked: Asked, use: Use<Value>): Promise<Right<Value> | Refused> {
  return during("guess", "code", () => judge(asked, use), resultOfGuess);
}

type Use<Value> = (proof: Proof) => Promise<Value | null>;
type Right<Value> = { ok: true; value: Value; isRecovery: boolean };

async function judge<Value>(asked: Asked, use: Use<Value>): Promise<Right<Value> | Refused> {
  const { email } = asked;
  const at = `${apart} ${email}`;
  const begun = await beginGuess({ ...asked, email, at, what: "codes" });
  if (!begun.ok) return begun;
  const proof = proofOf(asked);
  const value = proof ? await use(proof) : null;
  if (!proof || value === null) {
    watched({ security: "guess refused", at: "codes", ...marksOf(at, asked.address) });
    return { ok: false, message: wrongCode };
  }
  await forgetGuess(begun.guess);
  return { ok: true, value, isRecovery: proof.recovery !== null };
}

function proofOf({ userId, secret, typed, now }: Asked): Proof | null {
  const code = typed.replace(/\s/g, "");
  if (!/^\d{6}$/.test(code)) {
    const recovery = recoveryHash(typed);
    return recovery ? { step: null, recovery } : null;
  }
  const opened = secret ? openTotpSecret(userId, secret) : null;
  if (secret && !opened) log.error({ userId }, "a second factor was sealed under another AUTH_SECRET");
  const step = opened ? stepOfCode(opened, code, now) : null;
  return step === null ? null : { step, recovery: null };
}

export const sealTotpSecret = (userId: string, secret: string) => sealText(about(userId), secret);
export const openTotpSecret = (userId: string, sealed: string) => openText(about(userId), sealed);

const about = (userId: string) => ({ purpose: "Parley: secret of an authenticator app" as const, of: userId });
