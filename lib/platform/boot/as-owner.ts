/** The database as its owner, for a command beside a Parley that runs or does not. */
import { existsSync } from "node:fs";
import type { Client } from "pg";
import { withClient } from "./connect";
import { openDataFolder } from "./data-folder";
import { claimInstance } from "./instance";
import type { Launched } from "./launched";
import type { Lifetime } from "./lifetime";
import { type Addresses, ensurePostgres, runningAddresses } from "./postgres";
import type { Whereabouts } from "./settings";
import { StartError } from "./start-error";

/** Does the work over a server of yours, the embedded one that runs, or the embedded one started for as long as it takes. */
export async function asOwner<T>(
  launched: Launched,
  whereabouts: Whereabouts,
  lifetime: Lifetime,
  work: (owner: Client, addresses: Addresses) => Promise<T>,
): Promise<T> {
  const addresses = await findDatabase(launched, whereabouts, lifetime);
  return withClient(addresses.ownerUrl, "DATABASE_OWNER_URL", (owner) => work(owner, addresses));
}

async function findDatabase(
  { step }: Launched,
  { external, dataFolder, port }: Whereabouts,
  lifetime: Lifetime,
): Promise<Addresses> {
  if (external) return external;
  if (!existsSync(dataFolder) || !existsSync(openDataFolder(dataFolder).cluster))
    throw new StartError(
      `There is no database in ${dataFolder}; set DATA_DIR to the folder of your Parley, or DATABASE_URL and DATABASE_OWNER_URL to your server.`,
    );
  const folder = openDataFolder(dataFolder);
  const running = await runningAddresses(folder);
  if (running) return running;
  // A Parley that starts meanwhile would find its database stopped under it.
  const instance = await claimInstance(folder, port, true);
  lifetime.defer(() => instance.release());
  const postgres = await step("starting the embedded PostgreSQL", () => ensurePostgres(folder));
  lifetime.defer(() => postgres.stop());
  return postgres;
}
