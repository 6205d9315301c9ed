/** A text cut into the pieces that are compared: words, points, white space, and the signs of the bracket notation. */
import type { Mark } from "../brackets";
import type { Span } from "../canonical";
import { parseBrackets } from "../parse-brackets";

/**
 * A "word" holds a letter or a digit; a "point" is punctuation, a symbol or an emoji; a "sign" belongs to the notation of
 * brackets. An escaped sign is a point, its backslash included.
 */
export type Piece = Span & { text: string; role: "word" | "point" | "space" | "sign" };

// Word boundaries near those of Unicode (UAX 29), by a pattern since V8's Intl.Segmenter takes time that grows with the
// square of a text. A grapheme is never cut in two: what extends one (marks, joiners, skin tones, tags) stays with it, and
// so does what is prepended to one, as the Arabic number sign is. The zero-width joiners of Dari and Pashto are inside
// words. Direction marks are seen by nobody, as white space is.
const extender = "\\p{M}\\p{EMod}\\u200c\\u200d\\uff9e\\uff9f\\u{e0020}-\\u{e007f}";
const prepended = "[\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u{110bd}\\u{110cd}]*";
const joint = "['’.](?=[\\p{L}\\p{N}])|(?<=\\p{N})[,٫٬](?=\\p{N})";
const space = `(?:[\\s\\u200e\\u200f\\u061c\\u2066-\\u2069](?![${extender}]))+`;
const word = `${prepended}[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_${extender}]|${joint})*`;
const point = `${prepended}(?:\\p{RI}\\p{RI}|[^])[${extender}]*(?:(?<=\\u200d)\\p{ExtPict}[${extender}]*)*`;
const tokens = new RegExp(`${space}|${word}|${point}`, "gu");
const letterOrDigit = /[\p{L}\p{N}]/u;
const unseen = /^[\s\u200e\u200f\u061c\u2066-\u2069]+$/;

/** The pieces of a text in their order; joined they are the text. */
export function piecesOf(text: string): Piece[] {
  return piecesIn(text, { start: 0, end: text.length }, parseBrackets(text).marks);
}

/** The pieces of a stretch of a text, of which `marks` are the signs. */
export function piecesIn(text: string, stretch: Span, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = [];
  let next = 0;
  let at = stretch.start;
  const add = (end: number, role: Piece["role"]) => {
    if (end <= at) return;
    const before = pieces.at(-1);
    if (role === "space" && before?.role === "space") {
      before.end = end;
      before.text = text.slice(before.start, end);
    } else pieces.push({ start: at, end, text: text.slice(at, end), role });
    at = end;
  };

  let end = stretch.start;
  for (const token of text.slice(stretch.start, stretch.end).match(tokens) ?? []) {
    end += token.length;
    const role = roleOf(token);
    for (let mark = marks[next]; mark && mark.start < end; mark = marks[next]) {
      add(mark.start, role);
      if (mark.role === "escape") add(mark.end + 1, "point");
      else add(mark.end, "sign");
      next += 1;
    }
    add(end, role);
  }
  return pieces;
}

/** Words and points: what is said, apart from how it is spaced and bracketed. */
export function isSpoken({ role }: Piece): boolean {
  return role === "word" || role === "point";
}

/** Full stops, semicolons and the like, of Latin and Arabic script. */
export function endsSentence({ role, text }: Piece): boolean {
  return role === "point" && /^[.;:!?؟؛۔…]/u.test(text);
}

function roleOf(token: string): Piece["role"] {
  if (token === " ") return "space";
  if (letterOrDigit.test(token)) return "word";
  return unseen.test(token) ? "space" : "point";
}
