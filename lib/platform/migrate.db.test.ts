import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Migration, migrate, readMigrations } from "./migrate";

let client: Client;
let schema: string;

const written = (name: string, sql: string): Migration => ({
  name,
  sql,
  checksum: createHash("sha256").update(sql).digest("hex"),
});
const first = written("20260101000000_first", "create table party (id int primary key); insert into party values (1);");
const second = written("20260102000000_second", "alter table party add column name text;");

const up = (...migrations: Migration[]) => migrate(client, migrations, "nobody");
const bookkeeping = async () =>
  (await client.query("select * from _prisma_migrations order by migration_name")).rows as Record<string, unknown>[];

/** A schema of its own stands in for an empty database. */
beforeEach(async () => {
  schema = `migrate_${randomUUID().replaceAll("-", "")}`;
  client = new Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await client.connect();
  await client.query(`create schema ${schema}`);
  await client.query(`set search_path = ${schema}`);
});

afterEach(async () => {
  await client.query(`drop schema ${schema} cascade`);
  await client.end();
});

test("migrations are applied once, in the order of their names, and only new ones later", async () => {
  expect(await up(first)).toEqual([first.name]);
  expect(await up(first, second)).toEqual([second.name]);
  expect(await up(first, second)).toEqual([]);
  expect((await client.query("select id, name from party")).rows).toEqual([{ id: 1, name: null }]);
});

test("Prisma finds its own records of what was applied", async () => {
  await up(first);
  expect(await bookkeeping()).toEqual([
    {
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      checksum: first.checksum,
      finished_at: expect.any(Date),
      migration_name: first.name,
      logs: null,
      rolled_back_at: null,
      started_at: expect.any(Date),
      applied_steps_count: 1,
    },
  ]);
});

test("a function whose body holds semicolons arrives whole", async () => {
  const body = "create function two() returns int language plpgsql as $$ begin perform 1; return 2; end $$;";
  await up(written("20260103000000_function", body));
  expect((await client.query("select two() as answer")).rows).toEqual([{ answer: 2 }]);
});

test("one that fails leaves nothing behind, and says where", async () => {
  const faulty = written("20260102000000_faulty", "create table term (id int);\ninsert into nowhere values (1);");
  await expect(up(first, faulty)).rejects.toThrow(
    /20260102000000_faulty failed and was undone \(.*nowhere.*, line 2\).*correct it and start again/,
  );
  expect((await client.query("select to_regclass('party') as party, to_regclass('term') as term")).rows).toEqual([
    { party: "party", term: null },
  ]);
  expect(await bookkeeping()).toHaveLength(1);
});

test("what the app may do is renewed with the last of them, or nothing of that one remains", async () => {
  const granting = written(
    "20260103000000_granting",
    "create function grant_parley_app(role name) returns void language plpgsql as $$ begin insert into party values (2); end $$;",
  );
  await up(first, granting);
  expect((await client.query("select count(*)::int as n from party")).rows).toEqual([{ n: 2 }]);
  // By now the grant fails: there is a party 2 already.
  await expect(up(first, granting, written("20260104000000_next", "create table term (id int)"))).rejects.toThrow(
    /20260104000000_next failed and was undone/,
  );
  expect((await client.query("select to_regclass('term') as term")).rows).toEqual([{ term: null }]);
  expect(await bookkeeping()).toHaveLength(2);
});

test("a database newer than the code is not touched", async () => {
  await up(first, second);
  await expect(up(first)).rejects.toThrow(/newer than this Parley \(it has the migration 20260102000000_second\)/);
});

test("a migration edited after it was applied is not passed over", async () => {
  await up(first);
  await expect(up(written(first.name, `${first.sql} `))).rejects.toThrow(/was edited after it was applied/);
});

test("other line endings are no edit", async () => {
  const lines = written("20260103000000_lines", "create table a (id int);\ncreate table b (id int);\n");
  await up(lines);
  expect(await up(written(lines.name, lines.sql.replaceAll("\n", "\r\n")))).toEqual([]);
});

test("what another tool left half done has to be mended first", async () => {
  await up(first);
  await client.query("update _prisma_migrations set finished_at = null");
  await expect(up(first)).rejects.toThrow(/broke off.*prisma migrate resolve/);
  await client.query("update _prisma_migrations set rolled_back_at = now()");
  await client.query("drop table party");
  expect(await up(first)).toEqual([first.name]);
});

test("two that start at once apply each migration once", async () => {
  const other = new Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await other.connect();
  await other.query(`set search_path = ${schema}`);
  const applied = await Promise.all([up(first, second), migrate(other, [first, second], "nobody")]);
  expect(applied.flat()).toHaveLength(2);
  await other.end();
});

test("the app's role is granted what the migrations' own function says", async () => {
  const granting =
    "create function grant_parley_app(app name) returns void language sql as $$ insert into asked values (app) $$;";
  await up(written("20260103000000_grants", `create table asked (role name); ${granting}`));
  expect((await client.query("select role from asked")).rows).toEqual([{ role: "nobody" }]);
});

test("folders are read in the order of their names; other files are none of them", () => {
  const folder = mkdtempSync(join(tmpdir(), "parley-migrations-"));
  for (const name of ["20260102_b", "20260101_a", "no_sql"]) mkdirSync(join(folder, name));
  for (const name of ["20260102_b", "20260101_a"]) writeFileSync(join(folder, name, "migration.sql"), `-- ${name}`);
  writeFileSync(join(folder, "migration_lock.toml"), "");
  expect(readMigrations(folder).map(({ name, sql }) => [name, sql])).toEqual([
    ["20260101_a", "-- 20260101_a"],
    ["20260102_b", "-- 20260102_b"],
  ]);
  expect(readMigrations(join(folder, "missing"))).toEqual([]);
});
