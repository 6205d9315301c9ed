/** Rows as one parameter of a statement. */

/**
 * For `jsonb_populate_recordset`: each field by the name of its column. Through the client each value is a parameter of its
 * own, with which the statement is compiled anew: for hundreds of rows that takes several times as long as the writing.
 */
export function asRows(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const named = (row: Readonly<Record<string, unknown>>) =>
    Object.fromEntries(Object.entries(row).map(([field, value]) => [columnOf(field), value]));
  return JSON.stringify(rows.map(named));
}

/** As the schema maps them. */
const columnOf = (field: string) => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
