/** The embedded server as Parley uses it: running, with its roles and its database, and their addresses. */
import { Client } from "pg";
import { type Cluster, openCluster, type StartOptions, startCluster, stopCluster } from "./cluster";
import type { DataFolder, Passwords } from "./data-folder";
import { findAnswering } from "./running-server";
import { StartError } from "./start-error";

export interface Postgres {
  cluster: Cluster;
  /** The app's role: owns nothing, cannot pass the row-level security. */
  appUrl: string;
  /** Owns the database and everything in it; for migrations alone. */
  ownerUrl: string;
  /** Found running, left behind by a Parley that was killed. */
  wasRunning: boolean;
  stop(): Promise<void>;
}

/** Starts the server on the folder's data, or takes over the one that runs there; makes roles and database once. */
export async function ensurePostgres(folder: DataFolder, options: StartOptions = {}): Promise<Postgres> {
  const cluster = await openCluster(folder);
  const running = await findAnswering(folder);
  const port = running ?? (await startCluster(cluster, options));
  const { passwords, isPrepared } = folder.kept();
  if (!passwords)
    throw new StartError(
      `The passwords of the database in ${folder.path} are missing; restore installation.json there from a backup, or set DATA_DIR to a new folder.`,
    );
  if (!isPrepared) {
    await prepare(superuserUrl(port, passwords), passwords);
    folder.keep({ isPrepared: true });
  }
  return {
    cluster,
    ...addressesAt(port, passwords),
    wasRunning: running !== undefined,
    stop: () => stopCluster(cluster),
  };
}

export type Addresses = Pick<Postgres, "appUrl" | "ownerUrl">;

/** The addresses on a server that runs already, which is not ours to stop; undefined if none does. */
export async function runningAddresses(folder: DataFolder): Promise<Addresses | undefined> {
  const port = await findAnswering(folder);
  const { passwords } = folder.kept();
  return port && passwords ? addressesAt(port, passwords) : undefined;
}

const addressesAt = (port: number, { app, owner }: Passwords): Addresses => ({
  appUrl: `postgresql://parley_app:${app}@127.0.0.1:${port}/parley`,
  ownerUrl: `postgresql://parley_owner:${owner}@127.0.0.1:${port}/parley`,
});

const superuserUrl = (port: number, passwords: Passwords) =>
  `postgresql://postgres:${passwords.superuser}@127.0.0.1:${port}/postgres`;

/** The superuser's only work. Every part may have been done before a start that was interrupted. */
async function prepare(url: string, passwords: Passwords): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    for (const [role, password] of [
      ["parley_owner", passwords.owner],
      ["parley_app", passwords.app],
    ] as const) {
      const { rowCount } = await client.query("select from pg_roles where rolname = $1", [role]);
      // The passwords are base64url, so that the quotes hold.
      await client.query(
        `${rowCount ? "alter" : "create"} role ${role} login password '${password}' nosuperuser nobypassrls nocreatedb nocreaterole`,
      );
    }
    const { rowCount } = await client.query("select from pg_database where datname = 'parley'");
    if (!rowCount) await makeDatabase(client, "parley");
  } finally {
    await client.end();
  }
}

async function makeDatabase(client: Client, name: string): Promise<void> {
  await client.query(`create database ${name} owner parley_owner`);
  await client.query(`revoke all on database ${name} from public`);
  await client.query(`grant connect on database ${name} to parley_app`);
}

const [beside, former] = ["parley_restored", "parley_replaced"];

/** An empty database beside the one in use; gives back its owner's address. What a restore that broke off left goes. */
export async function besideDatabase(postgres: Postgres): Promise<string> {
  await asSuperuser(postgres, async (client) => {
    for (const name of [beside, former]) await client.query(`drop database if exists ${name} with (force)`);
    await makeDatabase(client, beside);
  });
  return postgres.ownerUrl.replace(/parley$/, beside);
}

/** Puts that database in the place of the one in use, at once, and throws the other away. */
export function putInPlace(postgres: Postgres): Promise<void> {
  return asSuperuser(postgres, async (client) => {
    await client.query(
      `begin; alter database parley rename to ${former}; alter database ${beside} rename to parley; commit`,
    );
    await client.query(`drop database ${former} with (force)`);
  });
}

/** Throws the database away and makes an empty one: for a demo whose loading broke off, and for `db:reset`. */
export async function recreateDatabase(postgres: Postgres): Promise<void> {
  await asSuperuser(postgres, async (client) => {
    await client.query("drop database if exists parley with (force)");
  });
  const { port, passwords } = postgres.cluster.folder.kept();
  if (port && passwords) await prepare(superuserUrl(port, passwords), passwords);
}

async function asSuperuser({ cluster }: Postgres, work: (client: Client) => Promise<void>): Promise<void> {
  const { port, passwords } = cluster.folder.kept();
  if (!port || !passwords) throw new StartError(`There is no database in ${cluster.folder.path} to make anew.`);
  const client = new Client({ connectionString: superuserUrl(port, passwords) });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
