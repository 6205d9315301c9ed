/**
 * A table as text, read as it streams by: with commas, semicolons or tabs, with or without a byte order mark, in UTF-8,
 * UTF-16 or the code page of Western Windows. However long it is, no more of it is held than one piece.
 */
import { plainText } from "../tables";
import { csvReader } from "./csv-rows";
import { UnreadableTable } from "./unreadable";

/** What is looked at to tell how it is written, in bytes. */
const sampled = 64 * 1024;

/**
 * Every row that says something, the headings first, without what was put before a cell so that no spreadsheet runs it.
 * Throws `UnreadableTable`, with the line where one is to blame.
 */
export async function* textRows(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  // Spreadsheets write out rows that are empty as separators alone.
  for await (const row of writtenRows(bytes)) if (row.some((cell) => cell.trim() !== "")) yield row.map(plainText);
}

async function* writtenRows(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const pieces = bytes[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  while (size < sampled) {
    const piece = await pieces.next();
    if (piece.done) break;
    first.push(piece.value);
    size += piece.value.byteLength;
  }
  const sample = joined(first, size);
  const encoding = encodingOf(sample);
  // What begins in plain letters may be no UTF-8 further down: then it is refused, and never read as something else.
  const decoder = new TextDecoder(encoding, { fatal: true });
  const delimiter = delimiterOf(new TextDecoder(encoding).decode(sample));
  const reader = csvReader(delimiter);
  const decoded = (piece?: Uint8Array) => {
    try {
      return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
    } catch {
      throw new UnreadableTable(
        `A character after line ${reader.line().toLocaleString("en")} is not ${encoding.toUpperCase()}. Save the file as UTF-8 and choose it again.`,
      );
    }
  };
  yield* reader.push(decoded(sample));
  for (let piece = await pieces.next(); !piece.done; piece = await pieces.next())
    yield* reader.push(decoded(piece.value));
  yield* reader.push(decoded());
  yield* reader.end();
}

function joined(pieces: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.byteLength;
  }
  return all;
}

/** By its mark; without one UTF-8 where the sample is that, else what Excel writes in Western Europe. */
export function encodingOf(sample: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | "windows-1252" {
  if (sample[0] === 0xff && sample[1] === 0xfe) return "utf-16le";
  if (sample[0] === 0xfe && sample[1] === 0xff) return "utf-16be";
  try {
    // The last character may be cut.
    new TextDecoder("utf-8", { fatal: true }).decode(sample, { stream: true });
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

const delimiters = [",", ";", "\t"] as const;

/** The one that parts the first rows into the most columns, as many in each; a comma where none does. */
export function delimiterOf(text: string): string {
  const score = (delimiter: string) => {
    const rows = firstRows(text, delimiter);
    const [width = 0] = rows.map((row) => row.length);
    const alike = rows.filter((row) => row.length === width).length / Math.max(1, rows.length);
    return width < 2 ? 0 : width * alike ** 2;
  };
  const [best] = [...delimiters].sort((a, b) => score(b) - score(a));
  return best && score(best) > 0 ? best : ",";
}

function firstRows(text: string, delimiter: string): string[][] {
  try {
    return csvReader(delimiter).push(text.slice(0, 16_000)).slice(0, 20);
  } catch {
    return [];
  }
}
