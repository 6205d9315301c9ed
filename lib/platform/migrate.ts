/**
 * Applies `prisma/migrations` over plain `pg`, each in a transaction of its own. Keeps Prisma's own table, checksums and
 * lock, so that `prisma migrate deploy` may be used in its place wherever its engine can be had.
 */
import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "pg";
import { reasonOf, StartError } from "./boot/start-error";

export interface Migration {
  /** The folder's name, `20261124120000_first`: they are applied in the order of their names. */
  name: string;
  sql: string;
  checksum: string;
}

/** The number by which Prisma's engine locks out a second one. */
const migrationLock = 72707369;

const bookkeeping = `
  create table if not exists _prisma_migrations (
    id                  varchar(36) primary key not null,
    checksum            varchar(64) not null,
    finished_at         timestamptz,
    migration_name      varchar(255) not null,
    logs                text,
    rolled_back_at      timestamptz,
    started_at          timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

/** The migrations in the folder, in the order in which they are applied. */
export function readMigrations(folder: string): Migration[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "migration.sql")))
    .map((entry) => {
      const sql = readFileSync(join(folder, entry.name, "migration.sql"), "utf8");
      return { name: entry.name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * Brings the database up to the given migrations, renews what the app's role may do, and answers with the names of the
 * migrations it applied. The client is the owner's. Throws a StartError where the database is newer, a migration was edited after it was applied, or one fails.
 */
export async function migrate(client: Client, migrations: Migration[], appRole: string): Promise<string[]> {
  await client.query("select pg_advisory_lock($1)", [migrationLock]);
  try {
    const pending = await findPending(client, migrations);
    const last = pending.at(-1);
    const isNew = pending.length === migrations.length;
    for (const migration of pending) await apply(client, migration, isNew && migration !== last ? null : appRole);
    if (!last) await grant(client, appRole);
    return pending.map((migration) => migration.name);
  } finally {
    await client.query("select pg_advisory_unlock($1)", [migrationLock]);
  }
}

interface Applied {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}

async function findPending(client: Client, migrations: Migration[]): Promise<Migration[]> {
  await client.query(bookkeeping);
  const { rows } = await client.query<Applied>(
    "select migration_name, checksum, finished_at from _prisma_migrations where rolled_back_at is null",
  );
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const applied of rows) {
    const { migration_name: name } = applied;
    const migration = known.get(name);
    if (!applied.finished_at)
      throw new StartError(
        `The migration ${name} broke off when another tool ran it; mend the database and mark it with \`prisma migrate resolve\`.`,
      );
    if (!migration)
      throw new StartError(
        `The database is newer than this Parley (it has the migration ${name}); start the newer Parley, or restore a backup of before.`,
      );
    // Prisma, too, forgives a change of line endings alone.
    if (migration.checksum !== applied.checksum && checksumWithCrLf(migration.sql) !== applied.checksum)
      throw new StartError(
        `The migration ${name} was edited after it was applied; restore its file and write the change as a new migration (npm run db:migration -- NAME).`,
      );
  }
  const done = new Set(rows.map((applied) => applied.migration_name));
  return migrations.filter((migration) => !done.has(migration.name));
}

const checksumWithCrLf = (sql: string) =>
  createHash("sha256")
    .update(sql.includes("\r\n") ? sql.replaceAll("\r\n", "\n") : sql.replaceAll("\n", "\r\n"))
    .digest("hex");

/**
 * What the app's role may do is renewed in its transaction: nobody sees tables that the app may not read yet. Of a new
 * database, where nobody looks on, only with the last, since the function that grants goes through everything there is.
 */
async function apply(client: Client, migration: Migration, appRole: string | null): Promise<void> {
  await client.query("begin");
  try {
    const startedAt = new Date();
    await client.query(migration.sql);
    await client.query(
      `insert into _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       values ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name, startedAt],
    );
    if (appRole !== null) await grant(client, appRole);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw new StartError(
      `The migration ${migration.name} failed and was undone (${reasonOf(error)}${placeOf(error, migration.sql)}); nothing of it remains, so correct it and start again.`,
    );
  }
}

/** PostgreSQL counts characters from 1; a person looks for a line. */
function placeOf(error: unknown, sql: string): string {
  const position = Number((error as { position?: string }).position);
  return position > 0 ? `, line ${sql.slice(0, position - 1).split("\n").length}` : "";
}

/** The function comes with the migrations, so that what the role may do is kept beside the tables it is about. */
async function grant(client: Client, role: string): Promise<void> {
  const { rows } = await client.query<{ found: boolean }>(
    "select to_regprocedure('grant_parley_app(name)') is not null as found",
  );
  if (rows[0]?.found) await client.query("select grant_parley_app($1)", [role]);
}
