/**
 * `npm run restore -- --from FOLDER`: puts a backup into a new installation, DATA_DIR or a database of yours that is
 * empty. With `--replace` into an embedded one that holds something, which stays until all of the backup has held.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { verifyBackup } from "@/lib/platform/archive/backup";
import { isEmptyDatabase, type RestoredBackup, restoreBackup } from "@/lib/platform/archive/restore-backup";
import { readMigrations } from "@/lib/platform/migrate";
import { databaseFile, secretsFile } from "./backup";
import { withClient } from "./connect";
import { openDataFolder } from "./data-folder";
import { isDemo } from "./demo";
import { checkExternal } from "./external";
import { claimInstance } from "./instance";
import type { Launched } from "./launched";
import { Lifetime } from "./lifetime";
import { besideDatabase, ensurePostgres, putInPlace } from "./postgres";
import { readWhereabouts, type Whereabouts } from "./settings";
import { reasonOf, StartError } from "./start-error";

interface Asked {
  launched: Launched;
  settings: Whereabouts;
  lifetime: Lifetime;
  folder: string;
  isReplacing: boolean;
}

export async function main(launched: Launched): Promise<void> {
  const { folder, isReplacing } = readArguments(launched.args);
  const file = join(folder, databaseFile);
  if (!existsSync(file)) throw new StartError(`There is no ${databaseFile} in ${folder}; name the folder of a backup.`);
  const settings = readWhereabouts(process.env, launched.root);
  const lifetime = new Lifetime(130);
  await lifetime.run(async () => {
    await launched.step("verifying the backup", () => verifyBackup(file));
    const asked = { launched, settings, lifetime, folder, isReplacing };
    const restored = settings.external ? await intoYours(asked, settings.external) : await intoEmbedded(asked);
    tell(restored);
  });
  await lifetime.exit(0);
}

async function intoEmbedded({ launched, settings, lifetime, folder, isReplacing }: Asked): Promise<RestoredBackup> {
  const data = openDataFolder(settings.dataFolder);
  const instance = await claimInstance(data, settings.port, true);
  lifetime.defer(() => instance.release());
  const postgres = await launched.step("starting the embedded PostgreSQL", () => ensurePostgres(data));
  lifetime.defer(() => postgres.stop());
  const isEmpty = await withClient(postgres.ownerUrl, "DATABASE_OWNER_URL", isEmptyDatabase);
  if (!isEmpty && !isReplacing)
    throw new StartError(
      `The database in ${data.path} holds people or negotiations already; set DATA_DIR to a new folder, or add --replace to give up what is there.`,
    );
  const beside = await besideDatabase(postgres);
  const restored = await withClient(beside, "DATABASE_OWNER_URL", (owner) =>
    restoring(launched, owner, folder, "parley_app"),
  );
  await putInPlace(postgres);
  data.keep({ demo: (await isDemo(postgres.ownerUrl)) ? "loaded" : "none", ...readSecrets(folder) });
  return restored;
}

async function intoYours(
  { launched, folder, isReplacing }: Asked,
  external: { appUrl: string; ownerUrl: string },
): Promise<RestoredBackup> {
  if (isReplacing)
    throw new StartError(
      "--replace is for the embedded database; make a new one on your server, and name it in both addresses.",
    );
  const role = await launched.step("looking at the database of DATABASE_URL", () => checkExternal(external));
  return withClient(external.ownerUrl, "DATABASE_OWNER_URL", (owner) => restoring(launched, owner, folder, role));
}

function restoring(
  { root, step }: Launched,
  owner: Parameters<typeof restoreBackup>[0],
  folder: string,
  appRole: string,
) {
  const migrations = readMigrations(join(root, "prisma", "migrations"));
  return step("restoring the backup", (detail) =>
    restoreBackup(owner, { file: join(folder, databaseFile), migrations, appRole, detail }),
  );
}

/** Without it everybody is signed out, and what browsers kept sealed cannot be read again. */
function readSecrets(folder: string): { authSecret?: string } {
  const file = join(folder, secretsFile);
  if (!existsSync(file)) return {};
  try {
    const { authSecret } = JSON.parse(readFileSync(file, "utf8")) as { authSecret?: unknown };
    return typeof authSecret === "string" ? { authSecret } : {};
  } catch (error) {
    throw new StartError(`Cannot read ${file} (${reasonOf(error)}); mend it or take it away, and restore again.`);
  }
}

function tell({ manifest, people, negotiations }: RestoredBackup): void {
  console.log(`Restored as it stood on ${manifest.madeAt}: ${people} people, ${negotiations.length} negotiations.`);
  for (const { slug, records, seq, hash } of negotiations)
    console.log(`  intact  ${slug}: ${records} records, head ${seq}, ${hash}`);
  console.log(
    "Everybody signs in anew. Links for passwords that were open are void, and mails that were waiting are not sent.",
  );
}

function readArguments(args: string[]): { folder: string; isReplacing: boolean } {
  const wrong = new StartError(
    "Write npm run restore -- --from FOLDER, with the folder of a backup; --replace gives up what is there.",
  );
  try {
    const { values } = parseArgs({
      args,
      options: { from: { type: "string" }, replace: { type: "boolean", default: false } },
    });
    if (values.from) return { folder: resolve(values.from), isReplacing: values.replace };
  } catch {
    throw wrong;
  }
  throw wrong;
}
