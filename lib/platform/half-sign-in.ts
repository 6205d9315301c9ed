/** Signing in by a second factor, after the password: until it is given, nobody is signed in. */
import "server-only";
import { takeAllowance } from "./allowance-shared";
import { database } from "./database";
import { env } from "./env";
import { hashToken } from "./passwords";
import { hearCode, type Proof } from "./second-factor-code";
import { tellOfUsedRecoveryCode, tellOfWrongCodes } from "./second-factor-mails";
import { watched } from "./security-log";
import type { Origin } from "./sign-in";

type Half = { userId: string; name: string; email: string; secret: string | null };

/** Who has given their password in the browser that carries this; null: it has ended. */
export async function findHalf(token: string): Promise<Half | null> {
  const [found] = await database().$queryRaw<Half[]>`
    select user_id::text as "userId", name, email, secret from find_half_sign_in(${hashToken(token)})`;
  return found ?? null;
}

type Passed = { ok: true; signInId: string } | { ok: false; message: string; isCode: boolean };

const halfIsOver = "It is too long since you gave your password. Sign in again.";

/** Opens the sign-in if the code is right: once, and each code once. */
export async function passHalf(token: string, typed: string, origin: Origin, now: Date): Promise<Passed> {
  const half = await findHalf(token);
  if (!half) return { ok: false, message: halfIsOver, isCode: false };
  const heard = await hearCode({ ...half, ...origin, typed, now }, (proof) => pass(token, proof, origin));
  if (!heard.ok && heard.retryAfter !== undefined) await tellOnce(half);
  if (!heard.ok) return { ok: false, message: heard.message, isCode: heard.retryAfter === undefined };
  watched({ security: "signed in", by: heard.isRecovery ? "recovery code" : "code", userId: half.userId });
  if (heard.isRecovery) void tellOfUsedRecoveryCode(half);
  return { ok: true, signInId: heard.value };
}

/** Who guesses at codes has the password: its owner hears of it, and not again with each guess or each half sign-in. */
async function tellOnce(half: Half): Promise<void> {
  const { isTaken } = await takeAllowance(`wrong-codes:${half.userId}`, { most: 1, within: 24 * 3600 });
  if (isTaken) void tellOfWrongCodes(half);
}

async function pass(token: string, { step, recovery }: Proof, { address, agent, device }: Origin) {
  const [opened] = await database().$queryRaw<{ id: string | null }[]>`
    select pass_half_sign_in(${hashToken(token)}, ${step}::bigint, ${recovery}, make_interval(secs => ${env.signInSeconds}),
      ${agent?.slice(0, 400) ?? null}, ${address?.slice(0, 100) ?? null}, make_interval(secs => ${env.signInIdleSeconds}),
      ${device && hashToken(device)})::text as id`;
  return opened?.id ?? null;
}
