/** What the app takes up: until it serves where nothing has changed, and on the disk. */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDataFolder } from "../data-folder";
import { Served } from "../soak/served";
import type { Lifetime } from "../lifetime";
import { freePort } from "../ports.mjs";
import { runProgram } from "../run-program";
import { StartError } from "../start-error";
import { percentile, rounded } from "./timing";

const starts = 5;

/** Seconds until `npm start` serves the demo, its database there and its build made; the middle one of some starts. */
export async function startsIn(root: string, lifetime: Lifetime): Promise<number> {
  const path = mkdtempSync(join(tmpdir(), "parley-bench-start-"));
  // The database server's user passes through it.
  chmodSync(path, 0o711);
  lifetime.defer(() => rmSync(path, { recursive: true, force: true }));
  const served = new Served(root, openDataFolder(path), await freePort(), join(path, "parley.log"));
  lifetime.defer(() => served.stop());
  const taken: number[] = [];
  for (let time = 0; time <= starts; time += 1) {
    const began = performance.now();
    await served.start();
    // The first one makes the database.
    if (time > 0) taken.push((performance.now() - began) / 1000);
    await served.stop();
  }
  return rounded(
    percentile(
      taken.sort((a, b) => a - b),
      0.5,
    ),
    2,
  );
}

/**
 * Megabytes of the packages that a built Parley runs with: those that `npm prune --omit=dev --legacy-peer-deps` leaves, as
 * the Containerfile has it. What a package can be used with but does not need is no package of ours then. The embedded
 * PostgreSQL and Next's compiler are among them; an image is without these, too. Asks npm, which goes nowhere for it.
 */
export async function packagesToRun(root: string, lifetime: Lifetime): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "parley-bench-packages-"));
  lifetime.defer(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ["package.json", "package-lock.json"]) copyFileSync(join(root, name), join(folder, name));
  const quietly = ["--offline", "--ignore-scripts", "--no-audit", "--no-fund"];
  const args = ["install", "--package-lock-only", "--legacy-peer-deps", ...quietly];
  const { code, output } = await runProgram("npm", args, { cwd: folder, env: process.env, lifetime });
  if (code !== 0) throw new StartError(`${output}\n\nnpm could not say which packages are needed to run.`);
  const { packages } = JSON.parse(readFileSync(join(folder, "package-lock.json"), "utf8")) as {
    packages: Record<string, { dev?: boolean }>;
  };
  const isDev = (path: string) => packages[path]?.dev === true;
  const leftOut = Object.keys(packages).filter(
    (path) => isDev(path) && !isDev(path.slice(0, path.lastIndexOf("/node_modules/"))) && existsSync(join(root, path)),
  );
  const sizes = leftOut.map((path) => sizeOnDisk(join(root, path)));
  return sizeOnDisk(join(root, "node_modules")) - sizes.reduce((sum, each) => sum + each, 0);
}

/** Megabytes of a folder on the disk; a file that has several names is counted once. */
export function sizeOnDisk(folder: string): number {
  const seen = new Set<number>();
  const sizeOf = (path: string): number => {
    const { ino, blocks, isFolder } = lookAt(path);
    if (seen.has(ino)) return 0;
    seen.add(ino);
    const inside = isFolder ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0) : 0;
    return blocks * 512 + inside;
  };
  return rounded(sizeOf(folder) / 1_000_000, 0);
}

function lookAt(path: string) {
  const found = lstatSync(path);
  return { ino: found.ino, blocks: found.blocks, isFolder: found.isDirectory() };
}
