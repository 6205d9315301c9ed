/** A table as CSV (RFC 4180), in UTF-8 with the mark that Excel knows it by. */
import { type Cell, safeText, type Table } from "./rules/tables";

export function toCsv({ columns, rows }: Table): string {
  return `\ufeff${[columns, ...rows].map((row) => `${row.map(written).join(",")}\r\n`).join("")}`;
}

function written(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = safeText(cell);
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
