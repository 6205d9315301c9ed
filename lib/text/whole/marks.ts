/**
 * What a reader leaves in the words until their terms are known: where a footnote's sign stood, and which words are bold.
 * The signs are code points that no text may have, so they are never part of one.
 */
import type { Footnote } from "./whole";

const [noteOpen, noteClose, strongOpen, strongClose] = ["\uFDD0", "\uFDD1", "\uFDD2", "\uFDD3"];
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

/** Two bold runs side by side are one. */
export function joinStrong(text: string): string {
  return text.replace(/\uFDD3(\s*)\uFDD2/gu, "$1");
}

/** The words without which of them are bold. */
export function plainWords(text: string): string {
  return text.replace(/[\uFDD2\uFDD3]/gu, "");
}

/** What is left when so many characters of the plain words are taken from the front. */
export function withoutFirst(text: string, count: number): string {
  let at = 0;
  let isStrong = false;
  for (let taken = 0; taken < count && at < text.length; at += 1) {
    if (text[at] === strongOpen) isStrong = true;
    else if (text[at] === strongClose) isStrong = false;
    else taken += 1;
  }
  const rest = (isStrong ? strongOpen : "") + text.slice(at);
  return rest.replace(/\uFDD2\s*\uFDD3/gu, "").trimStart();
}

/** Whether all of it is bold. */
export function isAllStrong(text: string): boolean {
  return /^\uFDD2[^\uFDD2\uFDD3]+\uFDD3$/u.test(text.trim());
}

/** A heading that runs into its paragraph, "Withdrawal. All forces shall …", known by its bold letters. */
export function runInHeading(text: string): { heading: string; rest: string } | null {
  const [, heading = "", rest = ""] = /^\uFDD2([^\uFDD2\uFDD3]{1,120})\uFDD3[\s.:–—-]*([\s\S]*)$/u.exec(text) ?? [];
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
        after: text
          .slice(0, at)
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
