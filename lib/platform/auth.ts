/** Signing in with next-auth: the cookie carries a sign-in's row id, and the row decides. */
import "server-only";
import type { NextAuthOptions } from "next-auth";
import { encode } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { cookies, headers } from "next/headers";
import { asWritingActor, findActor } from "./actor";
import { env } from "./env";
import { authenticate, clientAddress, signInSeconds } from "./sign-in";

declare module "next-auth" {
  interface Session {
    signInId?: string;
  }
  interface User {
    signInId?: string;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    signInId?: string;
  }
}

const isSecure = () => env.appUrl.protocol === "https:";
const cookieName = () => (isSecure() ? "__Secure-next-auth.session-token" : "next-auth.session-token");

export function authOptions(): NextAuthOptions {
  return {
    secret: env.authSecret,
    session: { strategy: "jwt", maxAge: signInSeconds },
    useSecureCookies: isSecure(),
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        authorize: async (credentials, request) => {
          const outcome = await authenticate({
            email: credentials?.email ?? "",
            password: credentials?.password ?? "",
            address: clientAddress(new Headers(asText(request.headers))),
            agent: asText(request.headers)["user-agent"] ?? null,
          });
          if (!outcome.ok) throw new Error(outcome.message);
          return { id: outcome.signInId, signInId: outcome.signInId };
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { signInId: user.signInId } : token),
      session: ({ session, token }) => ({ expires: session.expires, signInId: token.signInId }),
    },
    events: {
      signOut: async ({ token }) => {
        if (token?.signInId) await endSignIn(token.signInId);
      },
    },
  };
}

/** Sets the cookie that next-auth itself would set, so that a plain form can sign in without scripts. */
export async function setSignInCookie(signInId: string): Promise<void> {
  const value = await encode({ token: { signInId }, secret: env.authSecret, maxAge: signInSeconds });
  (await cookies()).set(cookieName(), value, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: isSecure(),
    maxAge: signInSeconds,
  });
}

export async function clearSignInCookie(): Promise<void> {
  (await cookies()).delete(cookieName());
}

/** Revokes a sign-in; the next request that carries it is nobody's. */
export async function endSignIn(signInId: string): Promise<void> {
  const actor = await findActor(signInId);
  if (!actor) return;
  await asWritingActor(actor, (tx) =>
    tx.signIn.updateMany({ where: { id: signInId }, data: { revokedAt: new Date() } }),
  );
}

/** The browser's own words about itself, and where it calls from. */
export async function requestOrigin(): Promise<{ address: string; agent: string | null }> {
  const asked = await headers();
  return { address: clientAddress(asked), agent: asked.get("user-agent") };
}

function asText(raw: unknown): Record<string, string> {
  const entries = Object.entries((raw ?? {}) as Record<string, unknown>);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
