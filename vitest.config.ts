import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const resolve = {
  alias: {
    "@": here("."),
    // Its main file throws outside a React server; tests are one more place that only servers run.
    "server-only": here("node_modules/server-only/empty.js"),
  },
};

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: ["lib/**/*.test.ts", "components/**/*.test.{ts,tsx}"],
          exclude: ["**/*.db.test.ts", "**/node_modules/**"],
          // Laws are tried many times over, and the machine may be busy.
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        resolve,
        test: {
          name: "database",
          include: ["{lib,prisma}/**/*.db.test.ts"],
          // The files share one Postgres, and some of them look at the whole of it.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 90_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
