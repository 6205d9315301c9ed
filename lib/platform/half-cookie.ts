/** The cookie of a browser whose reader has given the password and not yet the second factor. It opens nothing. */
import "server-only";
import { cookies } from "next/headers";
import { env } from "./env";
import { halfSeconds } from "./sign-in";

const isSecure = () => env.appUrl.protocol === "https:";
const cookieName = () => (isSecure() ? "__Host-parley-half" : "parley-half");

export async function carriedHalf(): Promise<string | null> {
  return (await cookies()).get(cookieName())?.value ?? null;
}

export async function keepHalf(token: string): Promise<void> {
  await set(token, halfSeconds);
}

export async function forgetHalf(): Promise<void> {
  if (await carriedHalf()) await set("", 0);
}

async function set(value: string, maxAge: number): Promise<void> {
  (await cookies()).set(cookieName(), value, {
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    secure: isSecure(),
    maxAge,
  });
}
