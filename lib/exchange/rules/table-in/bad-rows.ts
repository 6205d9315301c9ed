/** The rows that could not be recorded, as a table to mend: the file's own columns, and why beside them. */
import { toCsv } from "../../csv";
import { ownColumns, whyColumn } from "./mapping";

type BadRow = { cells: readonly string[]; why: string };

/** A table that was mended before has the column already; what it said then is not said again. */
export function badRowsCsv(columns: readonly string[], rows: readonly BadRow[]): string {
  const kept = ownColumns(columns);
  return toCsv({
    name: "positions",
    columns: [...kept.map((place) => columns[place] ?? ""), whyColumn],
    rows: rows.map(({ cells, why }) => [...kept.map((place) => cells[place] ?? ""), why]),
  });
}
