/** Builds the app when something it is made of has changed since the last time. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Launched } from "./launched";
import { Lifetime } from "./lifetime";
import { packFiles } from "./pack";
import { runProgram } from "./run-program";
import { readWhereabouts, type Settings } from "./settings";
import { reasonOf, StartError } from "./start-error";
import { withoutSecrets } from "./without-secrets.mjs";

/** `npm run build`: makes what `npm start` would make, and starts nothing; for an image, or before a restart. */
export async function main(launched: Launched): Promise<void> {
  const { dataFolder, buildFolder } = readWhereabouts(process.env, launched.root);
  const lifetime = new Lifetime(1);
  await lifetime.run(() => buildIfChanged(launched, { dataFolder, buildFolder }, lifetime));
}

type Places = Pick<Settings, "dataFolder" | "buildFolder">;

/** Builds where something has changed since the last time; `sources` is what `hashSources` gives for the folder now. */
export async function buildIfChanged(
  { root, step }: Launched,
  { dataFolder, buildFolder }: Places,
  lifetime: Lifetime,
  sources = hashSources(root, dataFolder),
): Promise<void> {
  if (!isBuilt(root, buildFolder, sources))
    await step("building the app", () => build(root, buildFolder, sources, lifetime));
}

/** Throws a StartError where nothing was built. */
export function requireBuilt(root: string, buildFolder: string): void {
  if (!existsSync(stampOf(root, buildFolder)))
    throw new StartError(`Nothing is built in ${buildFolder}; run \`npm run build\`, or start without PARLEY_BUILT.`);
}

/** Not part of the app, however they change. Hidden folders (data, builds, git) are not either. */
const leftOut = /^(node_modules|e2e|docs|prisma\/generated|.*\.(md|log|tsbuildinfo)|next-env\.d\.ts|.*\.test\.tsx?)$/;

/** One number for everything the build reads. `dataFolder` may lie in the project and is left out. */
export function hashSources(root: string, dataFolder: string): string {
  const hash = createHash("sha256").update(process.version);
  const visit = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true }).sort(byName)) {
      const path = folder ? `${folder}/${entry.name}` : entry.name;
      if (leftOut.test(path) || join(root, path) === dataFolder) continue;
      if (entry.isDirectory()) {
        if (!entry.name.startsWith(".")) visit(path);
      } else if (entry.isFile() && (!entry.name.startsWith(".") || entry.name.startsWith(".env")))
        hash
          .update(`${path}\0`)
          .update(readFileSync(join(root, path)))
          .update("\0");
    }
  };
  visit("");
  return hash.digest("hex");
}

const byName = (one: { name: string }, other: { name: string }) => (one.name < other.name ? -1 : 1);

export function isBuilt(root: string, distFolder: string, sources: string): boolean {
  const stamp = stampOf(root, distFolder);
  return existsSync(stamp) && readFileSync(stamp, "utf8") === sources;
}

const stampOf = (root: string, distFolder: string) => join(root, distFolder, "made-from");

/** Builds into the folder, which keeps its cache. Throws a StartError with the builder's words. */
export async function build(root: string, distFolder: string, sources: string, lifetime: Lifetime): Promise<void> {
  // Without its stamp, a build that is broken off is done again.
  rmSync(stampOf(root, distFolder), { force: true });
  const { code, output } = await runProgram(process.execPath, [nextProgram(root), "build"], {
    cwd: root,
    // No address and no secret: what is built must not depend on one installation.
    env: {
      ...withoutSecrets(process.env),
      NODE_ENV: "production",
      NEXT_DIST_DIR: distFolder,
      NEXT_TELEMETRY_DISABLED: "1",
    },
    lifetime,
  });
  if (code !== 0) throw new StartError(`${output}\n\nThe build failed; what it said is above.`);
  await packFiles(join(root, distFolder, "static"));
  try {
    writeFileSync(stampOf(root, distFolder), sources);
  } catch (error) {
    throw new StartError(`Cannot write to ${distFolder} (${reasonOf(error)}); start as the owner of this folder.`);
  }
}

export const nextProgram = (root: string) => join(root, "node_modules", "next", "dist", "bin", "next");
