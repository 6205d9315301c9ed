/**
 * Rows of any table as lines of text and back, exactly: each line is what PostgreSQL's `jsonb` prints of the row, so that
 * no number is rounded, no instant shortened, and equal rows are equal bytes. See FORMAT.md.
 */
import type { Client } from "pg";

/** What the text of a value depends on. For the transaction that reads or writes lines. */
export const exactText = `
  set local timezone = 'UTC'; set local datestyle = 'ISO, MDY'; set local extra_float_digits = 1;
  set local bytea_output = 'hex'; set local cursor_tuple_fraction = 1; set local synchronize_seqscans = off`;

/** A temporary table is named with its schema; all others are the schema's that Parley uses. */
const qualified = (table: string) => (table.includes(".") ? table : `public."${table}"`);

export interface Column {
  name: string;
  isJson: boolean;
}

/** The columns that somebody writes, in their order; of a table by its name in the catalogue. */
export async function columnsOf(owner: Client, table: string): Promise<Column[]> {
  const { rows } = await owner.query<Column>(
    `select attname as name, atttypid = 'jsonb'::regtype as "isJson" from pg_attribute
      where attrelid = to_regclass($1) and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [qualified(table)],
  );
  return rows;
}

/** A row `t` as its line. A column of JSON that holds nothing is left out, since `null` is a value of JSON, too. */
export function asLine(columns: readonly Column[], { only, without = [] }: Shape): string {
  const kept = columns.filter(({ name }) => !without.includes(name) && (!only || only.includes(name)));
  const gone = columns.filter((column) => !kept.includes(column)).map(({ name }) => `'${name}'`);
  const empty = kept
    .filter(({ isJson }) => isJson)
    .map(({ name }) => `case when t."${name}" is null then '${name}' end`);
  const cut = [
    ...(gone.length > 0 ? [` - array[${gone.join(", ")}]::text[]`] : []),
    ...(empty.length > 0 ? [` - array_remove(array[${empty.join(", ")}]::text[], null)`] : []),
  ];
  return `(to_jsonb(t)${cut.join("")})::text`;
}

type Shape = { only?: readonly string[]; without?: readonly string[] };

const bytesAtOnce = 2 * 1024 * 1024;
let cursors = 0;

/**
 * The answer of a query whose one column is `line`, as bytes of whole lines. As many rows at a time as would come to some
 * megabytes if all were like the largest so far. In the transaction of the caller.
 */
export async function* linesOf(owner: Client, query: string, values: readonly unknown[] = []): AsyncGenerator<Buffer> {
  const cursor = `lines_${++cursors}`;
  await owner.query(`declare ${cursor} no scroll cursor for ${query}`, [...values]);
  let largest = 1_000;
  for (let atOnce = 50; ; atOnce = Math.max(1, Math.floor(bytesAtOnce / largest))) {
    const { rows } = await owner.query<{ line: string }>(`fetch ${atOnce} from ${cursor}`);
    if (rows.length > 0) yield Buffer.from(rows.map(({ line }) => `${line}\n`).join(""), "utf8");
    if (rows.length < atOnce) break;
    largest = Math.max(largest, ...rows.map(({ line }) => line.length));
  }
  await owner.query(`close ${cursor}`);
}

/** The statement that inserts an array of lines, in their order; what the lines leave out, the table fills in itself. */
export function insertOf(table: string, columns: readonly Column[], { only, without = [] }: Shape): string {
  const kept = columns.filter(({ name }) => !without.includes(name) && (!only || only.includes(name)));
  const values = kept.map(({ name, isJson }) =>
    isJson ? `case when e.line ? '${name}' then coalesce(r."${name}", 'null'::jsonb) end` : `r."${name}"`,
  );
  return `insert into ${qualified(table)} (${kept.map(({ name }) => `"${name}"`).join(", ")})
    select ${values.join(", ")} from jsonb_array_elements($1::jsonb) with ordinality as e (line, place),
           lateral jsonb_populate_record(null::${qualified(table)}, e.line) r order by e.place`;
}
