/**
 * The first sheet of a spreadsheet (OpenDocument, ISO/IEC 26300) as rows, from its XML as it comes in pieces. What a
 * spreadsheet repeats (`number-columns-repeated`) is written out, but for what is empty to its end: a sheet of one cell
 * says so of a million rows. Entities that a document declares itself are not resolved.
 */
import { longestCell, mostColumns } from "./csv-rows";
import { UnreadableTable } from "./unreadable";

export type OdsReader = { push(xml: string): string[][]; isDone(): boolean };

/** No row is repeated more often than this. */
const mostRepeats = 10_000;

export function odsReader(): OdsReader {
  let rest = "";
  let isInSheet = false;
  let isDone = false;
  /** How deep within a note on a cell, whose words are not the cell's. */
  let notes = 0;
  let row: string[] = [];
  let rowRepeats = 1;
  let cell: { value: string | null; isNumber: boolean; words: string; repeats: number; paragraphs: number } | null =
    null;
  let isInWords = false;
  let blanks = 0;

  const endCell = () => {
    if (!cell) return;
    const text = cell.isNumber ? asShown(cell.value ?? "", cell.words) : (cell.value ?? cell.words);
    if (text.length > longestCell)
      throw new UnreadableTable(`A cell holds more than ${longestCell.toLocaleString("en")} characters.`);
    if (text === "") blanks += cell.repeats;
    else {
      if (row.length + blanks + cell.repeats > mostColumns)
        throw new UnreadableTable(`The sheet has more than ${mostColumns} columns.`);
      for (; blanks > 0; blanks--) row.push("");
      for (let count = 0; count < cell.repeats; count++) row.push(text);
    }
    cell = null;
  };

  const endRow = (rows: string[][]) => {
    if (row.length > 0) {
      if (rowRepeats > mostRepeats)
        throw new UnreadableTable(
          `A row is repeated ${rowRepeats.toLocaleString("en")} times: that is no table of records.`,
        );
      for (let count = 0; count < rowRepeats; count++) rows.push([...row]);
    }
    row = [];
    blanks = 0;
  };

  const open = (name: string, tag: string, isEmpty: boolean, rows: string[][]) => {
    if (name === "table:table" && !isInSheet) isInSheet = true;
    else if (!isInSheet) return;
    else if (name === "office:annotation") notes += isEmpty ? 0 : 1;
    else if (notes > 0) return;
    else if (name === "table:table-row") {
      rowRepeats = Number(attribute(tag, "table:number-rows-repeated") ?? 1);
      if (isEmpty) endRow(rows);
    } else if (name === "table:table-cell" || name === "table:covered-table-cell") {
      cell = {
        ...{ value: typedValue(tag), isNumber: isNumber(tag), words: "", paragraphs: 0 },
        repeats: Number(attribute(tag, "table:number-columns-repeated") ?? 1),
      };
      if (isEmpty) endCell();
    } else if (!cell) return;
    else if (name === "text:p" || name === "text:h") {
      if (cell.paragraphs > 0) cell.words += "\n";
      cell.paragraphs += 1;
      isInWords = !isEmpty;
    } else if (name === "text:s") cell.words += " ".repeat(Math.min(1000, Number(attribute(tag, "text:c") ?? 1)));
    else if (name === "text:tab") cell.words += "\t";
    else if (name === "text:line-break") cell.words += "\n";
  };

  const close = (name: string, rows: string[][]) => {
    if (name === "office:annotation") notes -= 1;
    else if (notes > 0) return;
    else if (name === "text:p" || name === "text:h") isInWords = false;
    else if (name === "table:table-cell" || name === "table:covered-table-cell") endCell();
    else if (name === "table:table-row") endRow(rows);
    else if (name === "table:table" && isInSheet) isDone = true;
  };

  return {
    isDone: () => isDone,
    push: (xml) => {
      const rows: string[][] = [];
      const text = rest + xml;
      let at = 0;
      while (at < text.length && !isDone) {
        const tagAt = text.indexOf("<", at);
        // An entity may be cut at the end of a piece, so words wait for the tag that follows them.
        if (tagAt === -1) break;
        if (tagAt > at && cell && isInWords && notes === 0) cell.words += decoded(text.slice(at, tagAt));
        const tagEnd = text.indexOf(">", tagAt);
        if (tagEnd === -1) {
          at = tagAt;
          break;
        }
        const tag = text.slice(tagAt + 1, tagEnd);
        if (tag.startsWith("/")) close(tag.slice(1).trim(), rows);
        else if (!/^[?!]/.test(tag)) open(/^[^\s/>]+/.exec(tag)?.[0] ?? "", tag, tag.endsWith("/"), rows);
        at = tagEnd + 1;
      }
      rest = text.slice(at);
      if (rest.length > 4 * longestCell) throw new UnreadableTable("The spreadsheet is not written as one is.");
      return rows;
    },
  };
}

/** What the cell says by its type, where that is no text: the day of a date, a number as it is. */
function typedValue(tag: string): string | null {
  const date = attribute(tag, "office:date-value");
  if (date !== null)
    return date.replace(/T00:00:00(\.0+)?$/, "").replace(/^(\d{4}-\d\d-\d\dT\d\d:\d\d):\d\d(\.\d+)?$/, "$1");
  const type = attribute(tag, "office:value-type");
  if (isNumber(tag)) return attribute(tag, "office:value");
  if (type === "boolean") return attribute(tag, "office:boolean-value");
  return attribute(tag, "office:string-value");
}

const isNumber = (tag: string) =>
  ["float", "currency", "percentage"].includes(attribute(tag, "office:value-type") ?? "");

/**
 * A number as its cell shows it, since 1.10 is another article than 1.1 and 25 % is no 0.25: with a point for a comma, and
 * by its value where the column is too narrow to show it or groups its thousands.
 */
function asShown(value: string, words: string): string {
  const shown = words.trim();
  if (/^#*$/.test(shown)) return value;
  const pointed = shown.replace(/^([-+]?\d+),(\d+)$/, "$1.$2");
  if (Number(pointed) === Number(value)) return pointed;
  const ungrouped = shown.replace(/[\s,.'’](?=\d{3}(?!\d))/g, "").replace(/^([-+]?\d+),(\d+)$/, "$1.$2");
  return Number(ungrouped) === Number(value) ? value : shown;
}

function attribute(tag: string, name: string): string | null {
  const at = tag.indexOf(`${name}=`);
  if (at === -1) return null;
  const quote = tag[at + name.length + 1] ?? '"';
  const from = at + name.length + 2;
  const to = tag.indexOf(quote, from);
  return to === -1 ? null : decoded(tag.slice(from, to));
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(#x?[0-9a-fA-F]+|\w+);/g, (whole, name: string) => {
    if (!name.startsWith("#")) return entities[name] ?? whole;
    const code = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}
