/**
 * The cookie by which a browser is known again after signing out. It opens nothing: guesses from a browser that its
 * owner has signed in with are counted apart, so that nobody's guesses from elsewhere keep the owner out.
 */
import "server-only";
import { cookies } from "next/headers";
import { env } from "./env";
import { newToken } from "./passwords";

const days = 180;

const cookieName = () => (env.appUrl.protocol === "https:" ? "__Host-parley-device" : "parley-device");

/** The browser's token; a new one for a browser that has none yet. */
export async function deviceToken(): Promise<string> {
  const kept = (await cookies()).get(cookieName())?.value;
  return kept && /^[\w-]{43}$/.test(kept) ? kept : newToken();
}

/** Keeps the token in the browser, from now on anew. */
export async function rememberDevice(token: string): Promise<void> {
  (await cookies()).set(cookieName(), token, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: env.appUrl.protocol === "https:",
    maxAge: days * 86_400,
  });
}
