/** An archive of one negotiation, as the database's owner writes it: everything on record, in every compartment. */
import { readFileSync } from "node:fs";
import type { Client } from "pg";
import { StartError } from "../boot/start-error";
import { writeContents } from "./contents";
import { formatFile, formatVersion, type Manifest } from "./manifest";
import { asLine, columnsOf, exactText, linesOf } from "./rows";
import { type ArchivedTable, archivedTables, leftOut } from "./tables";
import type { Part } from "./zip-out";

export interface Archived {
  /** SHA-256 of the manifest: keep it apart from the file. */
  seal: string;
  manifest: Manifest;
  /** What is there of the tables that an archive leaves out for its authors' sake. */
  drafts: number;
}

export const partOf = (table: string) => `${table}.ndjson`;

/**
 * Writes everything on record of the negotiation at one moment into a new file, while others go on writing. Throws a
 * StartError where there is no such negotiation, or the file cannot be made.
 */
export async function archiveNegotiation(
  owner: Client,
  slug: string,
  file: string,
  detail: (text: string) => void = () => {},
): Promise<Archived> {
  await owner.query("begin isolation level repeatable read read only");
  try {
    await owner.query(exactText);
    const about = await aboutOf(owner, slug);
    const format = readFileSync(new URL("./FORMAT.md", import.meta.url));
    const parts: Part[] = [
      { name: formatFile, content: () => [format] },
      ...archivedTables.map((archived) => ({
        name: partOf(archived.table),
        content: () => rowsOf(owner, archived, about.negotiation.id),
      })),
    ];
    const written = await writeContents(file, parts, (made): Manifest => ({ ...about, parts: made, leftOut }), detail);
    const drafts = await draftsOf(owner, about.negotiation.id);
    return { ...written, drafts };
  } finally {
    await owner.query("rollback");
  }
}

/** The lines of one part. */
export async function* rowsOf(owner: Client, archived: ArchivedTable, negotiationId: string): AsyncGenerator<Buffer> {
  const line = asLine(await columnsOf(owner, archived.table), archived);
  yield* linesOf(owner, `select ${line} as line from ${archived.rows} order by ${archived.order}`, [negotiationId]);
}

async function aboutOf(owner: Client, slug: string): Promise<Omit<Manifest, "parts" | "leftOut">> {
  const { rows } = await owner.query<{
    id: string;
    slug: string;
    name: string;
    seq: string;
    hash: string;
    at: string;
    schema: string;
  }>(
    `select n.id, n.slug, n.name, e.seq, e.hash, to_char(e.at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
            (select max(migration_name collate "C") from _prisma_migrations where rolled_back_at is null) as schema
       from negotiation n join audit_entry e on e.negotiation_id = n.id where n.slug = $1 order by e.seq desc limit 1`,
    [slug],
  );
  const [found] = rows;
  if (!found) throw new StartError(`There is no negotiation ${slug}.`);
  const { id, name, seq, hash, at, schema } = found;
  return {
    format: "parley-archive",
    formatVersion,
    schema,
    negotiation: { id, slug, name },
    audit: { seq: Number(seq), hash, at },
  };
}

/** How much somebody has written and not published. */
async function draftsOf(owner: Client, negotiationId: string): Promise<number> {
  const { rows } = await owner.query<{ drafts: string }>(
    `select (select count(*) from session_draft where negotiation_id = $1 and filed_as is null and discarded_at is null)
          + (select count(*) from wording_draft where negotiation_id = $1 and text is not null)
          + (select count(*) from remark_draft where negotiation_id = $1 and content is not null)
          + (select count(*) from kept_forecast where negotiation_id = $1 and shared_as is null) as drafts`,
    [negotiationId],
  );
  return Number(rows[0]?.drafts ?? 0);
}
