/** An installation leaves as one file and comes back as it stood, but for what was open: in a Postgres of the test's own. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setStageInProcess } from "@/e2e/matrix/in-process";
import type { Stage } from "@/e2e/matrix/stage";
import { closeDatabase } from "@/lib/platform/database";
import { migrate, readMigrations } from "@/lib/platform/migrate";
import { connectAsOwner, type Owner } from "@/prisma/fixtures";
import { newTeam } from "@/prisma/team-fixtures";
import { openDataFolder } from "../boot/data-folder";
import { ensurePostgres, type Postgres } from "../boot/postgres";
import { runProgram } from "../boot/run-program";
import { backUp, tablesOf, verifyBackup } from "./backup";
import { restoreBackup } from "./restore-backup";
import { rewritten } from "./rewritten";
import { archiveNegotiation } from "./write";
import type { Proofs } from "./verify";

const migrations = readMigrations(join(process.cwd(), "prisma", "migrations"));
const environment = { ...process.env };
const path = mkdtempSync(join(tmpdir(), "parley-backup-"));
const clients: Client[] = [];
let postgres: Postgres;
let owner: Owner;
let here: Client;
let stage: Stage;
/** Another negotiation beside it. */
let second: { negotiationId: string; slug: string };

const file = (name: string) => join(path, name);
const backup = file("backup");
const database = join(backup, "database.zip");

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  clients.push(client);
  return client;
}

/** One with nothing in it on the same server. */
async function newDatabase(name: string): Promise<Client> {
  const { port, passwords } = postgres.cluster.folder.kept();
  const root = await connect(`postgresql://postgres:${passwords?.superuser}@127.0.0.1:${port}/postgres`);
  await root.query(`create database ${name} owner parley_owner`);
  await root.query(`grant connect on database ${name} to parley_app`);
  return connect(postgres.ownerUrl.replace(/parley$/, name));
}

const run = (program: string, args: string[], dataFolder: string) =>
  runProgram(process.execPath, [join("lib", "platform", "boot", `${program}.mjs`), ...args], {
    cwd: process.cwd(),
    env: { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: dataFolder, NODE_ENV: "production" },
  });
const restore = (client: Client, from: string, proofs: Proofs = {}) =>
  restoreBackup(client, { file: from, migrations, appRole: "parley_app", ...proofs });

beforeAll(async () => {
  chmodSync(path, 0o711);
  postgres = await ensurePostgres(openDataFolder(path), { isDurable: false });
  here = await connect(postgres.ownerUrl);
  await migrate(here, migrations, "parley_app");
  await closeDatabase();
  process.env.DATABASE_URL = postgres.appUrl;
  process.env.DATABASE_OWNER_URL = postgres.ownerUrl;
  owner = connectAsOwner(postgres.ownerUrl);
  ({ stage } = await setStageInProcess(owner, ["open"]));
  second = await newTeam(owner, {});
  const remark = { kind: "comment", body: "Nobody else is to read this.", replacement: "", start: 0, end: 3 };
  const clauseVersionId = stage.props.open.clause_version.recordId;
  await stage.founder.must("remark_draft.keep", {
    ...{ negotiationId: stage.id, clauseVersionId, quote: "The", version: 0 },
    ...remark,
  });
});

afterAll(async () => {
  await owner?.end();
  await closeDatabase();
  for (const client of clients) await client.end();
  await postgres.stop();
  rmSync(path, { recursive: true, force: true });
  for (const name of ["DATABASE_URL", "DATABASE_OWNER_URL"]) process.env[name] = environment[name];
});

/** How many rows each table has. */
async function countRows(client: Client): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of await tablesOf(client)) {
    const { rows } = await client.query<{ count: number }>(`select count(*)::int as count from "${table}"`);
    counts[table] = rows[0]?.count ?? 0;
  }
  return counts;
}

