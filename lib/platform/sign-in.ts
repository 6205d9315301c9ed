/** Checking a password: one door for the form and for next-auth, with a delay that grows with failed guesses. */
import "server-only";
import { createHmac } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { database } from "./database";
import { env } from "./env";

/** A sign-in ends after a week whatever happens. */
export const signInSeconds = 7 * 24 * 60 * 60;

/** The argon2id settings of OWASP's password storage cheat sheet: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost);
}

// An unknown user costs the same hash as a known one, so the time tells nothing.
let dummy: Promise<string> | undefined;

export type Authentication = { ok: true; signInId: string } | { ok: false; message: string; retryAfter?: number };

const wrong = "That e-mail address and password do not belong together.";

/** Opens a sign-in for the right password; a wrong one, an unknown address and a disabled account answer alike. */
export async function authenticate(asked: {
  email: string;
  password: string;
  address: string;
  agent: string | null;
}): Promise<Authentication> {
  const email = asked.email.trim().toLowerCase();
  if (email === "" || email.length > 320 || asked.password === "" || asked.password.length > 1024)
    return { ok: false, message: wrong };
  const account = fingerprint(email);
  const address = fingerprint(asked.address);

  const [delay] = await database().$queryRaw<
    { wait: number | null }[]
  >`select sign_in_wait(${account}, ${address}) as wait`;
  const wait = delay?.wait ?? 0;
  if (wait > 0) {
    return { ok: false, message: `Too many wrong passwords. Try again in ${inWords(wait)}.`, retryAfter: wait };
  }

  const [credential] = await database().$queryRaw<{ user_id: string; password_hash: string }[]>`
    select user_id, password_hash from find_credential(${email})`;
  dummy ??= hashPassword("nobody has this password");
  const isRight = await verify(credential?.password_hash ?? (await dummy), asked.password);
  if (!credential || !isRight) {
    await database().$executeRaw`select note_sign_in_failure(${account}, ${address})`;
    return { ok: false, message: wrong };
  }
  await database().$executeRaw`select forget_sign_in_failures(${account})`;
  const [opened] = await database().$queryRaw<{ id: string }[]>`
    select open_sign_in(${credential.user_id}::uuid, make_interval(secs => ${signInSeconds}), ${asked.agent?.slice(0, 400) ?? null}, ${asked.address.slice(0, 100)}) as id`;
  if (!opened) throw new Error("open_sign_in gave nothing back");
  return { ok: true, signInId: opened.id };
}

/**
 * Where a request comes from. The forwarded header is anybody's to write, so only its last entry counts, and only behind
 * a proxy that is known to append it.
 */
export function clientAddress(asked: Headers): string {
  const forwarded = asked.get("x-forwarded-for")?.split(",") ?? [];
  const address = env.trustsProxy ? forwarded.at(-1) : forwarded[0];
  return address?.trim() || "unknown";
}

function fingerprint(text: string): string {
  return createHmac("sha256", env.authSecret).update(text).digest("hex");
}

function inWords(seconds: number): string {
  return seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
}
