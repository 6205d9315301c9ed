/**
 * Headers that differ from answer to answer, and nothing that access depends on: the content policy with a fresh nonce, and
 * the path that was asked for, so that signing in leads back to it. Those that are always the same
 * stand in lib/platform/running/every-answer.
 * Remove this file and nobody sees more than before.
 */
import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/platform/env";
import { awayPage } from "@/lib/platform/running/away-page";
import { isAwayNow } from "@/lib/platform/running/unavailable";

export async function proxy(request: NextRequest): Promise<Response> {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = policyWith(nonce);
  const { pathname, search } = request.nextUrl;
  const said = { "x-nonce": nonce, "content-security-policy": policy, "x-parley-path": pathname + search };
  const response = (await answered(request, nonce)) ?? passedOn(request, said);
  response.headers.set("content-security-policy", policy);
  // What a signed-in person reads stays out of shared and kept caches.
  response.headers.set("cache-control", "private, no-store");
  return response;
}

/** What is answered here already; null: nothing is. */
async function answered(request: NextRequest, nonce: string): Promise<Response | null> {
  // Next would fail on an address that cannot be read as if we had made a mistake.
  if (!canBeRead(request.nextUrl.pathname)) return new NextResponse("There is no such address.", { status: 400 });
  if (!isWholePage(request) || !(await isAwayNow())) return null;
  return awayPage({ nonce, isSent: !/^(GET|HEAD)$/.test(request.method) });
}

/** With headers of ours in place of what the request may say under their names. */
function passedOn(request: NextRequest, said: Record<string, string>): NextResponse {
  const headers = new Headers(request.headers);
  for (const [name, value] of Object.entries(said)) headers.set(name, value);
  return NextResponse.next({ request: { headers } });
}

function policyWith(nonce: string): string {
  const isDev = !env.isProduction;
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${isDev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/**
 * Whether a browser would show the answer in the place of what it has: it asks for HTML then. What a page asks for itself
 * is left to it, which keeps what is typed on it.
 */
function isWholePage({ nextUrl, headers }: NextRequest): boolean {
  return !nextUrl.pathname.startsWith("/api/") && (headers.get("accept") ?? "").includes("text/html");
}

function canBeRead(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

export const config = { matcher: [{ source: "/((?!_next/static|_next/image|icon.svg).*)" }] };
