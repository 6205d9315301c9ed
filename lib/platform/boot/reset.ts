/** `npm run db:reset`: throws away what is in the embedded database and loads it anew. */
import { createInterface } from "node:readline/promises";
import { openDataFolder } from "./data-folder";
import { prepareDatabase } from "./database";
import { claimInstance } from "./instance";
import type { Launched } from "./launched";
import { Lifetime } from "./lifetime";
import { ensurePostgres, recreateDatabase } from "./postgres";
import { readSettings } from "./settings";
import { StartError } from "./start-error";

export async function main(launched: Launched): Promise<void> {
  const settings = readSettings(process.env, launched.args, launched.root);
  if (settings.external)
    throw new StartError(
      "db:reset empties the embedded database only; unset DATABASE_URL and DATABASE_OWNER_URL, or empty yours by its own tools.",
    );
  const lifetime = new Lifetime();
  await lifetime.run(async () => {
    const folder = openDataFolder(settings.dataFolder);
    const instance = await claimInstance(folder, settings.port, true);
    lifetime.defer(() => instance.release());
    if (!launched.args.includes("--yes")) await confirm(folder.path);
    const postgres = await ensurePostgres(folder);
    lifetime.defer(() => postgres.stop());
    // Should this break off, the next start finds a loading to begin anew.
    folder.keep({ demo: "loading" });
    await launched.step("emptying the database", () => recreateDatabase(postgres));
    folder.keep({ demo: undefined });
    await prepareDatabase({ launched, settings, folder, lifetime });
  });
  await lifetime.exit(0);
}

async function confirm(path: string): Promise<void> {
  if (!process.stdin.isTTY)
    throw new StartError("Nobody is there to confirm that everything recorded is to be deleted; add --yes.");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`Everything recorded in ${path} will be deleted. Type "delete" to go on: `);
  terminal.close();
  if (answer.trim() !== "delete") throw new StartError("Nothing was deleted.");
}
