/**
 * An archive put back into a database: in one transaction, which ends only once everything that was loaded reads as it
 * stood in the archive and its audit chain holds. What is worked out from the record is worked out by the same triggers
 * as ever.
 */
import type { Client } from "pg";
import { type Migration, migrate } from "@/lib/platform/migrate";
import { checkChain } from "@/lib/platform/audit-chain";
import { chainOf, keepChecks } from "../boot/audit-read";
import { reasonOf, StartError } from "../boot/start-error";
import { digestOf } from "./digest";
import { idIn, type Loading, loadLines } from "./load";
import { checkedBytes, type Manifest } from "./manifest";
import { exactText } from "./rows";
import { archivedTables } from "./tables";
import { type Verified, verifyArchive } from "./verify";
import { partOf, rowsOf } from "./write";
import { ZipIn } from "./zip-in";

export interface Restoring {
  file: string;
  migrations: Migration[];
  appRole: string;
  /** That of the archive that is meant. */
  seal?: string | undefined;
  detail?: (text: string) => void;
}

export interface Restored extends Verified {
  /** Who came with it, and has no password here yet. */
  newPeople: { email: string; name: string; isDisabled: boolean }[];
}

/** The triggers that check what is loaded, or work out what follows from it. All others would stamp, tell or seal anew. */
export const awakeWhileLoading: readonly string[] = [
  "brief_holds_the_same",
  "check_supersession",
  "check_translation",
  "index_citations_for_search",
  "index_for_search",
  "index_source_words_for_search",
  "refuse_change",
  "stamp_from_record",
  "sum_positions",
];

/**
 * Verifies the archive, brings a database without tables to its schema, loads it, and then brings the database up to
 * date. Nothing of it stays where anything fails. Throws a StartError that says what stands against it.
 */
export async function restoreArchive(owner: Client, restoring: Restoring): Promise<Restored> {
  const { file, migrations, appRole, seal, detail = () => {} } = restoring;
  const verified = await verifyArchive(file, { seal });
  await migrateTo(owner, verified.manifest.schema, { migrations, appRole });
  await owner.query("begin");
  let newPeople: Restored["newPeople"];
  try {
    await owner.query(exactText);
    newPeople = await load(owner, file, verified.manifest, detail);
    await owner.query("commit");
  } catch (error) {
    await owner.query("rollback").catch(() => {});
    if (error instanceof StartError) throw error;
    if ((error as { code?: string }).code === lockNotAvailable)
      throw new StartError("Somebody is writing here just now; try again in a minute, or stop Parley meanwhile.");
    throw new StartError(`${file} could not be restored (${reasonOf(error)}); nothing of it was kept.`);
  }
  await migrate(owner, migrations, appRole);
  return { ...verified, newPeople };
}

/** Up to the schema of the archive and no further: what a later migration changes, it is to change in these rows too. */
async function migrateTo(
  owner: Client,
  schema: string,
  { migrations, appRole }: Pick<Restoring, "migrations" | "appRole">,
): Promise<void> {
  const place = migrations.findIndex(({ name }) => name === schema);
  if (place < 0)
    throw new StartError(`The archive was made by a newer Parley (its schema is ${schema}); restore it with that one.`);
  const { rows } = await owner.query<{ found: boolean }>(
    "select to_regclass('_prisma_migrations') is not null as found",
  );
  if (rows[0]?.found) {
    const applied = await owner.query<{ name: string }>(
      `select migration_name as name from _prisma_migrations where rolled_back_at is null order by migration_name collate "C" desc limit 1`,
    );
    const newest = applied.rows[0]?.name ?? "";
    if (migrations.findIndex(({ name }) => name === newest) > place)
      throw new StartError(
        `The archive is of an earlier schema (${schema}) than this database; restore it into a new database, which is then brought up to date.`,
      );
  }
  await migrate(owner, migrations.slice(0, place + 1), appRole);
}

async function load(
  owner: Client,
  file: string,
  manifest: Manifest,
  detail: (text: string) => void,
): Promise<Restored["newPeople"]> {
  const { negotiation } = manifest;
  const asleep = await putTriggersToSleep(owner);
  await refuseSecond(owner, negotiation);
  const zip = await ZipIn.open(file);
  let newPeople: Restored["newPeople"] = [];
  try {
    for (const archived of archivedTables) {
      const { table } = archived;
      // Once more, as it is loaded: the file may be another by now.
      const bytes = checkedBytes(zip, manifest.parts, partOf(table), file);
      if (table === "app_user") newPeople = await loadPeople(owner, archived, bytes);
      else await loadLines(owner, { ...archived, ...howToLoad[table] }, bytes);
      detail(table);
    }
  } finally {
    zip.close();
  }
  await owner.query("set constraints all immediate");
  for (const { table, name } of asleep) await owner.query(`alter table "${table}" enable trigger "${name}"`);
  await requireSame(owner, manifest, detail);
  await requireChain(owner, manifest);
  return newPeople;
}

