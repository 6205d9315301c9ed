/** The canonical plain text of a clause version: one spelling of each wording, so that offsets into it stay true. */

/** A stretch of a text: `[start, end)` in UTF-16 units. */
export type Span = { start: number; end: number };

// Postgres cannot hold NUL, and no other control character belongs in a wording; U+FEFF is a stray byte-order mark.
// Joiners (ZWNJ, ZWJ) and direction marks are part of Arabic-script spelling and stay.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const strayCharacters = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff]/g;

/**
 * The canonical form of a wording as typed, pasted or imported: well-formed UTF-16 in NFC, lines ended by LF, single
 * spaces, none at either end of a line, paragraphs parted by one blank line, none around the whole. Idempotent.
 */
export function canonicalText(wording: string): string {
  return wording
    .toWellFormed()
    .replace(strayCharacters, "")
    .normalize("NFC")
    .replace(/\u2029/g, "\n\n")
    .replace(/\r\n|[\r\v\f\u0085\u2028]/g, "\n")
    .replace(/[ \t]+/g, " ")
    .replace(/^[ \u00a0]+|[ \u00a0]+$/gm, "")
    .replace(/\n{2,}/g, "\n\n")
    .replace(/^\n+|\n+$/g, "");
}

/** Whether offsets may point into this text. */
export function isCanonical(text: string): boolean {
  return canonicalText(text) === text;
}

/** The paragraphs of a canonical text, without the blank lines between them. A text without words has none. */
export function paragraphsOf(text: string): Span[] {
  const paragraphs: Span[] = [];
  for (let start = 0; start < text.length; ) {
    const blank = text.indexOf("\n\n", start);
    const end = blank === -1 ? text.length : blank;
    paragraphs.push({ start, end });
    start = end + 2;
  }
  return paragraphs;
}
