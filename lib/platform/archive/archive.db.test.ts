/**
 * A negotiation leaves one installation as a file and arrives in another as it was: the demo, and one that has a record of
 * every kind, open and marked, in a Postgres of the test's own.
 */
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPromise } from "yauzl";
import type { Input } from "@/e2e/fixtures";
import { setStageInProcess } from "@/e2e/matrix/in-process";
import { lineageCommands } from "@/e2e/matrix/lineage";
import type { Stage } from "@/e2e/matrix/stage";
import { briefSections } from "@/lib/briefs/rules";
import { briefOf } from "@/lib/exchange/queries-brief";
import { readBriefAddress } from "@/lib/exchange/rules/brief-address";
import { closeDatabase } from "@/lib/platform/database";
import { demoEmail } from "@/lib/platform/demo-people";
import { type Migration, migrate, readMigrations } from "@/lib/platform/migrate";
import { readSearch } from "@/lib/search/rules/asked";
import { searchPage } from "@/lib/search/queries";
import { parseMoment } from "@/lib/time/moment";
import { actAs, connectAsOwner, makeUser, type Owner } from "@/prisma/fixtures";
import { seedDemo } from "@/prisma/seed";
import { openedAs } from "@/prisma/team-fixtures";
import type { PublishedHead } from "@/lib/platform/audit-chain";
import { checkNegotiations } from "../boot/audit-read";
import { openDataFolder } from "../boot/data-folder";
import { ensurePostgres, type Postgres } from "../boot/postgres";
import type { NamedDigest } from "./manifest";
import { awakeWhileLoading, type Restored, restoreArchive } from "./restore";
import { rewritten } from "./rewritten";
import { archivedTables, leftOut } from "./tables";
import { verifyArchive } from "./verify";
import { type Archived, archiveNegotiation } from "./write";
import { ZipIn } from "./zip-in";

const migrations = readMigrations(join(process.cwd(), "prisma", "migrations"));
const before = { ...process.env };
const path = mkdtempSync(join(tmpdir(), "parley-archive-"));
const clients: Client[] = [];
let postgres: Postgres;
let owner: Owner;
/** The database that is archived, and a new one. */
let here: Client;
let there: Client;
let demo: Sent;
let staged: Sent;
let restored: Restored;

const newcomer = "newcomer@parley.example";
const unripe = "Nobody else is to read this.";

type Sent = { slug: string; file: string; made: Archived };

const file = (name: string) => join(path, name);
const addressOf = (url: string, database: string) => url.replace(/parley$/, database);

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  clients.push(client);
  return client;
}

/** An empty database on the same server. */
async function newDatabase(name: string): Promise<Client> {
  const { port, passwords } = postgres.cluster.folder.kept();
  const root = await connect(`postgresql://postgres:${passwords?.superuser}@127.0.0.1:${port}/postgres`);
  await root.query(`create database ${name} owner parley_owner`);
  await root.query(`grant connect on database ${name} to parley_app`);
  return connect(addressOf(postgres.ownerUrl, name));
}

/** The app of this process on another database. */
async function useDatabase(name: string): Promise<void> {
  await closeDatabase();
  process.env.DATABASE_URL = addressOf(postgres.appUrl, name);
  process.env.DATABASE_OWNER_URL = addressOf(postgres.ownerUrl, name);
  await owner?.end();
  owner = connectAsOwner(process.env.DATABASE_OWNER_URL);
}

const archive = async (client: Client, slug: string, name: string) => ({
  slug,
  file: file(name),
  made: await archiveNegotiation(client, slug, file(name)),
});
const restore = (client: Client, from: string, more: { migrations?: Migration[] } = {}) =>
  restoreArchive(client, { file: from, migrations, appRole: "parley_app", ...more });