/** What a record is found by is put together a statement at a time. */
const howToLoad: Readonly<Record<string, Pick<Loading, "together">>> = { citation: { together: idIn("record_id") } };

const lockNotAvailable = "55P03";

/**
 * In this transaction alone, which until its end holds off whoever writes to these tables. Who writes meanwhile waits for
 * some seconds and is then refused, so waiting for the tables must be shorter than that.
 */
async function putTriggersToSleep(owner: Client): Promise<{ table: string; name: string }[]> {
  await owner.query("set local lock_timeout = '2s'");
  const { rows } = await owner.query<{ table: string; name: string }>(
    `select c.relname as "table", t.tgname as name from pg_trigger t
       join pg_class c on c.oid = t.tgrelid and c.relnamespace = 'public'::regnamespace join pg_proc p on p.oid = t.tgfoid
      where not t.tgisinternal and t.tgenabled = 'O' and c.relname = any ($1) and p.proname <> all ($2) order by 1, 2`,
    [archivedTables.map(({ table }) => table), awakeWhileLoading],
  );
  for (const { table, name } of rows) await owner.query(`alter table "${table}" disable trigger "${name}"`);
  await owner.query("set local lock_timeout = 0");
  return rows;
}

async function refuseSecond(owner: Client, { id, slug }: Manifest["negotiation"]): Promise<void> {
  const { rows } = await owner.query<{ id: string; name: string }>(
    "select id, name from negotiation where id = $1 or slug = $2",
    [id, slug],
  );
  const [found] = rows;
  if (found?.id === id) throw new StartError(`The negotiation “${found.name}” is here already; nothing was restored.`);
  if (found)
    throw new StartError(`Another negotiation, “${found.name}”, has the address ${slug} here; nothing was restored.`);
}

/** Who has the account already keeps it as it is; whoever else comes has no password, and no rights but their memberships. */
async function loadPeople(
  owner: Client,
  archived: (typeof archivedTables)[number],
  bytes: AsyncIterable<Buffer>,
): Promise<Restored["newPeople"]> {
  await owner.query(
    "create temporary table arriving on commit drop as select id, email, name, created_at, disabled_at from app_user limit 0",
  );
  await loadLines(owner, { table: "pg_temp.arriving", only: archived.only ?? [] }, bytes);
  const clash = await owner.query<{ email: string }>(
    `select a.email from arriving a join app_user u on (u.id = a.id) <> (u.email = a.email) order by 1`,
  );
  if (clash.rows.length > 0)
    throw new StartError(
      `Accounts here have the addresses or ids of other people of the archive (${clash.rows.map(({ email }) => email).join(", ")}); restore it before making accounts for them.`,
    );
  const { rows } = await owner.query<Restored["newPeople"][number]>(
    `insert into app_user (id, email, name, created_at, disabled_at)
     select id, email, name, created_at, disabled_at from arriving a
      where not exists (select from app_user u where u.id = a.id) order by id
     returning email, name, disabled_at is not null as "isDisabled"`,
  );
  return rows;
}

function requirePart({ parts }: Manifest, name: string, sha256: string): void {
  if (parts.find((part) => part.name === name)?.sha256 !== sha256)
    throw new StartError(`${name} does not read as it did in the archive; nothing of it was kept.`);
}

/** What was loaded, read as an archive reads it, is what the archive held. */
async function requireSame(owner: Client, manifest: Manifest, detail: (text: string) => void): Promise<void> {
  for (const archived of archivedTables) {
    // Who was here before may be called otherwise by now.
    if (archived.table === "app_user") continue;
    const found = await digestOf(rowsOf(owner, archived, manifest.negotiation.id));
    requirePart(manifest, partOf(archived.table), found.sha256);
    detail(`reading ${archived.table} again`);
  }
}

/** The chain as it stands in the database now, and a note for the negotiation's pages that it was checked. */
async function requireChain(owner: Client, { negotiation: { id, slug }, audit }: Manifest): Promise<void> {
  const finding = await checkChain(chainOf(owner, id), audit);
  if (!finding.isIntact)
    throw new StartError(`The audit chain of ${slug} does not hold once restored: ${finding.why}.`);
  await keepChecks(owner, [{ id, slug, finding }]);
}
