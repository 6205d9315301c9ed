/** The database ready for the app: reachable, migrated, and with the demo where one belongs. */
import { checkExternal } from "./external";
import { type DataFolder, newSecret } from "./data-folder";
import { type DemoTarget, isDemo, isEmpty, loadDemo } from "./demo";
import type { Launched } from "./launched";
import type { Lifetime } from "./lifetime";
import { applyMigrations } from "./migrations";
import { ensurePostgres, type Postgres, recreateDatabase } from "./postgres";
import { checkPooling } from "./pooled";
import type { External, Settings } from "./settings";
import type { StartOptions } from "./cluster";

export interface Database {
  databaseUrl: string;
  ownerUrl: string;
  /** Where the app listens to what Postgres announces; without it, where it asks. */
  listenUrl?: string | undefined;
  authSecret: string;
  isDemo: boolean;
  /** Undefined for a server of yours. */
  postgres: Postgres | undefined;
}

interface Preparation extends StartOptions {
  launched: Launched;
  settings: Pick<Settings, "external" | "wantsDemo" | "authSecret">;
  folder: DataFolder;
  lifetime: Lifetime;
}

export function prepareDatabase(preparation: Preparation): Promise<Database> {
  const { external } = preparation.settings;
  return external ? prepareExternal(preparation, external) : prepareEmbedded(preparation);
}

async function prepareEmbedded({ launched, settings, folder, lifetime, isDurable }: Preparation): Promise<Database> {
  const { root, step } = launched;
  const postgres = await step("starting the embedded PostgreSQL", async (detail) => {
    const starting = ensurePostgres(folder, isDurable === undefined ? {} : { isDurable });
    // Before it has started, so that an end in between does not leave it running.
    lifetime.defer(() =>
      starting.then(
        (found) => found.stop(),
        () => {},
      ),
    );
    const found = await starting;
    if (found.wasRunning) detail("which was running still");
    return found;
  });
  const authSecret = settings.authSecret ?? keptSecret(folder);
  const target = { root, databaseUrl: postgres.appUrl, ownerUrl: postgres.ownerUrl, authSecret };
  if (folder.kept().demo === "loading") await recreateDatabase(postgres);
  await migrateWith(launched, postgres.ownerUrl);
  if (folder.kept().demo !== "loaded" && folder.kept().demo !== "none")
    await fill(launched, target, folder, settings.wantsDemo ?? true, lifetime);
  return { ...target, isDemo: folder.kept().demo === "loaded", postgres };
}

function keptSecret(folder: DataFolder): string {
  const authSecret = folder.kept().authSecret ?? newSecret();
  if (!folder.kept().authSecret) folder.keep({ authSecret });
  return authSecret;
}

/** A database that others have filled by hand is not ours to fill; a loading that broke off is begun anew. */
async function fill(
  launched: Launched,
  target: DemoTarget,
  folder: DataFolder,
  wantsDemo: boolean,
  lifetime: Lifetime,
): Promise<void> {
  if (!wantsDemo || !(await isEmpty(target.ownerUrl))) return folder.keep({ demo: "none" });
  folder.keep({ demo: "loading" });
  await launched.step("loading the demo", () => loadDemo(target, lifetime));
  folder.keep({ demo: "loaded" });
}

async function prepareExternal(
  { launched, settings, folder, lifetime }: Preparation,
  external: External,
): Promise<Database> {
  const { root, step } = launched;
  const role = await step("looking at the database of DATABASE_URL", async () => {
    const found = await checkExternal(external);
    await checkPooling(external);
    return found;
  });
  await migrateWith(launched, external.ownerUrl, role);
  const authSecret = settings.authSecret ?? keptSecret(folder);
  const target = { root, databaseUrl: external.appUrl, ownerUrl: external.ownerUrl, authSecret };
  if (settings.wantsDemo && (await isEmpty(external.ownerUrl)))
    await step("loading the demo", () => loadDemo(target, lifetime));
  const { listenUrl } = external;
  return { ...target, listenUrl, isDemo: await isDemo(external.ownerUrl), postgres: undefined };
}

function migrateWith({ root, step }: Launched, ownerUrl: string, appRole?: string): Promise<void> {
  return step("bringing the database up to date", async (detail) => {
    const applied = await applyMigrations(root, ownerUrl, appRole);
    if (applied.length > 0) detail(`${applied.length} applied`);
  });
}
