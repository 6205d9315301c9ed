/**
 * The words of a file that somebody takes in as a source: plain text, HTML, a Word document or a PDF. Only words come out
 * of it: no markup, no script, nothing that would be fetched. It runs in the reader's browser, so that a hostile file
 * reaches no server.
 */
import { keptWords } from "@/lib/evidence/rules-words";
import { readDocx } from "@/lib/text/whole/docx";
import { plainWords } from "@/lib/text/whole/marks";
import { Unreadable } from "@/lib/text/whole/whole";
import { readHtml } from "./read-html";
import { readPdf } from "./read-pdf";
import { type FileRead, fileTooLarge, largestSourceFile } from "./source-file";

/** Reads a file's bytes. Never throws: what cannot be read is told in a sentence. */
export async function readSourceFile(bytes: Uint8Array, name: string): Promise<FileRead> {
  // Asked first: what reads a PDF takes its bytes away.
  const isPages = isPdf(bytes);
  try {
    if (bytes.length > largestSourceFile) return { ok: false, message: fileTooLarge };
    const text = keptWords(await wordsIn(bytes, name));
    if (/\p{L}/u.test(text)) return { ok: true, text };
    return {
      ok: false,
      message: isPages
        ? "There are no words in this PDF: it is a picture of its pages. Paste its words, or a PDF with text."
        : "There are no words in this file.",
    };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, message: error.message };
    return { ok: false, message: "This file cannot be read: it is damaged, or not what its name says." };
  }
}

function wordsIn(bytes: Uint8Array, name: string): string | Promise<string> {
  if (isPdf(bytes)) return readPdf(bytes);
  if (startsWith(bytes, [0x50, 0x4b])) return docxWords(bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new Unreadable("This is encrypted, or of Word before 2007: save it as DOCX without a password.");
  const text = decode(bytes);
  return /\.html?$/iu.test(name) || /^\s*(<!doctype html|<html)/iu.test(text) ? readHtml(text) : text;
}

function docxWords(bytes: Uint8Array): string {
  const { title, blocks, footnotes } = readDocx(bytes);
  const paragraphs = blocks.map(({ lines, label }) =>
    [label, lines.map(({ text }) => plainWords(text)).join("\n")].filter(Boolean).join(" "),
  );
  return [title, ...paragraphs, ...footnotes.values()].filter(Boolean).join("\n\n");
}

function decode(bytes: Uint8Array): string {
  const wide = startsWith(bytes, [0xff, 0xfe]) ? "utf-16le" : startsWith(bytes, [0xfe, 0xff]) ? "utf-16be" : null;
  try {
    const text = new TextDecoder(wide ?? "utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Told below.
  }
  throw new Unreadable("This file is no text in Unicode (UTF-8 or UTF-16): save it so, or paste its words.");
}

const isPdf = (bytes: Uint8Array) => startsWith(bytes, [0x25, 0x50, 0x44, 0x46]);

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