beforeAll(async () => {
  chmodSync(path, 0o711);
  postgres = await ensurePostgres(openDataFolder(path), { isDurable: false });
  here = await connect(postgres.ownerUrl);
  await migrate(here, migrations, "parley_app");
  await useDatabase("parley");
  await seedDemo();
  const { stage } = await setStageInProcess(owner, ["open", "outside"]);
  await goOn(stage);
  const { rows } = await here.query<{ id: string; slug: string }>(
    "select id, slug from negotiation order by created_at",
  );
  const slugOf = (isStage: boolean) => rows.find(({ id }) => (id === stage.id) === isStage)?.slug ?? "";
  demo = await archive(here, slugOf(false), "demo.zip");
  staged = await archive(here, slugOf(true), "staged.zip");
  there = await newDatabase("there");
  restored = await restore(there, demo.file);
});

afterAll(async () => {
  await owner?.end();
  await closeDatabase();
  for (const client of clients) await client.end();
  await postgres.stop();
  rmSync(path, { recursive: true, force: true });
  for (const name of ["DATABASE_URL", "DATABASE_OWNER_URL"]) process.env[name] = before[name];
});

/** What the stage has not: a remark settled, words that went elsewhere, somebody new, and something that is nobody else's. */
async function goOn(stage: Stage): Promise<void> {
  const { founder, id: negotiationId, props } = stage;
  await founder.must("annotation.resolve", { negotiationId, annotationId: props.open.annotation.id });
  await founder.must("term.allot", (await lineageCommands["term.allot"]?.input(stage, "open", founder)) as Input);
  await makeUser(owner, { email: newcomer, name: "Newcomer", password: "a long enough password" });
  await founder.must("member.add", { negotiationId, email: newcomer, role: "reader" });
  const remark = { kind: "comment", body: unripe, replacement: "", start: 0, end: 3, quote: "The", version: 0 };
  const clauseVersionId = props.open.clause_version.recordId;
  await founder.must("remark_draft.keep", { negotiationId, clauseVersionId, ...remark });
}

