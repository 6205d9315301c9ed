/** A file as the parts that are sent of it: its headings, then some hundred rows at a time, whatever it is written in. */
import { rowsAtOnce, mostTableRows, textAtOnce } from "./limits";
import { odsRows } from "./read-ods";
import { textRows } from "./read-text";
import { UnreadableTable } from "./unreadable";

export type TablePart = { place: number; firstRow: number; rows: string[][] };

export type TableInParts = { columns: string[]; parts: AsyncGenerator<TablePart> };

/** Throws `UnreadableTable`; so may its parts, where something further down cannot be read. */
export async function tableInParts(bytes: AsyncIterable<Uint8Array>): Promise<TableInParts> {
  const pieces = bytes[Symbol.asyncIterator]();
  const first = await pieces.next();
  if (first.done) throw new UnreadableTable("The file is empty.");
  const again = (async function* () {
    yield first.value;
    for (let piece = await pieces.next(); !piece.done; piece = await pieces.next()) yield piece.value;
  })();
  const rows = rowsOf(first.value, again);
  const head = await rows.next();
  if (head.done) throw new UnreadableTable("The file is empty.");
  const columns = head.value.map((heading) => heading.trim().slice(0, 300));
  if (columns.every((heading) => heading === "")) throw new UnreadableTable("The first row has to hold the headings.");
  return { columns, parts: inParts(rows) };
}

function rowsOf(first: Uint8Array, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const begins = (...codes: number[]) => codes.every((code, place) => first[place] === code);
  if (begins(0x50, 0x4b)) return odsRows(bytes);
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) throw new UnreadableTable("This is an old Excel file. Save it as CSV or ODS.");
  if (begins(0x25, 0x50, 0x44, 0x46)) throw new UnreadableTable("This is a PDF. Save the table as CSV or ODS.");
  if (begins(0x1f, 0x8b)) throw new UnreadableTable("This is packed (gzip). Unpack it first.");
  return textRows(bytes);
}

async function* inParts(rows: AsyncGenerator<string[]>): AsyncGenerator<TablePart> {
  let part: string[][] = [];
  let length = 0;
  let place = 0;
  let firstRow = 1;
  for await (const row of rows) {
    const size = row.reduce((sum, cell) => sum + cell.length, 0);
    if (size > textAtOnce)
      throw new UnreadableTable(
        `Row ${(firstRow + part.length).toLocaleString("en")} under the headings holds more than ${textAtOnce.toLocaleString("en")} characters.`,
      );
    if (part.length === rowsAtOnce || (part.length > 0 && length + size > textAtOnce)) {
      yield { place, firstRow, rows: part };
      place += 1;
      firstRow += part.length;
      part = [];
      length = 0;
    }
    if (firstRow + part.length > mostTableRows)
      throw new UnreadableTable(
        `At most ${mostTableRows.toLocaleString("en")} rows are taken in from one table: part it.`,
      );
    part.push(row);
    length += size;
  }
  if (part.length > 0) yield { place, firstRow, rows: part };
}

/** A browser's file, read piece by piece: not every browser lets a stream be gone through. */
export async function* piecesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) yield piece.value;
  } finally {
    reader.releaseLock();
  }
}