/** What opens something to whoever holds it, and what is about to be done: of every kind, beside the browsers' sign-ins. */
async function openAll(): Promise<void> {
  const user = "(select id from app_user order by created_at limit 1)";
  await here.query(`
    insert into sign_in (user_id, purpose, device_hash, expires_at)
    select ${user}, purpose, purpose, now() + interval '1 year' from unnest(array['calendar', 'mail', 'webhook']) purpose;
    insert into sign_in (user_id, purpose, device_hash, expires_at, idle_seconds, token_name, scopes)
    values (${user}, 'token', 'token', now() + interval '1 year', 2147483647, 'Nightly report', '{read}');
    insert into password_link (token_hash, user_id, expires_at) values ('link', ${user}, now() + interval '1 day');
    insert into half_sign_in (token_hash, user_id, expires_at) values ('half', ${user}, now() + interval '1 day');
    insert into passkey_challenge (challenge_hash, purpose, expires_at) values ('asked', 'enter', now() + interval '1 day');
    insert into recovery_code (code_hash, user_id) values ('code', ${user});
    insert into passkey (id, user_id, public_key, counter, name, is_synced)
    values ('key', ${user}, 'none', 0, 'A lost laptop', false);
    insert into job (kind, user_id) values ('mail.daily', ${user})`);
  await here.query(
    `insert into invitation (negotiation_id, role, invitee, token_hash, invited_by, expires_at)
     values ($1, 'owner', 'Somebody', 'invitation', ${user}, now() + interval '10 days')`,
    [stage.id],
  );
}

