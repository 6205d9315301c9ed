/**
 * Comma-separated values (RFC 4180) as rows, from text that comes in pieces: quotes doubled within quotes, breaks of all
 * three kinds, and lines without anything passed over. Ours, since the library that reads files on the server brings
 * Node's streams into the browser; a test holds the two together.
 */
import { UnreadableTable } from "./unreadable";

/** No cell is longer, in characters. */
export const longestCell = 20_000;
export const mostColumns = 200;

export type CsvReader = {
  /** The rows that ended within this piece. */
  push(text: string): string[][];
  /** The line that it has come to, from 1. */
  line(): number;
  /** The last row, where no break ends it. Throws `UnreadableTable` where a quote never closes. */
  end(): string[][];
};

enum At {
  cellStart,
  plain,
  quoted,
  /** After a quote within quotes: another one stands for itself, anything else ends the quoting. */
  quoteInQuoted,
}

export function csvReader(delimiter: string): CsvReader {
  let at = At.cellStart as At;
  let cell = "";
  let row: string[] = [];
  let line = 1;
  let quotedSince = 0;
  let isAfterReturn = false;

  const endCell = () => {
    if (cell.length > longestCell)
      throw new UnreadableTable(
        `Line ${line} has a cell of more than ${longestCell.toLocaleString("en")} characters.${quotedSince === 0 ? "" : ` Is a quote missing since line ${quotedSince}?`}`,
      );
    row.push(cell);
    if (row.length > mostColumns) throw new UnreadableTable(`Line ${line} has more than ${mostColumns} columns.`);
    cell = "";
    at = At.cellStart;
  };

  const push = (text: string): string[][] => {
    const rows: string[][] = [];
    const endRow = () => {
      const isBlank = row.length === 0 && cell === "" && at === At.cellStart;
      if (isBlank) return;
      endCell();
      rows.push(row);
      row = [];
    };
    for (let from = 0; from < text.length; from++) {
      const char = text[from] ?? "";
      const isBreak = char === "\n" || char === "\r";
      if (isAfterReturn && char === "\n") {
        isAfterReturn = false;
        if (at === At.quoted) cell += char;
        continue;
      }
      isAfterReturn = char === "\r";
      if (isBreak) line += 1;
      if (at === At.quoted) {
        if (char === '"') at = At.quoteInQuoted;
        else {
          // As much as there is up to the next quote or break, at once.
          let to = from + 1;
          if (!isBreak) while (to < text.length && !isSpecialInQuotes(text.charCodeAt(to))) to++;
          cell += text.slice(from, to);
          from = to - 1;
          if (cell.length > longestCell) endCell();
        }
      } else if (char === delimiter) endCell();
      else if (isBreak) endRow();
      else if (char === '"' && at === At.cellStart && cell === "") {
        at = At.quoted;
        quotedSince = line;
      } else if (char === '"' && at === At.quoteInQuoted) {
        cell += '"';
        at = At.quoted;
      } else {
        let to = from + 1;
        while (to < text.length && !isSpecial(text, to, delimiter)) to++;
        cell += text.slice(from, to);
        from = to - 1;
        at = At.plain;
        if (cell.length > longestCell) endCell();
      }
    }
    return rows;
  };

  return {
    push,
    line: () => line,
    end: () => {
      if (at === At.quoted) throw new UnreadableTable(`The quote that opens on line ${quotedSince} never closes.`);
      return push("\n");
    },
  };
}

const isSpecialInQuotes = (code: number) => code === 34 || code === 10 || code === 13;

function isSpecial(text: string, at: number, delimiter: string): boolean {
  const char = text[at];
  return char === delimiter || char === '"' || char === "\n" || char === "\r";
}
