/** Which files a source's words are read from. Small, so that a page that only asks for a file loads no reader. */

/** In bytes. */
export const largestSourceFile = 15 * 1024 * 1024;
export const sourceFileTypes = ".txt,.md,.html,.htm,.docx,.pdf";
export const fileTooLarge = "This file is larger than 15 MB.";

export type FileRead = { ok: true; text: string } | { ok: false; message: string };

/** Marks that turn what is written after them: a name with one could read as that of another kind of file. */
const turningMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** The file's name as it is kept: in one line of at most 200 characters, in the order in which it is written. */
export function keptFileName(name: string): string {
  return [...name.replace(turningMarks, "").replace(/\s+/gu, " ").trim()].slice(0, 200).join("").slice(0, 200);
}
