/**
 * `npm run db:scratch -- FOLDER`: a database by hand. Starts a server on the folder, migrates it, prints its addresses
 * as export lines (so `eval "$(npm run -s db:scratch -- /tmp/mine)"`) and leaves it running until `--stop`.
 */
import { resolve } from "node:path";
import { stopCluster, openCluster } from "./cluster";
import { newSecret, openDataFolder } from "./data-folder";
import type { Launched } from "./launched";
import { applyMigrations } from "./migrations";
import { ensurePostgres } from "./postgres";
import { StartError } from "./start-error";

export async function main({ args, root }: Launched): Promise<void> {
  const path = args.find((word) => !word.startsWith("--"));
  if (!path) throw new StartError("Name a folder for the database: npm run db:scratch -- /tmp/mine (--stop ends it).");
  const folder = openDataFolder(resolve(path));
  if (args.includes("--stop")) return stopCluster(await openCluster(folder));
  const postgres = await ensurePostgres(folder);
  await applyMigrations(root, postgres.ownerUrl);
  const authSecret = folder.kept().authSecret ?? newSecret();
  folder.keep({ authSecret });
  console.log(`export DATABASE_URL=${postgres.appUrl}`);
  console.log(`export DATABASE_OWNER_URL=${postgres.ownerUrl}`);
  console.log(`export AUTH_SECRET=${authSecret}`);
}
