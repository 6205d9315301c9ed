/** The rows that could not be recorded, as a table to mend: the file's own columns, and why beside them. */
import { toCsv } from "../../csv";

export const whyColumn = "Why it was not taken in";

type BadRow = { cells: readonly string[]; why: string };

/** A table that was mended before has the column already; what it said then is not said again. */
export function badRowsCsv(columns: readonly string[], rows: readonly BadRow[]): string {
  const kept = columns.flatMap((heading, place) => (heading === whyColumn ? [] : [place]));
  return toCsv({
    name: "positions",
    columns: [...kept.map((place) => columns[place] ?? ""), whyColumn],
    rows: rows.map(({ cells, why }) => [...kept.map((place) => cells[place] ?? ""), why]),
  });
}
