/** A backup put into an empty database: all of it in one transaction, read again and checked before it ends. */
import type { Client } from "pg";
import { type HeadsByNegotiation, headsUpTo } from "../boot/audit-heads";
import { type CheckedNegotiation, checkWithin, keepChecks } from "../boot/audit-read";
import { type Migration, migrate } from "@/lib/platform/migrate";
import { reasonOf, StartError } from "../boot/start-error";
import { type Backup, everyRow, tablesOf, verifyBackup } from "./backup";
import { digestOf, sumOfLines } from "./digest";
import { loadLines } from "./load";
import { checkedBytes } from "./manifest";
import { exactText } from "./rows";
import type { Proofs } from "./verify";
import { partOf } from "./write";
import { ZipIn } from "./zip-in";

export interface RestoringBackup extends Proofs {
  file: string;
  migrations: Migration[];
  appRole: string;
  detail?: (text: string) => void;
}

export interface RestoredBackup {
  manifest: Backup;
  people: number;
  /** By which each of these signs in again, also where they were removed after the backup was made. */
  passkeys: { email: string; name: string }[];
  apps: { email: string }[];
  /** `broken`: why its audit chain does not hold, as it did not when it was backed up. `heldAgainst`: published heads. */
  negotiations: {
    slug: string;
    records: number;
    seq: number;
    hash: string;
    broken: string | undefined;
    heldAgainst: number;
  }[];
}

/**
 * Verifies the backup, brings the empty database to its schema, loads it, checks every audit chain, and then brings the
 * database up to date. Throws a StartError where the database is not empty, the backup is damaged or of a newer Parley,
 * or a chain does not hold that did when it was backed up; nothing of it stays then but empty tables.
 */
export async function restoreBackup(owner: Client, restoring: RestoringBackup): Promise<RestoredBackup> {
  const { file, migrations, appRole, detail = () => {} } = restoring;
  const { content: manifest } = await verifyBackup(file, restoring);
  const place = migrations.findIndex(({ name }) => name === manifest.schema);
  if (place < 0)
    throw new StartError(
      `The backup was made by a newer Parley (its schema is ${manifest.schema}); restore it with that one.`,
    );
  if (!(await isEmptyDatabase(owner)))
    throw new StartError("The database holds people or negotiations already; restore into a new one.");
  await migrate(owner, migrations.slice(0, place + 1), appRole);
  let checked: CheckedNegotiation[];
  await owner.query("begin");
  try {
    await owner.query(exactText);
    await load(owner, file, manifest, detail);
    checked = await requireChains(owner, manifest, restoring);
    await owner.query("commit");
  } catch (error) {
    await owner.query("rollback").catch(() => {});
    if (error instanceof StartError) throw error;
    throw new StartError(`${file} could not be restored (${reasonOf(error)}); nothing of it was kept.`);
  }
  await migrate(owner, migrations, appRole);
  await owner.query("analyze");
  return { manifest, ...(await holdings(owner, manifest, checked, restoring)) };
}

/** It has no tables, or nobody and nothing is in them. */
export async function isEmptyDatabase(owner: Client): Promise<boolean> {
  const { rows } = await owner.query<{ table: string | null }>("select to_regclass('app_user') as table");
  if (!rows[0]?.table) return true;
  const { rowCount } = await owner.query("select from app_user limit 1");
  return rowCount === 0;
}

async function load(owner: Client, file: string, manifest: Backup, detail: (text: string) => void): Promise<void> {
  const tables = await tablesOf(owner);
  const names = manifest.parts.map(({ name }) => name);
  const odd = tables.filter((table) => !names.includes(partOf(table)));
  if (odd.length > 0 || names.length !== tables.length + 1)
    throw new StartError(`${file} is not of the tables that its schema has (${odd.join(", ")}).`);
  const asleep = await putChecksToSleep(owner);
  await owner.query(`truncate ${tables.map((table) => `"${table}"`).join(", ")}`);
  const zip = await ZipIn.open(file);
  try {
    for (const table of tables) {
      // Once more held against its sum, as it is loaded: the file may be another by now.
      await loadLines(owner, { table }, checkedBytes(zip, manifest.parts, partOf(table), file));
      detail(table);
    }
    await requireSame(owner, tables, (name) => checkedBytes(zip, manifest.parts, name, file), manifest);
  } finally {
    zip.close();
  }
  for (const [name, last] of Object.entries(manifest.sequences))
    await owner.query("select setval(to_regclass($1), greatest($2::bigint, 1), $2::bigint > 0)", [
      `public."${name}"`,
      last,
    ]);
  await wake(owner, asleep);
  await endWhatWasOpen(owner, tables);
}

interface Asleep {
  triggers: { table: string; name: string }[];
  references: { table: string; name: string; says: string }[];
}

/**
 * What is loaded was checked, stamped and told when it was written. References are put back as they were and so gone
 * through at the end, since tables refer to each other and to themselves.
 */
