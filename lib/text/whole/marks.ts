/**
 * What a reader leaves in the words until their terms are known: where a footnote's sign stood, which words are bold or
 * italic, and which stars are no emphasis. The signs are code points that no text may have, so they are never part of one.
 */
import type { Span } from "../canonical";
import type { Footnote } from "./whole";

const [noteOpen, noteClose, strongOpen, strongClose] = ["\uFDD0", "\uFDD1", "\uFDD2", "\uFDD3"];
const [italicOpen, italicClose, literalStar] = ["\uFDD5", "\uFDD6", "\uFDD7"];
const anyMark = /[\uFDD0-\uFDEF]/gu;

/** A text as it comes in, without code points that no text may have. */
export function withoutMarks(text: string): string {
  return text.replace(anyMark, "");
}

export function footnoteMark(key: string): string {
  return `${noteOpen}${key}${noteClose}`;
}

export function strong(words: string): string {
  return `${strongOpen}${words}${strongClose}`;
}

export function italic(words: string): string {
  return `${italicOpen}${words}${italicClose}`;
}

/** A star that its writer wants read as one. */
export const star = literalStar;

/** Two bold runs are one, also with a space between; italic ones, where they touch. */
export function joinRuns(text: string): string {
  return text.replace(/\uFDD3(\s*)\uFDD2|\uFDD6\uFDD5/gu, "$1");
}

/** The words without which of them are bold or italic. */
export function plainWords(text: string): string {
  return withoutItalics(text).replace(/[\uFDD2\uFDD3]/gu, "");
}

/** The words with which of them are bold: that tells headings. */
export function withoutItalics(text: string): string {
  return text.replace(/[\uFDD5\uFDD6]/gu, "").replace(/\uFDD7/gu, "*");
}

/** The plain words, which stretches of them are bold or italic, and where a star is meant as one. */
export function emphasisIn(text: string): { words: string; spans: Span[]; stars: number[] } {
  let words = "";
  let depth = 0;
  const spans: Span[] = [];
  const stars: number[] = [];
  for (const sign of text) {
    if (sign === strongOpen || sign === italicOpen) {
      if (depth === 0) spans.push({ start: words.length, end: words.length });
      depth += 1;
    } else if (sign === strongClose || sign === italicClose) {
      depth = Math.max(0, depth - 1);
      const last = spans.at(-1);
      if (depth === 0 && last) last.end = words.length;
    } else if (sign === literalStar) {
      stars.push(words.length);
      words += "*";
    } else words += sign;
  }
  const last = spans.at(-1);
  if (depth > 0 && last) last.end = words.length;
  return { words, spans: spans.filter(({ start, end }) => start < end), stars };
}

/** The spaces at the ends of what is bold or italic stand outside of it, and what has no words is neither. */
export function tightened(text: string): string {
  return text
    .replace(/([\uFDD2\uFDD5]+)(\s+)/gu, "$2$1")
    .replace(/(\s+)([\uFDD3\uFDD6]+)/gu, "$2$1")
    .replace(/\uFDD2(\s*)\uFDD3|\uFDD5(\s*)\uFDD6/gu, "$1$2");
}

/** What is left when so many characters of the plain words are taken from the front. */
export function withoutFirst(text: string, count: number): string {
  let at = 0;
  let isStrong = false;
  let isItalic = false;
  for (let taken = 0; taken < count && at < text.length; at += 1) {
    const sign = text[at];
    if (sign === strongOpen || sign === strongClose) isStrong = sign === strongOpen;
    else if (sign === italicOpen || sign === italicClose) isItalic = sign === italicOpen;
    else taken += 1;
  }
  const rest = (isStrong ? strongOpen : "") + (isItalic ? italicOpen : "") + text.slice(at);
  return rest.replace(/\uFDD2\s*\uFDD3|\uFDD5\s*\uFDD6/gu, "").trimStart();
}

/** Whether all of it is bold. */
export function isAllStrong(text: string): boolean {
  return /^\uFDD2[^\uFDD2\uFDD3]+\uFDD3$/u.test(withoutItalics(text).trim());
}

/** A heading that runs into its paragraph, "Withdrawal. All forces shall …", known by its bold letters. */
export function runInHeading(text: string): { heading: string; rest: string } | null {
  const [, heading = "", rest = ""] =
    /^\uFDD2([^\uFDD2\uFDD3]{1,120})\uFDD3[\s.:–—-]*([\s\S]*)$/u.exec(
      text.replace(/^\uFDD5+(?=\uFDD2)|(?<=\uFDD3)\uFDD6+/gu, ""),
    ) ?? [];
  const words = plainWords(heading).replace(/[\s.:–—-]+$/u, "");
  return words && rest.trim() ? { heading: words, rest } : null;
}

/** Takes the signs of footnotes out of the words, and says behind which words each stood. */
export function takeFootnotes(
  text: string,
  known: ReadonlyMap<string, string>,
): { text: string; footnotes: Footnote[]; missing: string[] } {
  const footnotes: Footnote[] = [];
  const missing: string[] = [];
  const words = text.replace(/\uFDD0([^\uFDD1]*)\uFDD1/gu, (_, key: string, at: number) => {
    const said = known.get(key);
    if (said === undefined) missing.push(key);
    else
      footnotes.push({
        sign: key,
        text: said,
        after: plainWords(text.slice(0, at))
          .replace(/\uFDD0[^\uFDD1]*\uFDD1/gu, "")
          .trim()
          .split(/\s+/u)
          .slice(-4)
          .join(" "),
      });
    return "";
  });
  return { text: words, footnotes, missing };
}
