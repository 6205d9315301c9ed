/** Many rows written by one statement with one parameter. */
import "server-only";
import { Prisma, type RecordKind } from "@/prisma/generated/client";
import type { WritingTx } from "./database";

/**
 * Writes the rows of a table in their order; each has the fields of the first. `skipsKnown` leaves out what is there.
 * Through the client each value is a parameter of its own, with which the statement is compiled anew: for hundreds of
 * rows that takes several times as long as the writing.
 */
export async function insertRows(
  tx: WritingTx,
  table: RecordKind | "series" | "record" | "citation",
  rows: readonly Readonly<Record<string, unknown>>[],
  { skipsKnown = false }: { skipsKnown?: boolean } = {},
): Promise<void> {
  const fields = Object.keys(rows[0] ?? {});
  if (fields.length === 0) return;
  const columns = fields.map(columnOf);
  const json = JSON.stringify(
    rows.map((row) => Object.fromEntries(fields.map((field, place) => [columns[place], row[field] ?? null]))),
  );
  // No value of a row's: these are written here and by whoever calls. `record` alone is a type of Postgres's own.
  const [into, named] = [
    Prisma.raw(`public."${table}"`),
    Prisma.raw(columns.map((column) => `"${column}"`).join(", ")),
  ];
  await tx.$executeRaw`
    insert into ${into} (${named})
    select ${named} from jsonb_populate_recordset(null::${into}, ${json}::jsonb) with ordinality order by ordinality
    ${skipsKnown ? Prisma.sql`on conflict do nothing` : Prisma.empty}`;
}

/** As the schema maps them. */
const columnOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
