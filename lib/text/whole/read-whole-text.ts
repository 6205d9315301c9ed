/** Takes in the whole text of an agreement: recognises its terms, their numbers, their brackets and their options. */
import { looksLikeXml, readAkomaNtoso } from "./akoma-ntoso";
import { readDocx } from "./docx";
import { finish } from "./finish";
import { withoutMarks } from "./marks";
import { recognise } from "./recognise";
import { looksLikeMarkdown, readMarkdown, readPlain } from "./text-blocks";
import { largestFile, type ReadResult, type Sponsor, Unreadable, type WholeText } from "./whole";

export const textFormats = ["plain", "markdown", "docx", "akoma-ntoso"] as const;
export type TextFormat = (typeof textFormats)[number];

type Input = {
  /** What was pasted, or the bytes of a file. */
  content: string | Uint8Array;
  /** The file's name, by which Markdown is known. */
  name?: string;
  /** Else told by what the content looks like. */
  format?: TextFormat;
  /** The parties that brackets may name. */
  sponsors: readonly Sponsor[];
};

/** Reads a text of at most 20 MB. Never throws: what cannot be read is told in a sentence. */
export function readWholeText(input: Input): ReadResult {
  try {
    const value = read(input);
    return value.terms.length > 0 ? { ok: true, value } : { ok: false, message: "No term was found in this text." };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, message: error.message };
    return { ok: false, message: "This text cannot be read: it is not what its format says it is." };
  }
}

function read({ content, name = "", format, sponsors }: Input): WholeText {
  if (content.length > largestFile) throw new Unreadable("This is larger than 20 MB: no agreement’s text is.");
  if (format === "docx" || (typeof content !== "string" && isArchive(content))) {
    if (typeof content === "string") throw new Unreadable("A Word document is uploaded as a file.");
    refuseOthers(content);
    if (!isArchive(content)) throw new Unreadable("This is no Word document (DOCX).");
    const draft = readDocx(content);
    return finish(recognise(draft), { ...draft, sponsors });
  }
  const text = typeof content === "string" ? content : decode(content);
  if (!/\S/u.test(text)) throw new Unreadable("There are no words in this.");
  if (format === "akoma-ntoso" || (format === undefined && looksLikeXml(text))) {
    const tree = readAkomaNtoso(text.replace(/^\uFEFF/u, ""));
    return finish(tree, { footnotes: tree.footnotes, unit: "Line", sponsors });
  }
  const isMarkdown = format ? format === "markdown" : /\.(md|markdown)$/iu.test(name) || looksLikeMarkdown(text);
  const clean = withoutMarks(text.replace(/^\uFEFF/u, ""));
  const draft = isMarkdown ? readMarkdown(clean) : readPlain(clean);
  return finish(recognise(draft), { ...draft, sponsors });
}

function isArchive(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]);
}

function refuseOthers(bytes: Uint8Array): void {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new Unreadable(
      "This Word document is encrypted, or of Word before 2007: save it as DOCX without a password.",
    );
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46]))
    throw new Unreadable("This is a PDF, which keeps no paragraphs: take in the document that it was made from.");
}

function decode(bytes: Uint8Array): string {
  refuseOthers(bytes);
  const wide = startsWith(bytes, [0xff, 0xfe]) ? "utf-16le" : startsWith(bytes, [0xfe, 0xff]) ? "utf-16be" : null;
  try {
    const text = new TextDecoder(wide ?? "utf-8", { fatal: true }).decode(bytes);
    if (text.includes("\0")) throw new Unreadable("This file is no text.");
    return text;
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw new Unreadable("This file is no text in Unicode (UTF-8 or UTF-16): save it so, or paste its words.");
  }
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