describe("a backup of the installation", () => {
  it("is taken while others write, and holds all that was acknowledged before", async () => {
    postgres.cluster.folder.keep({ authSecret: "the word that signs the sessions" });
    await openAll();
    mkdirSync(backup, { mode: 0o755 });
    const [counting, taken] = [countRows(here), run("backup", ["--to", backup], path)];
    const acknowledged = await counting;
    await here.query("insert into attempt (account_hash, source_hash, pool) values ('a', 'b', 'link')");
    const { code, output } = await taken;
    expect([code, output]).toEqual([0, expect.stringContaining(`${stage.slug}: head `)]);
    expect(statSync(backup).mode & 0o777).toBe(0o700);
    for (const name of ["database.zip", "secrets.json"]) expect(statSync(join(backup, name)).mode & 0o777).toBe(0o600);
    const { content, seal } = await verifyBackup(database);
    expect(output).toContain(seal);
    const held = Object.fromEntries(content.parts.map(({ name, rows }) => [name.replace(".ndjson", ""), rows]));
    expect(held).toMatchObject({ ...acknowledged, attempt: expect.any(Number) });
  });

  it("is restored by one command into a new folder, with its chains checked and all that was open ended", async () => {
    const target = file("new");
    const { code, output } = await run("restore", ["--from", backup], target);
    expect([code, output]).toEqual([0, expect.stringContaining(`intact  ${stage.slug}: `)]);
    const folder = openDataFolder(target);
    expect(folder.kept()).toMatchObject({ authSecret: "the word that signs the sessions", demo: "none" });
    const refused = await run("restore", ["--from", backup], target);
    expect(refused.output).toMatch(/holds people or negotiations already; set DATA_DIR/);

    // As if a start had broken off: the next one would make the database anew.
    folder.keep({ demo: "loading" });
    const again = await run("restore", ["--from", backup, "--replace"], target);
    expect([again.code, again.output]).toEqual([0, expect.stringContaining("Everybody signs in anew")]);
    expect(again.output).toContain("the passkey “A lost laptop”");
    expect(folder.kept().demo).toBe("none");
    const other = await ensurePostgres(folder, { isDurable: false });
    try {
      const client = await connect(other.ownerUrl);
      const was = await archiveNegotiation(here, stage.slug, file("was.zip"));
      const is = await archiveNegotiation(client, stage.slug, file("is.zip"));
      expect(is.seal).toBe(was.seal);
      const { rows } = await client.query(
        `select (select string_agg(distinct purpose, ',') from sign_in where revoked_at is null) as open,
                (select count(*)::int from sign_in where purpose = 'browser') > 1 as "withSignIns",
                (select string_agg(invitation_state(i), ',') from invitation i where token_hash = 'invitation') as invitation,
                (select count(*)::int from password_link where used_at is null) as links,
                (select count(*)::int from half_sign_in) + (select count(*)::int from passkey_challenge)
                  + (select count(*)::int from recovery_code) as "secondFactors",
                (select count(*)::int from passkey) as passkeys,
                (select count(*)::int from credential) > 5 as "withPasswords",
                (select count(*)::int from remark_draft) > 0 as "withDrafts",
                (select string_agg(distinct outcome, ',') from job) as jobs,
                (select count(*)::int from pg_constraint where contype = 'f') as keys,
                (select count(*)::int from pg_trigger where not tgisinternal and tgenabled <> 'O') as asleep`,
      );
      const keys = await here.query<{ keys: number }>(
        "select count(*)::int as keys from pg_constraint where contype = 'f'",
      );
      // Nobody can carry the sign-in of a mail. Any other purpose that there ever is ends with a restore.
      expect(rows).toEqual([
        {
          ...{
            open: "mail",
            withSignIns: true,
            invitation: "revoked",
            links: 0,
            secondFactors: 0,
            passkeys: 1,
            withPasswords: true,
          },
          ...{ withDrafts: true, jobs: "unknown", keys: keys.rows[0]?.keys, asleep: 0 },
        },
      ]);
      await client.end();
    } finally {
      await other.stop();
    }
  }, 240_000);

  it("is refused for another seal, other published heads, or a chain that held when it was backed up", async () => {
    const empty = await newDatabase("unfilled");
    await expect(restore(empty, database, { seal: "0".repeat(64) })).rejects.toThrow(/another one, or was changed/);

    const at = "2026-11-30T08:00:00Z";
    const head = (seq: number) => ({ at, seq, hash: "f".repeat(64) });
    const published = (seq: number) => ({
      published: { file: "heads.ndjson", heads: new Map([[stage.id, [head(seq)]]]), unread: 0 },
    });
    await expect(restore(empty, database, published(1_000_000))).rejects.toThrow(/has no head of any negotiation/);
    await expect(restore(empty, database, published(3))).rejects.toThrow(/not the one that was published/);

    const changed = await rewritten(path, database, "audit_entry.ndjson", (text) =>
      text.replace(/("body": "\{)/, "$1 "),
    );
    await expect(restore(empty, changed)).rejects.toThrow(/is broken at entry/);
    const { rows } = await empty.query("select count(*)::int as rows from app_user");
    expect(rows).toEqual([{ rows: 0 }]);

    const bytes = readFileSync(database);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(file("damaged.zip"), bytes);
    await expect(verifyBackup(file("damaged.zip"))).rejects.toThrow(/damaged/);
  });

  it("says of a chain that it is broken, and is restored with it as it is, and with all others", async () => {
    await here.query(`alter table audit_entry disable trigger user`);
    await here.query("update audit_entry set body = body || ' ' where negotiation_id = $1 and seq = 3", [stage.id]);
    await here.query(`alter table audit_entry enable trigger user`);
    const { checked, manifest } = await backUp(here, file("broken.zip"), new Date("2026-11-30T09:00:00Z"));
    expect(checked.find(({ slug }) => slug === stage.slug)?.finding).toMatchObject({ isIntact: false, seq: 3 });
    const heldThen = Object.fromEntries(manifest.heads.map(({ negotiation, isIntact }) => [negotiation, isIntact]));
    expect(heldThen).toEqual({ [stage.id]: false, [second.negotiationId]: true });

    const there = await newDatabase("broken");
    const { negotiations } = await restore(there, file("broken.zip"));
    expect(Object.fromEntries(negotiations.map(({ slug, broken }) => [slug, broken]))).toEqual({
      [stage.slug]: "entry 3 does not fit: what it says is not what was sealed",
      [second.slug]: undefined,
    });
    const { rows } = await there.query(
      "select negotiation_id as id, is_intact as held from audit_check where actor_id is null",
    );
    expect(Object.fromEntries(rows.map(({ id, held }) => [id, held]))).toEqual(heldThen);
  });
});
