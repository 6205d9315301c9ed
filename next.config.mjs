// Not in TypeScript: each start would first load the compiler, to read these lines.
/** @type {import("next").NextConfig} */
const config = {
  // Builds that must not disturb each other (a running server, the tests) each name their own folder.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  experimental: {
    // What is kept of a body for the proxy, which looks at none. A little more than a command may be long (lib/platform/request).
    proxyClientMaxBodySize: "1mb",
    // A page's code is read when somebody first opens it: reading all of it was half of a start.
    preloadEntriesOnStart: false,
  },
  images: { unoptimized: true },
  // Bundled, there would be one of it in each bundle, and it says that what one made is strange to the other.
  serverExternalPackages: ["yjs"],
  // The board is the negotiation's own page; its name leads there too.
  redirects: () =>
    Promise.resolve([{ source: "/negotiations/:slug/board", destination: "/negotiations/:slug", permanent: false }]),
  // `npm test` checks the types of the whole project; a build that did it again would only be slower.
  typescript: { ignoreBuildErrors: true },
  // Without it, a lock file in a folder above the clone would make that folder the root.
  turbopack: { root: import.meta.dirname },
};

export default config;
