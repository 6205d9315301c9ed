/** `npm run backup -- --to FOLDER`: the whole installation, while Parley runs or does not, into a new folder. */
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { backUp, verifyBackup } from "@/lib/platform/archive/backup";
import { asOwner } from "./as-owner";
import { openDataFolder } from "./data-folder";
import type { Launched } from "./launched";
import { Lifetime } from "./lifetime";
import { readWhereabouts } from "./settings";
import { reasonOf, StartError } from "./start-error";

export const databaseFile = "database.zip";
export const secretsFile = "secrets.json";

export async function main(launched: Launched): Promise<void> {
  const folder = readFolder(launched.args);
  const settings = readWhereabouts(process.env, launched.root);
  const lifetime = new Lifetime(130);
  await lifetime.run(() =>
    asOwner(launched, settings, lifetime, async (owner) => {
      makeFolder(folder);
      const file = join(folder, databaseFile);
      const { seal, manifest, checked } = await launched.step("backing up the database", (detail) =>
        backUp(owner, file, new Date(), detail),
      );
      await launched.step("verifying what was written", () => verifyBackup(file, { seal }));
      const rows = manifest.parts.reduce((sum, part) => sum + part.rows, 0);
      console.log(`${folder} holds ${rows} rows of ${manifest.parts.length - 1} tables, as they stood when it began:`);
      for (const { slug, seq, hash } of manifest.heads) console.log(`  ${slug}: head ${seq}, ${hash}`);
      for (const { slug, finding } of checked)
        if (!finding.isIntact)
          console.log(
            `BROKEN  ${slug}: entry ${finding.seq} of its audit chain does not fit: ${finding.why}. It is in the backup as it is.`,
          );
      console.log(`Its seal, to be kept apart from it: ${seal}`);
      console.log(
        keepSecrets(settings.external ? undefined : openDataFolder(settings.dataFolder).kept().authSecret, folder),
      );
    }),
  );
  await lifetime.exit(0);
}

/** What signs the sessions stands in the data folder alone, unless whoever runs Parley sets it. */
function keepSecrets(authSecret: string | undefined, folder: string): string {
  const settings = "the settings of Parley (AUTH_SECRET, SMTP_URL and the others in README), which are yours to keep";
  if (process.env.AUTH_SECRET || !authSecret) return `Not in it: ${settings}.`;
  const text = `${JSON.stringify({ authSecret }, null, 2)}\n`;
  writeFileSync(join(folder, secretsFile), text, { mode: 0o600, flag: "wx", flush: true });
  return `${secretsFile} beside it holds the word that signs the sessions. Not in it: ${settings}.`;
}

function makeFolder(folder: string): void {
  try {
    if (existsSync(folder) && readdirSync(folder).length > 0)
      throw new StartError(`${folder} is not empty; name a new folder for each backup.`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // One that was there keeps its mode otherwise.
    if ((statSync(folder).mode & 0o077) !== 0) chmodSync(folder, 0o700);
  } catch (error) {
    if (error instanceof StartError) throw error;
    throw new StartError(`Cannot make ${folder} (${reasonOf(error)}); name a folder of yours.`);
  }
}

function readFolder(args: string[]): string {
  const wrong = new StartError("Write npm run backup -- --to FOLDER, with a folder that is new or empty.");
  try {
    const { values } = parseArgs({ args, options: { to: { type: "string" } } });
    if (values.to) return resolve(values.to);
  } catch {
    throw wrong;
  }
  throw wrong;
}
