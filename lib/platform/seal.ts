/**
 * What a browser's store of unsaved text is encrypted with. The key is never kept: it is worked out, for each page that a
 * signed-in person opens, from the server's secret, that person, and a cookie which stands from their first sign-in at
 * this browser until they sign out. So it is the same again after a sign-in that has ended by itself; nobody else at the
 * browser is given it; and after a sign-out nothing can work it out any more, whether a script ran or not.
 */
import "server-only";
import { hkdfSync } from "node:crypto";
import { cookies } from "next/headers";
import type { Actor } from "./actor";
import { env } from "./env";
import { newToken } from "./passwords";

/** Longer than any sign-in may last: who comes back to what they typed signs in again first. */
const days = 400;

const cookieName = () => (env.appUrl.protocol === "https:" ? "__Host-parley-seal" : "parley-seal");

/** For the pages of this person at this browser: 32 bytes of key and 8 that name it, as base64url. */
export async function sealFor(actor: Pick<Actor, "signInId" | "userId">): Promise<string> {
  // A sign-in from before there were seals goes by its own id until it ends, and what it kept goes with it: a page cannot
  // set the cookie, and the next sign-in begins one.
  return sealOf(actor.userId, (await salt()) ?? actor.signInId);
}

/** HKDF (RFC 5869) with SHA-256. The name tells which key it is, and nothing of the key. */
export function sealOf(userId: string, salted: string): string {
  const bytes = hkdfSync("sha256", env.authSecret, salted, `Parley: kept text of ${userId}`, 40);
  return Buffer.from(bytes).toString("base64url");
}

/** Whether something may be kept here for somebody whose sign-in has ended by itself. */
export async function isSealed(): Promise<boolean> {
  return (await salt()) !== null;
}

/** At a sign-in: from now on this browser's seals hold, the ones that it has already first of all. */
export async function keepSeal(): Promise<void> {
  (await cookies()).set(cookieName(), (await salt()) ?? newToken(), {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: env.appUrl.protocol === "https:",
    maxAge: days * 86_400,
  });
}

/** At a sign-out: what was sealed can be opened by nobody. */
export async function breakSeal(): Promise<void> {
  // Only what is marked as secure, and for the whole host, replaces a cookie of that name.
  const isSecure = env.appUrl.protocol === "https:";
  (await cookies()).set(cookieName(), "", { httpOnly: true, path: "/", secure: isSecure, maxAge: 0 });
}

async function salt(): Promise<string | null> {
  const kept = (await cookies()).get(cookieName())?.value;
  return kept && /^[\w-]{43}$/.test(kept) ? kept : null;
}