describe("an archive", () => {
  it("holds every table that leads to a negotiation, or says why not", async () => {
    const { rows } = await here.query<{ table: string }>(
      `with recursive leads as (
         select 'negotiation'::regclass as id
         union select attrelid from pg_attribute a join pg_class c on c.oid = a.attrelid
                where attname = 'negotiation_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
         union select f.conrelid from pg_constraint f join leads l on f.confrelid = l.id where f.contype = 'f')
       select c.relname as "table" from leads l join pg_class c on c.oid = l.id order by 1`,
    );
    const told = [
      ...archivedTables.map(({ table }) => table).filter((table) => table !== "app_user"),
      ...Object.keys(leftOut),
    ];
    // A table that is missing on the left has to be archived, or left out for a reason: see tables.ts.
    expect(told.sort()).toEqual(rows.map(({ table }) => table));
  });

  it("knows which triggers are awake while it is loaded", async () => {
    const { rows } = await here.query<{ name: string }>(
      `select distinct p.proname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
        where not t.tgisinternal and t.tgtype & 4 > 0 and c.relname = any ($1) and p.proname <> all ($2) order by 1`,
      [archivedTables.map(({ table }) => table), awakeWhileLoading],
    );
    // What stamps who and when, seals, tells colleagues or other processes. One that checks or derives belongs awake.
    expect(rows.map(({ name }) => name)).toEqual([
      ...["announce_access", "audit_append", "go_on_from_last", "project_periods"],
      ...["settle_answered", "settle_ended", "unsettle_review"],
    ]);
  });

  it("has a line of every table in it, between the demo and a record of every kind", () => {
    const rows = (parts: NamedDigest[]) => parts.filter(({ rows }) => rows > 0).map(({ name }) => name);
    const filled = new Set([...rows(demo.made.manifest.parts), ...rows(staged.made.manifest.parts)]);
    expect(archivedTables.map(({ table }) => table).filter((table) => !filled.has(`${table}.ndjson`))).toEqual([]);
  });

  it("names everybody that its rows name, with no password and no right", async () => {
    const zip = await ZipIn.open(staged.file);
    const people = await zip.text("app_user.ndjson");
    const { rows } = await here.query<{ id: string }>("select id from app_user");
    const named = new Set<string>();
    for (const { table } of archivedTables.filter(({ table }) => table !== "app_user")) {
      const words = await zip.text(`${table}.ndjson`);
      for (const { id } of rows) if (words.includes(id)) named.add(id);
    }
    zip.close();
    expect(named.size).toBeGreaterThan(3);
    expect([...named].filter((id) => !people.includes(id))).toEqual([]);
    expect(people).not.toMatch(/password|is_admin/);
    expect(people).toContain(demoEmail("owner"));
  });

  it("is the same bytes when it is made again, closed to others, and never in the place of another file", async () => {
    const again = await archive(here, demo.slug, "again.zip");
    expect(readFileSync(again.file).equals(readFileSync(demo.file))).toBe(true);
    expect(again.made.seal).toBe(demo.made.seal);
    expect(statSync(demo.file).mode & 0o777).toBe(0o600);
    await expect(archive(here, demo.slug, "again.zip")).rejects.toThrow(/is there already/);
    await expect(archive(here, "nowhere", "nowhere.zip")).rejects.toThrow(/no negotiation nowhere/);
    await expect(archive(here, demo.slug, "no/such/folder.zip")).rejects.toThrow(/Cannot write/);
    expect(existsSync(file("nowhere.zip"))).toBe(false);
  });

  it("holds nothing that its author has not published, and says how much there is", async () => {
    expect(staged.made.drafts).toBe(1);
    const zip = await ZipIn.open(staged.file);
    for (const name of zip.names) expect(await zip.text(name)).not.toContain(unripe);
    zip.close();
  });

  it("is verified without a database, against its seal and the heads published", async () => {
    const { manifest, seal } = await verifyArchive(demo.file, { seal: demo.made.seal });
    expect(manifest).toEqual(demo.made.manifest);
    expect(seal).toBe(demo.made.seal);
    await expect(verifyArchive(demo.file, { seal: staged.made.seal })).rejects.toThrow(/another one, or was changed/);
    const { id } = manifest.negotiation;
    const { seq, hash } = manifest.audit;
    const at = "2026-11-30T08:00:00Z";
    const published = (of: string, ...heads: PublishedHead[]) => ({
      published: { file: "heads.ndjson", heads: new Map([[of, heads]]), unread: 0 },
    });
    const other = { at, seq: 3, hash: "f".repeat(64) };
    await expect(verifyArchive(demo.file, published(id, other))).rejects.toThrow(/not the one that was published/);
    // Heads go on being published; those after the archive say nothing of it, and without others nothing is proven.
    const later = { at, seq: seq + 1, hash: "e".repeat(64) };
    const bears = await verifyArchive(demo.file, published(id, { at, seq, hash }, later));
    expect(bears.heldAgainst).toEqual([{ at, seq, hash }]);
    for (const nothing of [published(id, later), published(staged.made.manifest.negotiation.id, other)])
      await expect(verifyArchive(demo.file, nothing)).rejects.toThrow(/has no head of this negotiation/);
  });
});

