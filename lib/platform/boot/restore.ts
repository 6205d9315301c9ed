/**
 * `npm run restore -- --from FOLDER`: puts a backup into a new installation, DATA_DIR or a database of yours that is
 * empty. With `--replace` into an embedded one that holds something, which stays until all of the backup has held.
 */
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { verifyBackup } from "@/lib/platform/archive/backup";
import { isEmptyDatabase, type RestoredBackup, restoreBackup } from "@/lib/platform/archive/restore-backup";
import type { Proofs } from "@/lib/platform/archive/verify";
import { readMigrations } from "@/lib/platform/migrate";
import { proofOptions, readProofs, sayUnread } from "./archive-arguments";
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
  proofs: Proofs;
}

export async function main(launched: Launched): Promise<void> {
  const { folder, isReplacing, proofs: asked } = readArguments(launched.args);
  const file = join(folder, databaseFile);
  if (!existsSync(file)) throw new StartError(`There is no ${databaseFile} in ${folder}; name the folder of a backup.`);
  const settings = readWhereabouts(process.env, launched.root);
  const lifetime = new Lifetime(130);
  await lifetime.run(async () => {
    const { seal } = await launched.step("verifying the backup", () => verifyBackup(file, asked));
    // From here on it is that very one.
    const proofs = { ...asked, seal };
    const restoring = { launched, settings, lifetime, folder, isReplacing, proofs };
    const { external } = settings;
    tell(external ? await intoYours(restoring, external) : await intoEmbedded(restoring), proofs);
  });
  await lifetime.exit(0);
}

async function intoEmbedded(asked: Asked): Promise<RestoredBackup> {
  const { launched, settings, lifetime, folder, isReplacing } = asked;
  const secrets = readSecrets(folder);
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
  const restored = await withClient(beside, "DATABASE_OWNER_URL", (owner) => restoreInto(owner, asked, "parley_app"));
  // First: a start makes the database anew where the demo was being loaded, and this may end at any moment.
  data.keep({ demo: "none" });
  await putInPlace(postgres);
  data.keep({ demo: (await isDemo(postgres.ownerUrl)) ? "loaded" : "none", ...secrets });
  return restored;
}

async function intoYours(asked: Asked, external: { appUrl: string; ownerUrl: string }): Promise<RestoredBackup> {
  if (asked.isReplacing)
    throw new StartError(
      "--replace is for the embedded database; make a new one on your server, and name it in both addresses.",
    );
  const role = await asked.launched.step("looking at the database of DATABASE_URL", () => checkExternal(external));
  return withClient(external.ownerUrl, "DATABASE_OWNER_URL", (owner) => restoreInto(owner, asked, role));
}

function restoreInto(
  owner: Parameters<typeof restoreBackup>[0],
  { launched: { root, step }, folder, proofs }: Asked,
  appRole: string,
) {
  const migrations = readMigrations(join(root, "prisma", "migrations"));
  return step("restoring the backup", (detail) =>
    restoreBackup(owner, { ...proofs, file: join(folder, databaseFile), migrations, appRole, detail }),
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

function tell({ manifest, people, passkeys, apps, negotiations }: RestoredBackup, { published }: Proofs): void {
  console.log(`Restored as it stood on ${manifest.madeAt}: ${people} people, ${negotiations.length} negotiations.`);
  for (const { slug, records, seq, hash, broken, heldAgainst } of negotiations) {
    const proven = published ? `, held against ${heldAgainst} published heads` : "";
    console.log(`  ${broken ? "BROKEN" : "intact"}  ${slug}: ${records} records, head ${seq}, ${hash}${proven}`);
    if (broken) console.log(`    ${broken}. It was so when it was backed up.`);
  }
  sayUnread(published);
  console.log(
    "Everybody signs in anew. Tokens, calendars' addresses, invitations and links for passwords that were open are void, as all recovery codes are, and mails that were waiting are not sent.",
  );
  console.log("Passkeys and authenticator apps hold as they did then, also those that were removed since:");
  for (const { email, name } of passkeys) console.log(`  ${email}: the passkey “${name}”`);
  for (const { email } of apps) console.log(`  ${email}: an authenticator app`);
  if (passkeys.length + apps.length === 0) console.log("  none");
  console.log(
    "Members, roles, circles and accounts are as they were then: look first at who was removed, lowered or disabled since.",
  );
}

function readArguments(args: string[]): Pick<Asked, "folder" | "isReplacing" | "proofs"> {
  const wrong = new StartError(
    "Write npm run restore -- --from FOLDER, with the folder of a backup; --seal SEAL (64 hexadecimal digits) and --against FILE hold it against what you kept, --replace gives up what is there.",
  );
  const values = parsed(args, wrong);
  if (!values.from) throw wrong;
  return { folder: resolve(values.from), isReplacing: values.replace, proofs: readProofs(values, wrong) };
}

function parsed(args: string[], wrong: StartError) {
  try {
    const options = { from: { type: "string" }, replace: { type: "boolean", default: false } } as const;
    return parseArgs({ args, options: { ...options, ...proofOptions } }).values;
  } catch {
    throw wrong;
  }
}
