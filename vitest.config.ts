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

/**
 * Files of one process keep each other's modules, which took most of the time to load; a test that changes something
 * of the process puts it back. Both processors work, where vitest would leave one of them to itself.
 */
const oneProcess = { isolate: false, maxWorkers: 2 };

/** The tests that need nothing but the code. */
export const unitProject = {
  resolve,
  test: {
    name: "unit",
    include: ["lib/**/*.test.ts", "components/**/*.test.{ts,tsx}", "prisma/**/*.test.ts"],
    exclude: ["**/*.{db,office}.test.ts", "**/node_modules/**"],
    ...oneProcess,
    setupFiles: ["lib/platform/boot/laws.ts"],
    // Laws are tried many times over, and the machine may be busy.
    testTimeout: 60_000,
    sequence: { groupOrder: 0 },
  },
};

export default defineConfig({
  test: {
    projects: [
      unitProject,
      {
        resolve,
        test: {
          name: "database",
          include: ["{app,lib,prisma}/**/*.db.test.ts"],
          // Who is refused is warned of, and matrices are refused thousands of times.
          env: { LOG_LEVEL: "error" },
          ...oneProcess,
          // Some of the files look at the whole of their Postgres: each process has one of its own, or all share one.
          fileParallelism: Boolean(process.env.TEST_DATABASES),
          setupFiles: ["lib/platform/boot/laws.ts", "lib/platform/boot/own-database.ts"],
          sequence: { groupOrder: 1 },
          testTimeout: 90_000,
          hookTimeout: 180_000,
        },
      },
      {
        resolve,
        test: {
          name: "office",
          include: ["lib/**/*.office.test.ts"],
          setupFiles: ["lib/platform/boot/own-database.ts"],
          sequence: { groupOrder: 2 },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