describe("an archive that was changed", () => {
  it("is refused for one byte in any of its parts", async () => {
    const bytes = readFileSync(staged.file);
    const zip = await openPromise(staged.file, { lazyEntries: true, autoClose: false });
    const places = new Map<string, number>();
    for await (const entry of zip.eachEntry()) {
      const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
      places.set(entry.fileName, fileDataStart + Math.floor(entry.compressedSize / 2));
    }
    zip.close();
    expect(places.size).toBe(archivedTables.length + 3);
    const accepted: string[] = [];
    for (const [name, place] of places) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      writeFileSync(file("changed.zip"), changed);
      await verifyArchive(file("changed.zip")).then(
        () => accepted.push(name),
        () => undefined,
      );
    }
    expect(accepted).toEqual([]);
    writeFileSync(file("changed.zip"), bytes.subarray(0, bytes.length - 100));
    await expect(verifyArchive(file("changed.zip"))).rejects.toThrow(/cannot be read as an archive/);
  });

  it("is refused for another seal, a broken chain or another's rows where the sums were worked out anew", async () => {
    const edited = await rewritten(path, demo.file, "round.ndjson", (text) => text.replace("Doha", "Dohb"));
    await expect(verifyArchive(edited)).resolves.toMatchObject({});
    await expect(verifyArchive(edited, { seal: demo.made.seal })).rejects.toThrow(/another one, or was changed/);

    const said = await rewritten(path, demo.file, "audit_entry.ndjson", (text) => text.replace("Taliban", "Talibans"));
    await expect(verifyArchive(said)).rejects.toThrow(/what it says is not what was sealed/);
    const shorter = await rewritten(path, demo.file, "audit_entry.ndjson", (text) => text.replace(/\n[^\n]+\n$/, "\n"));
    await expect(verifyArchive(shorter)).rejects.toThrow(/is missing at the end/);

    const empty = await newDatabase("empty");
    const { id } = staged.made.manifest.negotiation;
    const strange = await rewritten(path, demo.file, "membership.ndjson", (text) =>
      text.replace(demo.made.manifest.negotiation.id, id),
    );
    await expect(restore(empty, strange)).rejects.toThrow(/could not be restored|does not read/);
    const odd = await rewritten(path, demo.file, "term.ndjson", (text) =>
      text.replace(/"title": "/, '"colour": "red", "title": "'),
    );
    await expect(restore(empty, odd)).rejects.toThrow(/term.ndjson does not read as it did/);
    const { rows } = await empty.query(
      "select (select count(*) from record) + (select count(*) from app_user) as rows",
    );
    expect(rows).toEqual([{ rows: "0" }]);
  });
});

