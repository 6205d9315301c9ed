import type { NextConfig } from "next";

const config: NextConfig = {
  // Builds that must not disturb each other (a running server, the tests) each name their own folder.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  images: { unoptimized: true },
  // `npm test` checks the types of the whole project; a build that did it again would only be slower.
  typescript: { ignoreBuildErrors: true },
  // Without it, a lock file in a folder above the clone would make that folder the root.
  turbopack: { root: import.meta.dirname },
};

export default config;
