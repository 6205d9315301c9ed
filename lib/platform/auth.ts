/** Signing in with next-auth: the cookie carries a sign-in's row id, and the row decides. */
import "server-only";
import { LRUCache } from "lru-cache";
import type { NextAuthOptions } from "next-auth";
import { decode, encode, type JWTDecodeParams } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { cookies, headers } from "next/headers";
import { asWritingActor, findSignedIn } from "./actor";
import { deviceToken, rememberDevice } from "./device";
import { env } from "./env";
import { forgetHalf, keepHalf } from "./half-cookie";
import { paths, safeReturn } from "./paths";
import { breakSeal, keepSeal } from "./seal";
import { watched } from "./security-log";
import { authenticate, clientAddress, type Origin } from "./sign-in";

declare module "next-auth" {
  interface User {
    signInId?: string;
    /** The password was right, and a second factor is asked for. */
    isHalf?: boolean;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    signInId?: string;
  }
}

const isSecure = () => env.appUrl.protocol === "https:";
/** Over https a cookie of ours is for this host alone: no other of the same domain can set one in its place. */
const nameOf = (cookie: "session-token" | "callback-url") => `${isSecure() ? "__Host-" : ""}next-auth.${cookie}`;
const cookieName = () => nameOf("session-token");
const cookieOptions = () => ({ httpOnly: true, sameSite: "lax", path: "/", secure: isSecure() }) as const;

export function authOptions(): NextAuthOptions {
  return {
    secret: env.authSecret,
    session: { strategy: "jwt", maxAge: env.signInSeconds },
    jwt: { decode: opened },
    useSecureCookies: isSecure(),
    // The others that are set here have the prefix already.
    cookies: {
      sessionToken: { name: cookieName(), options: cookieOptions() },
      callbackUrl: { name: nameOf("callback-url"), options: cookieOptions() },
    },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: async (credentials, request) => {
          const asking = new Headers(asText(request.headers));
          const origin = {
            address: clientAddress(asking),
            agent: asking.get("user-agent"),
            device: await deviceToken(),
          };
          const outcome = await authenticate({
            email: credentials?.email ?? "",
            password: credentials?.password ?? "",
            ...origin,
          });
          if (!outcome.ok && outcome.half) {
            await keepHalf(outcome.half);
            return { id: "half", isHalf: true };
          }
          if (!outcome.ok) throw new Error(outcome.message);
          await rememberDevice(origin.device);
          await keepSeal();
          return { id: outcome.signInId, signInId: outcome.signInId };
        },
      }),
    ],
    callbacks: {
      // Instead of a session, the page that asks for a code.
      signIn: ({ user }) => (user.isHalf ? new URL(paths.signInCode(), env.appUrl).href : true),
      jwt: ({ token, user }) => (user ? { signInId: user.signInId } : token),
      // What next-auth tells a browser of its session. Who it is, pages say; which sign-in it is, nobody needs to read.
      session: ({ session }) => ({ expires: session.expires }),
      // next-auth's own throws where a cookie or a parameter says what is no address.
      redirect: ({ url, baseUrl }) =>
        baseUrl + safeReturn(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url),
    },
    events: {
      signOut: async ({ token }) => {
        if (token?.signInId) await endSignIn(token.signInId);
        await breakSeal();
      },
    },
  };
}

/** Whether an address or a cookie says where to lead back in a way that next-auth can read: it logs others as faults of ours. */
export async function canLeadBack({ url }: Request): Promise<boolean> {
  const inAddress = new URL(url).searchParams.getAll("callbackUrl");
  const inCookie = (await cookies()).get(nameOf("callback-url"))?.value ?? "";
  return [...inAddress, inCookie].every((back) => {
    const base = back.startsWith("/") ? env.appUrl : undefined;
    return !back || (URL.canParse(back, base) && /^https?:$/.test(new URL(back, base).protocol));
  });
}

/** The sign-in that the request's cookie carries, or null. Whether it still holds, its row says. */
export async function carriedSignIn(): Promise<string | null> {
  return signInOf((await cookies()).get(cookieName())?.value);
}

/** The same of a request's own `Cookie` header, for who is handed the request. */
export async function signInCarriedBy(cookie: string | null): Promise<string | null> {
  const pairs = (cookie ?? "").split(";").map((pair) => pair.trim().split("="));
  return signInOf(pairs.find(([name]) => name === cookieName())?.[1]);
}

/**
 * Which sign-in a cookie carries, of those opened within a minute: working out the key and opening it takes longer than
 * anything else that is asked of a request. That it may still be used, the sign-in's row says each time.
 */
const openedLately = new LRUCache<string, string>({ max: 5000, ttl: 60_000 });

async function signInOf(token: string | undefined): Promise<string | null> {
  if (!token) return null;
  const before = openedLately.get(token);
  if (before !== undefined) return before;
  try {
    const signInId = (await opened({ token, secret: env.authSecret }))?.signInId ?? null;
    if (signInId !== null) openedLately.set(token, signInId);
    return signInId;
  } catch {
    return null;
  }
}

/** The one way in which next-auth seals: AES-256-GCM under a key that is worked out of the secret. */
const sealedHeader = Buffer.from(JSON.stringify({ alg: "dir", enc: "A256GCM" })).toString("base64url");

/** Null for what is sealed in another way, which the library would try as its sender asks; throws for what does not open. */
async function opened(params: JWTDecodeParams) {
  return params.token?.startsWith(`${sealedHeader}..`) ? decode(params) : null;
}

/**
 * Sets the cookie that next-auth itself would set, so that a plain form can sign in without scripts; knows the browser
 * again, and what it keeps of what is typed.
 */
export async function setSignInCookie(signInId: string, device: string): Promise<void> {
  const value = await encode({ token: { signInId }, secret: env.authSecret, maxAge: env.signInSeconds });
  (await cookies()).set(cookieName(), value, { ...cookieOptions(), maxAge: env.signInSeconds });
  await forgetHalf();
  await rememberDevice(device);
  await keepSeal();
}

/** Forgets the sign-in, and with it what this browser keeps of what was typed. */
export async function clearSignInCookie(): Promise<void> {
  // A browser heeds nothing of a name with a prefix that does not come as such a cookie has to.
  (await cookies()).set(cookieName(), "", { ...cookieOptions(), maxAge: 0 });
  await breakSeal();
}

/** Revokes a sign-in; the next request that carries it is nobody's. */
export async function endSignIn(signInId: string): Promise<void> {
  const found = await findSignedIn(signInId);
  if (!found) return;
  await asWritingActor(found.actor, (tx) =>
    tx.signIn.updateMany({ where: { id: signInId }, data: { revokedAt: new Date() } }),
  );
  watched({ security: "signed out", userId: found.actor.userId });
}

/** Who asks, in a page or an action. */
export async function requestOrigin(): Promise<Origin & { device: string }> {
  const asked = await headers();
  return { address: clientAddress(asked), agent: asked.get("user-agent"), device: await deviceToken() };
}

function asText(raw: unknown): Record<string, string> {
  const entries = Object.entries((raw ?? {}) as Record<string, unknown>);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
