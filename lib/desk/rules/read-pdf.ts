/** The words of a PDF that has any, in the order in which its pages have them. */
import { Unreadable } from "@/lib/text/whole/whole";

const mostPages = 400;
/** In UTF-16 units; more is more than is kept of a source. */
const longest = 2_000_000;

/** Throws `Unreadable` for one that is locked or has too many pages. The library is loaded when a PDF comes. */
export async function readPdf(bytes: Uint8Array): Promise<string> {
  const { getDocumentProxy } = await import("unpdf");
  const pdf = await getDocumentProxy(bytes).catch((error: unknown) => {
    const isLocked = error instanceof Error && error.name === "PasswordException";
    throw new Unreadable(isLocked ? "This PDF is locked by a password." : "This PDF is damaged.");
  });
  if (pdf.numPages > mostPages) throw new Unreadable(`This PDF has more than ${mostPages} pages.`);
  const pages: string[] = [];
  let length = 0;
  for (let number = 1; number <= pdf.numPages && length < longest; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    const text = linesOf(items.flatMap((item) => ("str" in item ? [item] : [])));
    length += text.length;
    pages.push(text);
    page.cleanup();
  }
  return pages.join("\n\n");
}

type Piece = { str: string; hasEOL: boolean; transform: number[]; height: number };

/** Lines joined to paragraphs: a gap wider than the lines' own, or an indented short line before, parts two. */
function linesOf(pieces: readonly Piece[]): string {
  let text = "";
  let last: number | null = null;
  let line = "";
  const end = (y: number, height: number) => {
    if (line.trim() === "") return;
    const gap = last === null ? 0 : last - y;
    const isParagraph = last !== null && (gap > height * 1.9 || gap < 0);
    text = text === "" ? line : isParagraph ? `${text}\n\n${line}` : joined(text, line);
    last = y;
    line = "";
  };
  let height = 12;
  let y = 0;
  for (const piece of pieces) {
    if (piece.height > 0) height = piece.height;
    if (piece.str.trim() !== "") y = piece.transform[5] ?? y;
    line += piece.str;
    if (piece.hasEOL) end(y, height);
  }
  end(y, height);
  return text;
}

/** A word that is cut at the end of a line is put together again. */
function joined(text: string, line: string): string {
  return /\p{L}-$/u.test(text) && /^\p{Ll}/u.test(line)
    ? text.slice(0, -1) + line.trimStart()
    : `${text} ${line.trimStart()}`;
}
