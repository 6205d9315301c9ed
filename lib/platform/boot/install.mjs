/** What must be there before TypeScript can run: the packages of the lock file, and Prisma's client. */
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PlainError } from "./plain-error.mjs";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");

/** Installs what the lock file says, unless it is installed already. Development packages too: the build needs them. */
export async function ensureInstalled(step) {
  if (isInstalled()) return;
  const npm = process.env.npm_execpath?.endsWith(".js") ? [process.execPath, process.env.npm_execpath] : ["npm"];
  const env = { ...process.env };
  // npm would leave the development packages out.
  delete env.NODE_ENV;
  await step("installing the packages of package-lock.json", () =>
    run([...npm, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], env, "npm ci"),
  );
}

/**
 * npm keeps in node_modules the list of what it installed, written last. Comparing it with the lock file holds for any
 * way of installing, where a stamp of our own would not know about a developer's `npm install`.
 */
function isInstalled() {
  try {
    const read = (path) => JSON.parse(readFileSync(join(root, path), "utf8")).packages;
    const wanted = read("package-lock.json");
    const found = read("node_modules/.package-lock.json");
    return Object.entries(wanted).every(
      ([path, entry]) =>
        path === "" ||
        (found[path]
          ? found[path].version === entry.version && found[path].integrity === entry.integrity
          : // Made for another platform.
            entry.optional === true),
    );
  } catch {
    return false;
  }
}

/** Generates Prisma's client when the schema, its settings or Prisma itself changed. */
export async function ensureGenerated(step) {
  const schemas = readdirSync(join(root, "prisma")).filter((name) => name.endsWith(".prisma"));
  const sources = [
    ...schemas.sort().map((name) => `prisma/${name}`),
    "prisma.config.ts",
    "node_modules/prisma/package.json",
  ];
  const stamp = hashOf(sources);
  const stampFile = join(root, "prisma/generated/.made-from");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  const env = {
    ...process.env,
    // `generate` needs no engine, but would fetch one from its host. Any program that ends well stands in for it.
    PRISMA_SCHEMA_ENGINE_BINARY: existsSync("/bin/true") ? "/bin/true" : process.execPath,
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
  await step("generating the database client", () =>
    run([process.execPath, "node_modules/prisma/build/index.js", "generate"], env, "prisma generate"),
  );
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

function hashOf(paths) {
  const hash = createHash("sha256");
  for (const path of paths)
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  return hash.digest("hex");
}

/** Runs a program quietly; what it said is shown when it fails. */
function run([program, ...args], env, name) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
    const end = () => child.kill("SIGTERM");
    process.once("SIGTERM", end);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
    child.on("error", (error) => reject(new PlainError(`Cannot run ${name} (${error.message}).`)));
    child.on("close", (code) => {
      process.removeListener("SIGTERM", end);
      if (code === 0) resolve();
      else reject(new PlainError(`${output.trim()}\n\n${name} failed; what it said is above.`));
    });
  });
}
