/** A whole text as it is taken in: the tree of an agreement as it was recognised, and what was not certain in it. */
import type { TermKind } from "@/lib/terms/rules";

/** A file larger than this is no agreement's text. */
export const largestFile = 20 * 1024 * 1024;

export type Footnote = {
  sign: string;
  text: string;
  /** The last words before its sign. */
  after: string;
};

export type RecognisedTerm = {
  /** Where it begins: a line of the text, or a paragraph of the document. */
  line: number;
  number: string;
  /** The text has this number itself; else it is given by place. */
  isNumberPrinted: boolean;
  /** The number as written: "Article 4", "(a)"; empty where none is. */
  printed: string;
  kind: TermKind;
  title: string;
  /** The text has this title itself; else it is made of the first words, or of the number. */
  isTitled: boolean;
  /** Which of the terms it stands under, by its place in the list; null at the top. */
  parent: number | null;
  depth: number;
  /** Canonical, with brackets in Parley's notation; empty where only others stand under it. */
  text: string;
  options: { label: string; text: string }[];
  footnotes: Footnote[];
};

/** What is to be looked at: `place` is where, in words, and `term` which of the terms it concerns, by its place. */
export type ReadProblem = {
  line: number;
  place: string;
  message: string;
  term: number | null;
  /** A bracket that does not balance or cannot be read: mended in the words, it is none any more. */
  isBracket?: boolean;
};

export type WholeText = { title: string | null; terms: RecognisedTerm[]; problems: ReadProblem[] };

export type ReadResult = { ok: true; value: WholeText } | { ok: false; message: string };

/** A party as drafters name it in brackets. */
export type Sponsor = { code: string; name: string };

export type Line = {
  /** Counted from 1. */
  line: number;
  text: string;
  /** It goes on after the line before it as one sentence; else it begins a line of its own. */
  isJoined: boolean;
};

/** A paragraph as a format's reader finds it. */
export type Block = {
  lines: Line[];
  /** 1 to 6 */
  heading: number | null;
  /** How deep a word processor's list has it. */
  indent: number;
  /** The number that a word processor's list gives it: "Article 4", "(a)". */
  label: string | null;
};

export type Found = { line: number; message: string };

/** What a format's reader hands over. Lines carry the marks of `marks.ts`. */
export type Draft = {
  title: string | null;
  blocks: Block[];
  footnotes: ReadonlyMap<string, string>;
  problems: Found[];
  /** What its places are counted in. */
  unit: "Line" | "Paragraph";
};

/** Says, in one sentence, why a text cannot be read; never leaves `readWholeText`. */
export class Unreadable extends Error {}
