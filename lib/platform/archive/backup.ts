/** Everything in the database at one moment, as its owner reads it: the substance of `npm run backup`. */
import { readFileSync } from "node:fs";
import type { Client } from "pg";
import { z } from "zod";
import { headsUpTo } from "../boot/audit-heads";
import { type CheckedNegotiation, checkWithin } from "../boot/audit-read";
import { StartError } from "../boot/start-error";
import { writeContents } from "./contents";
import { digests, type ReadManifest, readContents, requireDigests, requireParts, requireSeal } from "./manifest";
import { asLine, columnsOf, exactText, linesOf } from "./rows";
import type { Proofs } from "./verify";
import { partOf } from "./write";
import { ZipIn } from "./zip-in";

export const backupVersion = 1;
const readMe = "BACKUP.md";

const backup = z.strictObject({
  format: z.literal("parley-backup"),
  formatVersion: z.int(),
  schema: z.string(),
  madeAt: z.string(),
  /** Where the numbers go on. */
  sequences: z.record(z.string(), z.string().regex(/^\d+$/)),
  /** The end of each audit chain, and whether it held when it was backed up: one that did not is restored as it is. */
  heads: z.array(
    z.strictObject({
      negotiation: z.uuid(),
      slug: z.string(),
      seq: z.int(),
      hash: z.string(),
      isIntact: z.boolean().default(true),
    }),
  ),
  parts: digests,
});

export type Backup = z.output<typeof backup>;
type Head = Backup["heads"][number];

/**
 * Writes every table into a new file, while others go on writing: all that was acknowledged before it began is in it.
 * Goes through every audit chain first, so that a broken one is heard of now and not when the backup is needed. Throws a StartError where the file cannot be made, or nothing was migrated here yet.
 */
export async function backUp(
  owner: Client,
  file: string,
  now: Date,
  detail: (text: string) => void = () => {},
): Promise<{ seal: string; manifest: Backup; checked: CheckedNegotiation[] }> {
  await owner.query("begin isolation level repeatable read read only");
  try {
    await owner.query(exactText);
    const tables = await tablesOf(owner);
    const checked = await checkWithin(owner, null, new Map());
    const about = await aboutOf(owner, now, checked);
    const text = readFileSync(new URL("./BACKUP.md", import.meta.url));
    const parts = [
      { name: readMe, content: () => [text] },
      ...tables.map((table) => ({ name: partOf(table), content: () => everyRow(owner, table) })),
    ];
    const written = await writeContents(file, parts, (made): Backup => ({ ...about, parts: made }), detail);
    return { ...written, checked };
  } finally {
    await owner.query("rollback");
  }
}

/**
 * Goes through every part. Throws a StartError that names the first that is missing, added or changed, or where it bears
 * another seal than the expected one, or none of its chains has a published head. The chains are gone through once they
 * are in a database.
 */
export async function verifyBackup(file: string, { seal, published }: Proofs = {}): Promise<ReadManifest<Backup>> {
  const zip = await ZipIn.open(file);
  try {
    const read = await readContents(zip, file, backup, "backup", backupVersion);
    requireSeal(file, read.seal, seal);
    if (
      published &&
      !read.content.heads.some(({ seq, negotiation }) => headsUpTo(seq, negotiation, published).length > 0)
    )
      throw new StartError(
        `${published.file} has no head of any negotiation from before the backup: nothing can be held against it.`,
      );
    const names = read.content.parts.map(({ name }) => name);
    requireParts(read.content.parts, zip.names, names, file);
    await requireDigests(zip, read.content.parts, file);
    return read;
  } finally {
    zip.close();
  }
}

/** Every table but the list of migrations, which the schema stands for. */
export async function tablesOf(owner: Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
        and relname <> '_prisma_migrations' order by relname collate "C"`,
  );
  if (rows.length === 0) throw new StartError("There is nothing in this database to back up; start Parley once.");
  return rows.map(({ name }) => name);
}

/** As they lie: what was written together stays together. */
export async function* everyRow(owner: Client, table: string): AsyncGenerator<Buffer> {
  const line = asLine(await columnsOf(owner, table), {});
  yield* linesOf(owner, `select ${line} as line from "${table}" t`);
}

async function aboutOf(
  owner: Client,
  now: Date,
  checked: readonly CheckedNegotiation[],
): Promise<Omit<Backup, "parts">> {
  const { rows } = await owner.query<Pick<Backup, "schema" | "sequences"> & { heads: Omit<Head, "isIntact">[] }>(
    `select (select max(migration_name collate "C") from _prisma_migrations where rolled_back_at is null) as schema,
            (select coalesce(jsonb_object_agg(sequencename, coalesce(last_value, 0)::text), '{}') from pg_sequences
              where schemaname = 'public') as sequences,
            (select coalesce(jsonb_agg(jsonb_build_object('negotiation', n.id, 'slug', n.slug, 'seq', coalesce(h.seq, 0),
                                                         'hash', coalesce(h.hash, '')) order by n.id), '[]')
               from negotiation n left join audit_head h on h.negotiation_id = n.id) as heads`,
  );
  const [found] = rows;
  if (!found) throw new StartError("The database said nothing of its schema.");
  const intact = new Set(checked.filter(({ finding }) => finding.isIntact).map(({ id }) => id));
  const heads = found.heads.map((head) => ({ ...head, isIntact: intact.has(head.negotiation) }));
  return { format: "parley-backup", formatVersion: backupVersion, madeAt: now.toISOString(), ...found, heads };
}