describe("a restored negotiation", () => {
  it("is archived again to the same bytes, and its chain holds", async () => {
    const again = await archive(there, demo.slug, "restored.zip");
    expect(again.made.manifest).toEqual(demo.made.manifest);
    expect(again.made.seal).toBe(demo.made.seal);
    expect(await checkNegotiations(there, demo.slug)).toMatchObject([{ finding: { isIntact: true } }]);
    const { rows } = await there.query("select is_intact, actor_id from audit_check");
    expect(rows).toEqual([{ is_intact: true, actor_id: null }]);
  });

  it("is found and summed by what the triggers worked out, row for row", async () => {
    const derived = async (client: Client) => {
      const { rows } = await client.query<{ found: string; summed: string }>(
        `select (select jsonb_agg(to_jsonb(d) order by d.record_id)::text from search_document d where d.negotiation_id = $1) as found,
                (select jsonb_agg(to_jsonb(s) - 'id' order by to_jsonb(s) - 'id')::text from position_sum s where s.negotiation_id = $1) as summed`,
        [demo.made.manifest.negotiation.id],
      );
      return rows[0];
    };
    const [was, is] = [await derived(here), await derived(there)];
    expect(was?.found.length).toBeGreaterThan(10_000);
    expect(is).toEqual(was);
  });

  it("answers its readers as before, each within their rights", async () => {
    const answers = async (database: string) => {
      await useDatabase(database);
      const told: Record<string, unknown> = {};
      for (const who of ["manager", "staff", "outsider"] as const) {
        const { rows } = await owner.query<{ id: string }>("select id from app_user where email = $1", [
          demoEmail(who),
        ]);
        if (!rows[0]) continue;
        const opened = openedAs(await actAs(owner, rows[0].id), {
          negotiationId: demo.made.manifest.negotiation.id,
          slug: demo.slug,
        });
        for (const asOf of ["2019-02-28", "2019-02-26"]) {
          const moment = parseMoment({ asOf }, { zone: "Asia/Qatar", present: "2019-02-28" }, new Date("2100-01-01"));
          const at = { ...opened, moment };
          const address = readBriefAddress({ section: briefSections.join(",") });
          const now = new Date("2026-11-30T09:00:00Z");
          told[`${who} ${asOf}`] = [
            await briefOf(at, address, now).catch((error: unknown) => String(error)),
            await searchPage(at, readSearch({ q: "contact" }, "Asia/Qatar").asked, true),
          ];
        }
      }
      return told;
    };
    const was = await answers("parley");
    expect(JSON.stringify(was["manager 2019-02-28"])).toContain("Contacts");
    expect(JSON.stringify(was["staff 2019-02-28"])).not.toContain("Contacts");
    const { "outsider 2019-02-28": _, "outsider 2019-02-26": __, ...members } = was;
    expect(await answers("there")).toEqual(members);
    await useDatabase("parley");
  });

  it("brings its people without a password, and leaves who was there as they were", async () => {
    expect(restored.newPeople.map(({ email }) => email).sort()).toEqual(
      ["manager", "officer", "owner", "reader", "staff"].map((who) => demoEmail(who as "owner")),
    );
    const { rows } = await there.query(
      "select count(*) from app_user u where is_admin or exists (select from credential c where c.user_id = u.id)",
    );
    expect(rows).toEqual([{ count: "0" }]);

    await there.query("update app_user set name = 'Ruth A.' where email = $1", [demoEmail("owner")]);
    const second = await restore(there, staged.file);
    expect(second.newPeople.map(({ email }) => email)).toEqual([newcomer]);
    const again = await archive(there, staged.slug, "staged-again.zip");
    const others = ({ manifest }: Archived) => manifest.parts.filter(({ name }) => name !== "app_user.ndjson");
    expect(others(again.made)).toEqual(others(staged.made));
    const asleep = await there.query("select tgname from pg_trigger where not tgisinternal and tgenabled <> 'O'");
    expect(asleep.rows).toEqual([]);
  });

  it("is refused where it is already, its address is taken, or its people are others", async () => {
    await expect(restore(there, demo.file)).rejects.toThrow(/is here already/);
    const writing = await connect(addressOf(postgres.ownerUrl, "there"));
    await writing.query("begin; lock table record in row exclusive mode");
    await expect(restore(there, demo.file)).rejects.toThrow(/Somebody is writing here just now/);
    await writing.query("rollback");
    const other = await newDatabase("other");
    await migrate(other, migrations, "parley_app");
    await other.query("insert into negotiation (slug, name, time_zone) values ($1, 'Others', 'UTC')", [demo.slug]);
    await expect(restore(other, demo.file)).rejects.toThrow(/has the address/);
    await other.query("delete from negotiation");
    await other.query("select create_user($1, 'Somebody else', null)", [demoEmail("staff")]);
    await expect(restore(other, demo.file)).rejects.toThrow(/restore it before making accounts/);
    const { rows } = await other.query(
      "select (select count(*) from negotiation) + (select count(*) from series) as rows",
    );
    expect(rows).toEqual([{ rows: "0" }]);
  });

  it("is refused by an older Parley, and brought up to date by a newer one", async () => {
    const later: Migration = {
      name: "29990101000000_later",
      sql: `alter table term add column later text; alter table term disable trigger only_grows;
            update term set later = 'kept'; alter table term enable trigger only_grows`,
      checksum: "0".repeat(64),
    };
    const newer = await newDatabase("newer");
    await expect(restore(newer, demo.file, { migrations: migrations.slice(0, -1) })).rejects.toThrow(
      /by a newer Parley/,
    );
    await restore(newer, demo.file, { migrations: [...migrations, later] });
    const { rows } = await newer.query("select distinct later from term");
    expect(rows).toEqual([{ later: "kept" }]);
    await expect(restore(newer, staged.file, { migrations: [...migrations, later] })).rejects.toThrow(
      /of an earlier schema/,
    );
  });
});
