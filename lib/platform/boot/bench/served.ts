/** What a measurement stands on: a database of its own, and the app as it is served, built where something has changed. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildIfChanged } from "../build";
import { newSecret, openDataFolder } from "../data-folder";
import { type Database, prepareDatabase } from "../database";
import type { Launched } from "../launched";
import type { Lifetime } from "../lifetime";
import { freePort } from "../ports.mjs";
import { answers, startWeb, type Web, type WebOptions } from "../web";

const distFolder = process.env.NEXT_DIST_DIR || ".next";

/** A database with the demo's people, gone with the measurement; in a folder that is named, kept and found again. */
export function ownDatabase(launched: Launched, lifetime: Lifetime, kept?: string): Promise<Database> {
  if (kept) mkdirSync(kept, { recursive: true });
  const path = kept ?? mkdtempSync(join(tmpdir(), "parley-bench-"));
  // The database server's user passes through it.
  chmodSync(path, 0o711);
  if (!kept) lifetime.defer(() => rmSync(path, { recursive: true, force: true }));
  const settings = {
    port: 0,
    appUrl: "",
    dataFolder: path,
    isDev: false,
    wantsDemo: true,
    authSecret: undefined,
    external: undefined,
    heads: undefined,
  };
  const folder = openDataFolder(path);
  if (!folder.kept().authSecret) folder.keep({ authSecret: newSecret() });
  return prepareDatabase({ launched, settings, folder, lifetime });
}

/** Builds what is to be served, once. */
export const ensureBuilt = (launched: Launched, lifetime: Lifetime): Promise<void> =>
  buildIfChanged(launched, { dataFolder: "", buildFolder: distFolder }, lifetime);

export type ServedApp = { web: Web; origin: string };

/** One process of the app on a free port, or the one given; what it says goes to `.bench/NAME.log`. */
export async function serveApp(
  root: string,
  database: Database,
  lifetime: Lifetime,
  { name, port: given, more }: { name: string; port?: number; more?: Partial<WebOptions> },
): Promise<ServedApp> {
  const port = given ?? (await freePort());
  const origin = `http://127.0.0.1:${port}`;
  mkdirSync(join(root, ".bench"), { recursive: true });
  const log = join(root, ".bench", `${name}.log`);
  // A few people ask here for many.
  const unhurried = { requestsAMinute: 1_000_000 };
  const web = startWeb({
    ...database,
    ...unhurried,
    root,
    port,
    appUrl: origin,
    distFolder,
    isDev: false,
    log,
    ...more,
  });
  lifetime.defer(() => web.stop());
  await answers(web, { port });
  return { web, origin };
}
