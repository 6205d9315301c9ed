import type { NextConfig } from "next";

/** What every answer bears, whatever it is; an answer of its own kind adds to it in proxy.ts. */
const always = {
  // Browsers heed it of https alone (RFC 6797, 8.1), so that it may be said on this machine, too.
  "strict-transport-security": "max-age=31536000; includeSubDomains",
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
  // No other site's page is handed what our reader may see, not as a picture or a script either.
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=()",
};

/** Of files, which are the same for everybody: a worker goes by the policy that its own script came with. */
const ofFiles = {
  "content-security-policy":
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

const headersOf = (said: Record<string, string>) => Object.entries(said).map(([key, value]) => ({ key, value }));

const config: NextConfig = {
  // Builds that must not disturb each other (a running server, the tests) each name their own folder.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // What is kept of a body for the proxy, which looks at none. A little more than a command may be long (lib/platform/request).
  experimental: { proxyClientMaxBodySize: "1mb" },
  images: { unoptimized: true },
  // The board is the negotiation's own page; its name leads there too.
  redirects: () =>
    Promise.resolve([{ source: "/negotiations/:slug/board", destination: "/negotiations/:slug", permanent: false }]),
  headers: () =>
    Promise.resolve([
      { source: "/:path*", headers: headersOf(always) },
      { source: "/_next/static/:path*", headers: headersOf(ofFiles) },
      { source: "/icon.svg", headers: headersOf(ofFiles) },
    ]),
  // `npm test` checks the types of the whole project; a build that did it again would only be slower.
  typescript: { ignoreBuildErrors: true },
  // Without it, a lock file in a folder above the clone would make that folder the root.
  turbopack: { root: import.meta.dirname },
};

export default config;
