import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startCluster } from "./cluster";
import { withClient } from "./connect";
import { type DataFolder, openDataFolder } from "./data-folder";
import { checkExternal } from "./external";
import { ensurePostgres, type Postgres, recreateDatabase } from "./postgres";

let folder: DataFolder;
let postgres: Postgres;

const ask = async (url: string, sql: string) =>
  (await withClient(url, "DATABASE_URL", (client) => client.query(sql))).rows as Record<string, unknown>[];
const superuserUrl = () =>
  postgres.appUrl
    .replace(/\/\/[^@]*@/, `//postgres:${folder.kept().passwords?.superuser}@`)
    .replace(/parley$/, "postgres");
const serverProcess = () => Number(readFileSync(join(folder.cluster, "postmaster.pid"), "utf8").split("\n")[0]);

beforeAll(async () => {
  const path = mkdtempSync(join(tmpdir(), "parley-postgres-"));
  chmodSync(path, 0o711);
  folder = openDataFolder(path);
  postgres = await ensurePostgres(folder);
});

afterAll(async () => {
  await postgres.stop();
  rmSync(folder.path, { recursive: true, force: true });
});

describe("the embedded server", () => {
  test("gives the app a role that owns nothing and cannot pass the wall", async () => {
    expect(
      await ask(
        postgres.appUrl,
        "select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user",
      ),
    ).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false }]);
    await expect(ask(postgres.appUrl, "create table mine (id int)")).rejects.toThrow(/permission denied/);
  });

  test("lets the owner make tables and the extensions it trusts", async () => {
    await ask(postgres.ownerUrl, "create extension pg_trgm; create table kept (id int); insert into kept values (7)");
    expect(await ask(postgres.ownerUrl, "select id from kept")).toEqual([{ id: 7 }]);
  });

  test("orders and folds words by Unicode on every machine", async () => {
    const [row] = await ask(
      postgres.ownerUrl,
      "select 'ö' < 'z' as ordered, lower('ÄÖ') as folded, current_setting('server_encoding') as encoding",
    );
    expect(row).toEqual({ ordered: true, folded: "äö", encoding: "UTF8" });
  });

  test("listens on loopback alone and lets nobody in without a password", async () => {
    expect(await ask(superuserUrl(), "select current_setting('listen_addresses') as at")).toEqual([
      { at: "127.0.0.1" },
    ]);
    const without = postgres.ownerUrl.replace(/:[^:@]*@/, ":wrong@");
    await expect(ask(without, "select")).rejects.toThrow(/refuses the user parley_owner/);
    expect(await ask(superuserUrl(), "select distinct auth_method from pg_hba_file_rules")).toEqual([
      { auth_method: "scram-sha-256" },
    ]);
  });

  test("keeps its files closed to others", () => {
    expect(statSync(folder.cluster).mode & 0o077).toBe(0);
    expect(statSync(join(folder.path, "installation.json")).mode & 0o077).toBe(0);
  });

  test("is taken over when it runs already", async () => {
    const before = serverProcess();
    const again = await ensurePostgres(folder);
    expect(again.wasRunning).toBe(true);
    expect(again.appUrl).toBe(postgres.appUrl);
    expect(serverProcess()).toBe(before);
  });

  test("recovers what was committed when it was killed", async () => {
    process.kill(serverProcess(), "SIGKILL");
    postgres = await ensurePostgres(folder);
    expect(await ask(postgres.ownerUrl, "select id from kept")).toEqual([{ id: 7 }]);
  });

  test("keeps its port and its data over a stop", async () => {
    const { appUrl } = postgres;
    await postgres.stop();
    postgres = await ensurePostgres(folder);
    expect(postgres.wasRunning).toBe(false);
    expect(postgres.appUrl).toBe(appUrl);
  });

  test("waits for its port where somebody knows it by that", async () => {
    const port = Number(new URL(postgres.appUrl).port);
    await postgres.stop();
    const other = createServer().listen(port, "127.0.0.1");
    await once(other, "listening");
    const starting = startCluster(postgres.cluster, { keepsPort: true });
    await delay(300);
    other.close();
    expect(await starting).toBe(port);
    expect(await ask(postgres.ownerUrl, "select id from kept")).toEqual([{ id: 7 }]);
  });

  test("is emptied though somebody is connected", async () => {
    const reader = new Client({ connectionString: postgres.appUrl });
    reader.on("error", () => {});
    await reader.connect();
    await recreateDatabase(postgres);
    expect(await ask(postgres.ownerUrl, "select to_regclass('kept') as kept")).toEqual([{ kept: null }]);
    await reader.end().catch(() => {});
  });
});

describe("a database of yours", () => {
  const check = (appUrl: string, ownerUrl = postgres.ownerUrl) => checkExternal({ appUrl, ownerUrl });
  const as = (role: string) => postgres.appUrl.replace(/\/\/[^@]*@/, `//${role}:pw@`);

  beforeAll(async () => {
    await ask(
      superuserUrl(),
      `create role all_powerful login superuser password 'pw';
       create role passing login bypassrls password 'pw';
       create role owning login password 'pw';
       grant connect on database parley to passing, owning`,
    );
    await ask(postgres.ownerUrl, "create table thing (id int)");
  });

  test("is taken when the app's role owns nothing", async () => {
    expect(await check(postgres.appUrl)).toBe("parley_app");
  });

  test("is refused with a role that row-level security does not hold", async () => {
    await expect(check(as("all_powerful"))).rejects.toThrow(/all_powerful of DATABASE_URL is a superuser/);
    await expect(check(as("passing"))).rejects.toThrow(/passing of DATABASE_URL bypasses/);
    await expect(check(postgres.ownerUrl)).rejects.toThrow(/use the same role parley_owner/);
  });

  test("is refused with a role that owns a table, or may become its owner", async () => {
    await ask(superuserUrl(), "grant parley_owner to owning");
    await expect(check(as("owning"))).rejects.toThrow(/owning of DATABASE_URL owns thing, or is a member/);
  });

  test("is refused when the two addresses differ, or lead nowhere", async () => {
    const elsewhere = superuserUrl().replace(/\/\/[^@]*@/, "//owning:pw@");
    await expect(check(elsewhere)).rejects.toThrow(/lead to different databases/);
    await expect(check(postgres.appUrl, "postgresql://a:secret@127.0.0.1:1/x")).rejects.toThrow(
      /^Cannot reach the database of DATABASE_OWNER_URL on 127.0.0.1:1/,
    );
    await expect(check(postgres.appUrl.replace(/parley$/, "missing"))).rejects.toThrow(/There is no database missing/);
    await expect(check(as("stranger"))).rejects.toThrow(/refuses the user stranger of DATABASE_URL/);
  });

  test("is refused when its server is too old", async () => {
    // A role that is told another version: names are looked up in its own schema before the system's.
    await ask(
      superuserUrl().replace(/postgres$/, "parley"),
      `create role deceived login password 'pw';
       grant connect on database parley to deceived;
       create schema old;
       grant usage on schema old to deceived;
       create function old.current_setting(name text) returns text language sql
         as $$ select case name when 'server_version' then '14.5' else '140005' end $$;
       alter role deceived set search_path = old, pg_catalog`,
    );
    await expect(check(postgres.appUrl, as("deceived"))).rejects.toThrow(/is PostgreSQL 14.5; Parley needs version 15/);
  });
});
