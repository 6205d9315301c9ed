/** Checking a password: one door for the form and for next-auth, which hears twenty guesses an hour at an account. */
import "server-only";
import { createHmac } from "node:crypto";
import { database, type Tx } from "./database";
import { env } from "./env";
import { faultInUsingPassword } from "./oidc/passwords";
import { hashPassword, hashToken, isPasswordOf, newToken } from "./passwords";
import { watched } from "./security-log";
import { during } from "./watching/watched";

/** Who asks, as far as the server can tell. */
export type Origin = {
  /** Null where the server cannot tell addresses apart. */
  address: string | null;
  /** The browser's own words about itself. */
  agent: string | null;
  /** The token by which a browser is known again. */
  device: string | null;
};

export type Refused = { ok: false; message: string; retryAfter?: number; half?: undefined };
/** They have shown who they are; or half of it, and a second factor is asked for by who carries `half`. */
export type Entered =
  | { ok: true; signInId: string }
  | { ok: false; message: string; half: string; retryAfter?: undefined };

/** How long a second factor is waited for after the password. */
export const halfSeconds = 10 * 60;

const wrong = "That e-mail address and password do not belong together.";

/** Lets in by the right password; a wrong one, an unknown address and a disabled account answer alike. */
export async function authenticate(asked: { email: string; password: string } & Origin): Promise<Entered | Refused> {
  const heard = await hearGuess(asked);
  return heard.ok ? enter(heard.userId, asked) : heard;
}

/**
 * Opens a sign-in for who has given their password or a link in its place, or a half one where they have a second factor.
 * Refuses where the identity provider alone lets them in.
 */
export async function enter(userId: string, origin: Origin): Promise<Entered | Refused> {
  const fault = await faultInUsingPassword(userId);
  if (fault) return { ok: false, message: fault };
  const waits = await beginHalf(userId);
  if (waits) return waits;
  try {
    const signInId = await openSignIn(userId, origin);
    watched({ security: "signed in", by: "password or link", userId });
    return { ok: true, signInId };
  } catch (error) {
    // Where a second factor was set up in between, the database opens nothing: now it is asked for.
    const waitsByNow = await beginHalf(userId);
    if (waitsByNow) return waitsByNow;
    throw error;
  }
}

/** Null: they have no second factor. */
async function beginHalf(userId: string): Promise<Extract<Entered, { half: string }> | null> {
  const half = newToken();
  const [begun] = await database().$queryRaw<{ waits: boolean }[]>`
    select begin_half_sign_in(${userId}::uuid, ${hashToken(half)}, make_interval(secs => ${halfSeconds})) as waits`;
  if (!begun?.waits) return null;
  watched({ security: "second factor asked for", userId });
  return { ok: false, message: "A code is needed as well.", half };
}

/** Opens a sign-in for somebody who has shown that they are this user and has no second factor; gives back its id. */
export async function openSignIn(
  userId: string,
  { address, agent, device }: Origin,
  tx: Tx = database(),
): Promise<string> {
  const [opened] = await tx.$queryRaw<{ id: string }[]>`
    select open_sign_in(${userId}::uuid, make_interval(secs => ${env.signInSeconds}), ${agent?.slice(0, 400) ?? null},
      ${address?.slice(0, 100) ?? null}, make_interval(secs => ${env.signInIdleSeconds}), ${device && hashToken(device)}) as id`;
  if (!opened) throw new Error("open_sign_in gave nothing back");
  return opened.id;
}

// An unknown user costs the same hash as a known one, so the time tells nothing.
let dummy: Promise<string> | undefined;

/**
 * Whether the password is that of the address, if the guess is heard at all. The database notes it as failed before the
 * hasher sees it, so that guesses made at once count each other; a right one is forgotten again.
 */
export function hearGuess(asked: Guess): Promise<Right | Refused> {
  return during("guess", "password", () => judge(asked), resultOfGuess);
}

/** In a word. */
export const resultOfGuess = ({ ok }: { ok: boolean }) => (ok ? "right" : "refused");

type Guess = { email: string; password: string } & Pick<Origin, "address" | "device">;
type Right = { ok: true; userId: string; passwordHash: string };

async function judge(asked: Guess): Promise<Right | Refused> {
  const email = normalEmail(asked.email);
  if (email === "" || email.length > 320 || asked.password === "" || asked.password.length > 1024)
    return { ok: false, message: wrong };
  const begun = await beginGuess({ ...asked, email, at: email, what: "passwords" });
  if (!begun.ok) return begun;

  const [credential] = await database().$queryRaw<{ user_id: string; password_hash: string }[]>`
    select user_id, password_hash from find_credential(${email})`;
  dummy ??= hashPassword("nobody has this password");
  const isRight = await isPasswordOf(credential?.password_hash ?? (await dummy), asked.password);
  if (!credential || !isRight) {
    watched({ security: "guess refused", at: "passwords", ...marksOf(email, asked.address) });
    return { ok: false, message: wrong };
  }
  await forgetGuess(begun.guess);
  return { ok: true, userId: credential.user_id, passwordHash: credential.password_hash };
}

type Guessing = {
  /** Of the account, by which its owner's browsers are known. */
  email: string;
  /** What is counted apart: the account's password, or its codes. */
  at: string;
  what: "passwords" | "codes";
} & Pick<Origin, "address" | "device">;

/** Notes a guess as failed before it is heard, unless there were too many. */
export async function beginGuess({
  email,
  at,
  what,
  address,
  device,
}: Guessing): Promise<{ ok: true; guess: bigint } | Refused> {
  const [begun] = await database().$queryRaw<{ guess: bigint | null; wait: number }[]>`
    select guess, wait from begin_guess(${email}, ${fingerprint(at)}, ${address && fingerprint(address)},
      ${address?.slice(0, 100) ?? null}, ${device && hashToken(device)})`;
  if (!begun) throw new Error("begin_guess gave nothing back");
  const { guess, wait } = begun;
  if (guess !== null) return { ok: true, guess };
  watched({ security: "guess refused", at: what, ...marksOf(at, address), wait });
  return { ok: false, message: `Too many wrong ${what}. Try again in ${inWords(wait)}.`, retryAfter: wait };
}

/** By which lines of the log are known to be of one account, or from one place. */
export const marksOf = (at: string, address: string | null) => ({
  account: fingerprint(at),
  source: address && fingerprint(address),
});

/** It was right. */
export async function forgetGuess(guess: bigint): Promise<void> {
  await database().$executeRaw`select forget_guess(${guess})`;
}

/**
 * Where a request comes from. The forwarded header is anybody's to write, so only its last entry counts, and only behind
 * a proxy that is known to append it. Without one the address is unknown: we listen on loopback alone.
 */
export function clientAddress(asked: Headers): string | null {
  if (!env.trustsProxy) return null;
  return asked.get("x-forwarded-for")?.split(",").at(-1)?.trim() || null;
}

export function normalEmail(typed: string): string {
  return typed.trim().toLowerCase();
}

/** What is counted is kept as a hash that only this installation can make. */
export function fingerprint(text: string): string {
  return createHmac("sha256", env.authSecret).update(text).digest("hex");
}

/** "40 seconds", "12 minutes". */
export function inWords(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? "a second" : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
