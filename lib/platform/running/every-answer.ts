/**
 * What every answer says to browsers, whatever gives it: a page, the API, a file, a redirect or an error of Next's. What
 * differs from page to page takes its place, see proxy.ts.
 */
import "server-only";
import { subscribe } from "node:diagnostics_channel";
import type { ServerResponse } from "node:http";

export const onEveryAnswer = {
  // Browsers heed it of https alone (RFC 6797, 8.1), so that it may be said on this machine, too.
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  // No other site's page is handed what our reader may see, not as a picture or a script either.
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
  // For files: a worker goes by the policy that its own script came with.
  "content-security-policy":
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** From now on every answer of this process begins with them. */
export function headEveryAnswer(): void {
  subscribe("http.server.request.start", (message) => {
    const { response } = message as { response: ServerResponse };
    for (const [name, value] of Object.entries(onEveryAnswer)) response.setHeader(name, value);
  });
}
