/** What somebody typed to find, taken apart: words, “phrases”, -without. Pure; the database reads what `inQuery` writes. */
import { fold } from "./fold";

/** Words that follow one another: one, or a phrase. Of the last, a beginning may be enough. */
export type Part = {
  words: readonly string[];
  isPrefix: boolean;
  /** Other ways to write it, each as its words: names that may have been meant, a number with its thousands parted or not. */
  orElse?: readonly (readonly string[])[];
};

export type Asked = {
  all: readonly Part[];
  none: readonly Part[];
};

/** So much of what is typed is read. */
export const longestQuery = 300;
const mostParts = 16;

/** What people put between the words that they mean, as in “withdrawal of the troops”. Looked for where nothing else is asked. */
const fillers = new Set([
  "a",
  "an",
  "and",
  "as",
  "at",
  "by",
  "for",
  "from",
  "in",
  "is",
  "it",
  "of",
  "on",
  "or",
  "the",
  "to",
  "was",
  "with",
]);

const token = /(-?)(?:["“”„«]([^"“”„«»]*)["“”»]?|([^\s"“”„«»]+))/gu;

/**
 * Reads what was typed. A word that holds signs, as 1.4, is a phrase; one that ends in * is a beginning. `isTyping`: the
 * last word may not be finished.
 */
export function readQuery(typed: string, { isTyping = false } = {}): Asked {
  // A database has no place for a NUL.
  const text = typed.slice(0, longestQuery).replace(/\0/g, " ").toWellFormed();
  const read = [...text.matchAll(token)].flatMap(([whole, minus, phrase, word], place, all) => {
    const words = fold(phrase ?? word ?? "")
      .split(" ")
      .filter((each) => each !== "");
    if (words.length === 0) return [];
    const isLast = place === all.length - 1;
    const isUnfinished = isTyping && isLast && phrase === undefined && !/\s$/.test(text);
    const isPrefix = isUnfinished || whole.endsWith("*");
    return [
      { ...asWritten(words, phrase ?? word ?? ""), isPrefix, isPhrase: phrase !== undefined, isNot: minus !== "" },
    ];
  });
  const meant = read.filter(({ words: [first = ""], isPhrase }, place) => isPhrase || !isFiller(read, first, place));
  const kept = (meant.some(({ isNot }) => !isNot) ? meant : read).slice(0, mostParts);
  const parts = (isNot: boolean) =>
    kept.flatMap(({ words, orElse, isPrefix, ...part }) =>
      part.isNot === isNot ? [{ words, isPrefix, ...(orElse ? { orElse } : {}) }] : [],
    );
  return { all: parts(false), none: parts(true) };
}

type Read = { words: string[]; isPrefix: boolean; isNot: boolean };

/** The words as they were typed, and of a number of thousands the other way to write it: "4,000" and 4000. */
function asWritten(words: string[], typed: string): Pick<Part, "orElse"> & { words: string[] } {
  const [first = ""] = words;
  const digits = words.join("");
  if (!/^[1-9]\d{3,}$/.test(digits)) return { words };
  if (words.length > 1) return isParted(words) && !typed.includes(".") ? { words, orElse: [[digits]] } : { words };
  const head = first.length % 3 || 3;
  return { words, orElse: [[first.slice(0, head), ...(first.slice(head).match(/\d{3}/g) ?? [])]] };
}

function isParted([first = "", ...rest]: readonly string[]): boolean {
  return first.length <= 3 && rest.every((each) => each.length === 3);
}

function isFiller(read: readonly Read[], word: string, place: number): boolean {
  const part = read[place];
  return part !== undefined && part.words.length === 1 && !part.isPrefix && !part.isNot && fillers.has(word);
}

/** Whether it is a single letter or digit, with which too much begins; 1.4 is none. */
export function isLetter({ words }: Part): boolean {
  return words.join("").length < 2;
}

/** All of these, as the database's query language has it; "" for none. */
export function inQuery(parts: readonly Part[]): string {
  return parts.map(inAnyWay).join(" & ");
}

/** Any word of these: what is to be marked where it is shown. */
export function anyWord(parts: readonly Part[]): string {
  return parts
    .flatMap(({ words, isPrefix, orElse = [] }) => [
      ...words.map((word, place) => quoted(word, isPrefix && place === words.length - 1)),
      ...orElse.flat().map((word) => quoted(word, false)),
    ])
    .join(" | ");
}

/** Any of these rather than all, for what none of may be there. */
export function anyOf(parts: readonly Part[]): string {
  return parts.map(inAnyWay).join(" | ");
}

/** As it was typed, or another way to write it: what is left out is left out however its thousands are parted. */
function inAnyWay({ words, isPrefix, orElse = [] }: Part): string {
  const ways = [{ words, isPrefix }, ...orElse.map((other) => ({ words: other, isPrefix: false }))];
  return `(${ways.map(inOrder).join(" | ")})`;
}

function inOrder({ words, isPrefix }: Pick<Part, "words" | "isPrefix">): string {
  return words.map((word, place) => quoted(word, isPrefix && place === words.length - 1)).join(" <-> ");
}

/** A folded word holds no sign of the query language; the quotes are for whatever else it may be. */
function quoted(word: string, isPrefix: boolean): string {
  return `'${word.replace(/['\\]/g, "")}'${isPrefix ? ":*" : ""}`;
}
