/**
 * Headers, and nothing that access depends on: the content policy with a fresh nonce, and the path that was asked for,
 * so that signing in leads back to it. Remove this file and nobody sees more than before.
 */
import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/platform/env";

export function proxy(request: NextRequest): NextResponse {
  // Next would fail on it as if we had made a mistake.
  if (!canBeRead(request.nextUrl.pathname)) return new NextResponse("There is no such address.", { status: 400 });
  const nonce = btoa(crypto.randomUUID());
  const isDev = !env.isProduction;
  const policy = [
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

  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  headers.set("x-parley-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-content-type-options", "nosniff");
  response.headers.set("referrer-policy", "same-origin");
  response.headers.set("cross-origin-opener-policy", "same-origin");
  response.headers.set("permissions-policy", "camera=(), microphone=(), geolocation=()");
  // What a signed-in person reads stays out of shared and kept caches.
  response.headers.set("cache-control", "private, no-store");
  return response;
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
