/** What can be said about the code without running it. Each check counts as one test. */
import { join } from "node:path";
import type { Lifetime } from "./lifetime";
import { unwrittenChange } from "./migration";
import { type Outcome, runProgram } from "./run-program";

export interface Check {
  title: string;
  look: (root: string, lifetime: Lifetime) => Promise<Outcome>;
}

const tool =
  (path: string, ...args: string[]): Check["look"] =>
  (root, lifetime) =>
    runProgram(process.execPath, [join(root, "node_modules", path), ...args], { cwd: root, lifetime });

/** Two lanes, one for each processor: most of these tools work with one. */
export const lanes: readonly (readonly Check[])[] = [
  [
    { title: "rules of the house", look: tool("eslint/bin/eslint.js", "--max-warnings", "0", ".") },
    { title: "dead code", look: tool("knip/bin/knip.js") },
    { title: "a migration for each change of the schema", look: everyChangeIsWritten },
  ],
  [
    {
      title: "types, and promises that nobody awaits",
      look: tool("oxlint/bin/oxlint", "--type-check", "--deny-warnings", "--report-unused-disable-directives", "."),
    },
    { title: "formatting", look: tool("@biomejs/biome/bin/biome", "check", "--error-on-warnings", ".") },
    {
      title: "direction of imports",
      look: tool(
        "dependency-cruiser/bin/dependency-cruise.mjs",
        "--config",
        ".dependency-cruiser.cjs",
        "app",
        "components",
        "lib",
        "prisma",
        "e2e",
      ),
    },
  ],
];

async function everyChangeIsWritten(root: string): Promise<Outcome> {
  const sql = await unwrittenChange(root);
  return sql
    ? { code: 1, output: `No migration holds this; write one with npm run db:migration -- NAME.\n\n${sql}` }
    : { code: 0, output: "" };
}