async function putChecksToSleep(owner: Client): Promise<Asleep> {
  const triggers = await owner.query<Asleep["triggers"][number]>(
    `select c.relname as "table", t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where c.relnamespace = 'public'::regnamespace and not t.tgisinternal and t.tgenabled = 'O' order by 1, 2`,
  );
  const references = await owner.query<Asleep["references"][number]>(
    `select c.relname as "table", f.conname as name, pg_get_constraintdef(f.oid) as says
       from pg_constraint f join pg_class c on c.oid = f.conrelid
      where f.connamespace = 'public'::regnamespace and f.contype = 'f' order by 1, 2`,
  );
  for (const { table, name } of triggers.rows) await owner.query(`alter table "${table}" disable trigger "${name}"`);
  for (const { table, name } of references.rows) await owner.query(`alter table "${table}" drop constraint "${name}"`);
  return { triggers: triggers.rows, references: references.rows };
}

async function wake(owner: Client, { triggers, references }: Asleep): Promise<void> {
  for (const { table, name, says } of references)
    await owner.query(`alter table "${table}" add constraint "${name}" ${says}`);
  for (const { table, name } of triggers) await owner.query(`alter table "${table}" enable trigger "${name}"`);
}

/** What was loaded is what the backup held, in whatever order it lies. */
async function requireSame(
  owner: Client,
  tables: readonly string[],
  read: (name: string) => AsyncIterable<Buffer>,
  manifest: Backup,
): Promise<void> {
  const wanted = new Map(manifest.parts.map((part) => [part.name, part.sha256]));
  for (const table of tables) {
    const name = partOf(table);
    if ((await digestOf(everyRow(owner, table))).sha256 === wanted.get(name)) continue;
    if ((await sumOfLines(everyRow(owner, table))) === (await sumOfLines(read(name)))) continue;
    throw new StartError(`${name} does not read as it did in the backup once restored; nothing of it was kept.`);
  }
}

/**
 * A backup is of an earlier moment: what was ended since must not come alive by it. So everybody signs in anew, tokens and
 * calendars' addresses are made anew, invitations and links for passwords are void, recovery codes too, any of which may be
 * used by now, and of what was to be mailed nobody can say whether it went since: it is not sent again. The sign-in of a mail
 * stays: nobody can carry it. Passkeys and apps stay, as without them the password alone would sign in.
 */
async function endWhatWasOpen(owner: Client, tables: readonly string[]): Promise<void> {
  // A backup of an older Parley may be without them.
  for (const table of ["half_sign_in", "passkey_challenge", "recovery_code"].filter((each) => tables.includes(each)))
    await owner.query(`delete from "${table}"`);
  await owner.query(`
    update sign_in set revoked_at = clock_timestamp() where revoked_at is null and purpose <> 'mail';
    update invitation set revoked_at = clock_timestamp() where revoked_at is null and accepted_at is null;
    update password_link set used_at = clock_timestamp() where used_at is null;
    update inbox_entry set mail_by = null where mail_by is not null;
    update job set ended_at = clock_timestamp(), outcome = 'unknown', said = 'It was open when the backup was made.',
                   lease_id = null, leased_until = null where ended_at is null;
    delete from presence`);
}

/** One that was broken already takes no other negotiation's record with it: it is restored as it is, and that is kept. */
async function requireChains(
  owner: Client,
  { heads, madeAt }: Backup,
  { published }: Proofs,
): Promise<CheckedNegotiation[]> {
  const said: HeadsByNegotiation = new Map();
  for (const { negotiation, seq, hash } of heads)
    said.set(negotiation, [{ at: madeAt, seq, hash }, ...headsUpTo(seq, negotiation, published)]);
  const checked = await checkWithin(owner, null, said);
  const broken = new Set(heads.filter(({ isIntact }) => !isIntact).map(({ negotiation }) => negotiation));
  for (const { id, slug, finding } of checked)
    if (!finding.isIntact && !broken.has(id))
      throw new StartError(
        `The audit chain of ${slug} in the backup is broken at entry ${finding.seq}: ${finding.why}.`,
      );
  if (checked.length !== heads.length) throw new StartError("The backup holds other negotiations than it says.");
  await keepChecks(owner, checked);
  return checked;
}

async function holdings(
  owner: Client,
  { heads }: Backup,
  checked: readonly CheckedNegotiation[],
  { published }: Proofs,
): Promise<Omit<RestoredBackup, "manifest">> {
  const people = await owner.query<{ people: number }>("select count(*)::int as people from app_user");
  const { rows } = await owner.query<{ id: string; records: number }>(
    "select negotiation_id as id, count(*)::int as records from record group by 1",
  );
  const records = new Map(rows.map((row) => [row.id, row.records]));
  const negotiations = checked.map(({ id, slug, finding }) => {
    const { seq, hash } = heads.find(({ negotiation }) => negotiation === id) ?? { seq: 0, hash: "" };
    return {
      ...{ slug, seq, hash, records: records.get(id) ?? 0 },
      broken: finding.isIntact ? undefined : `entry ${finding.seq} does not fit: ${finding.why}`,
      heldAgainst: headsUpTo(seq, id, published).length,
    };
  });
  const passkeys = await owner.query<{ email: string; name: string }>(
    "select u.email, k.name from passkey k join app_user u on u.id = k.user_id order by u.email, k.made_at, k.id",
  );
  const apps = await owner.query<{ email: string }>(
    "select u.email from totp t join app_user u on u.id = t.user_id where t.confirmed_at is not null order by u.email",
  );
  return { people: people.rows[0]?.people ?? 0, passkeys: passkeys.rows, apps: apps.rows, negotiations };
}
