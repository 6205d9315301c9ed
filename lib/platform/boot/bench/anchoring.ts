/**
 * `npm run bench:anchoring -- FOLDER …`: builds re-anchoring as a plain module, `.bench/reanchor.mjs`, and scores it on
 * folders of numbered revisions (`000.txt`, `001.txt`, …; without one, on those that come with the project). How the
 * truth is made: README.md beside the scorer, in anchoring/.
 */
import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { diffMap } from "./anchoring/diff-map";
import type { Reanchor } from "./anchoring/judge";
import { type Kind, kinds, revisionsIn, type Scoring, score, tableOf } from "./anchoring/score";
import type { Launched } from "../launched";
import { StartError } from "../start-error";

export async function main({ root, step, args }: Launched): Promise<void> {
  const { diff, json, ...scoring } = readArguments(root, args);
  const built = await step("building .bench/reanchor.mjs", () => buildModule(root));
  const algorithm = diff ? diffMap() : built;
  const lines = await step(`scoring ${diff ? "a plain diff" : "re-anchoring"}`, async () =>
    score({ ...scoring, algorithm }),
  );
  console.log(tableOf(lines));
  if (json) writeFileSync(json, JSON.stringify(lines, null, 1));
}

async function buildModule(root: string): Promise<Reanchor> {
  const outfile = join(root, ".bench/reanchor.mjs");
  await build({
    absWorkingDir: root,
    entryPoints: ["lib/text/reanchor.ts"],
    outfile,
    bundle: true,
    format: "esm",
    platform: "neutral",
    target: "es2023",
    logLevel: "error",
  });
  const { reanchor } = (await import(pathToFileURL(outfile).href)) as { reanchor: Reanchor };
  return reanchor;
}

function readArguments(root: string, args: string[]): Omit<Scoring, "algorithm"> & { diff: boolean; json?: string } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        pairs: { type: "string", default: "all" },
        n: { type: "string", default: "600" },
        seed: { type: "string", default: "1" },
        diff: { type: "boolean", default: false },
        json: { type: "string" },
      },
    });
    const folders = positionals.flatMap((given) => given.split(",")).map((folder) => resolve(folder));
    if (folders.length === 0) folders.push(join(root, "lib/platform/boot/bench/anchoring/terms-of-service"));
    for (const folder of folders)
      if (!existsSync(folder) || revisionsIn(folder).length < 2)
        throw new StartError(`${folder} holds no revisions to compare: it should have 000.txt, 001.txt and so on.`);
    const chosen = kinds.filter((kind: Kind) => values.pairs === "all" || values.pairs === kind);
    const [n, seed] = [Number(values.n), Number(values.seed)];
    if (chosen.length === 0 || !(n > 0) || !Number.isInteger(seed)) throw new TypeError("an option is out of range");
    return { folders, kinds: chosen, n, seed, diff: values.diff, json: values.json };
  } catch (error) {
    if (error instanceof StartError || !(error instanceof TypeError)) throw error;
    throw new StartError(
      `${error.message}. Use npm run bench:anchoring -- FOLDER … [--pairs next|five|ends|all] [--n 600] [--seed 1] ` +
        "[--diff for a plain diff instead] [--json FILE].",
    );
  }
}
