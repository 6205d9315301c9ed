/**
 * Brackets: the words of a clause that are not agreed, in a notation that can be typed and read aloud.
 *
 *     shall leave [over thirty-six to sixty months]^US from the date of signature
 *     [shall / should] be withdrawn            two alternatives: a slash with a space on both sides
 *     [for up to sixty months]^TB:contentious  the sponsor's party code, then the kind
 *     [including logistics]^US,AL              several sponsors
 *     [subject to ratification]^:waiting       a kind, no sponsor on record
 *     [until [the final]^TB withdrawal]^US     nested
 *     [ ] months                               a blank left to be filled
 *     \[sic\]  \/  \\                          a backslash before a sign of the notation makes it an ordinary character
 *
 *     shall *not* leave                        emphasised words
 *     troops{{As of 2019.}} shall              a footnote, where its number stands; it stays within its paragraph
 *     - one                                    a line that begins an item of a list; also "(a) one" and "1. one"
 *
 * A slash inside a word ("and/or") and a caret that does not follow a closing bracket are ordinary characters. A bracket
 * may run over several paragraphs. What does not balance is ordinary text too, and is reported with its place; a star
 * alone is a star.
 */
import type { Span } from "./canonical";
import type { ListItem } from "./lists";

/** Why the words are in brackets. */
export const bracketKinds = [
  "alternative",
  "contentious",
  "suspicious",
  "tactical",
  "uncertain",
  "waiting",
  "weary",
] as const;

export type BracketKind = (typeof bracketKinds)[number];

export const bracketKindMeanings: Record<BracketKind, string> = {
  alternative: "Several wordings are on the table",
  contentious: "The parties disagree on the substance",
  suspicious: "A party fears what the words may be used for",
  tactical: "Held back to be traded",
  uncertain: "Nobody is sure what the words would mean",
  waiting: "A delegation awaits instructions",
  weary: "Left open because the sitting ended",
};

/** `[start, end)` is the bracket as written, its attribution included; all offsets are in UTF-16 units. */
export type Bracket = Span & {
  /** Where the closing bracket stands: the bracket's words lie between `start + 1` and `close`. */
  close: number;
  /** Party codes, in the order written; empty where no sponsor is on record. */
  sponsors: string[];
  /** Null where nobody has said why; brackets that offer alternatives are of that kind unless they say otherwise. */
  kind: BracketKind | null;
  /** The wordings offered, at least one, without the spaces around them. A blank is an empty span. */
  alternatives: Span[];
  /** 0 for an outermost bracket. */
  depth: number;
  children: Bracket[];
};

/** A sign of the notation, as opposed to the clause's words. */
export type Mark = Span & {
  role: "open" | "close" | "separator" | "attribution" | "escape" | "emphasis" | "note-open" | "note-close";
  /** The bracket it belongs to; null for a sign of anything else. */
  bracket: Bracket | null;
};

/** A sign that does not balance or cannot be read, and so counts as ordinary text. */
export type BracketProblem = Span & {
  kind: "unclosed" | "unopened" | "deep" | "attribution" | "note";
  message: string;
};

/** A footnote, its signs included; what it says lies between `start + 2` and `end - 2`, and may hold brackets. */
export type Footnote = Span & {
  /** From 1, in the order of the text. */
  number: number;
};

export type ParsedBrackets = {
  /** The outermost brackets, in the order of the text. */
  brackets: Bracket[];
  /** Every bracket, outer before inner, in the order of the text. */
  all: Bracket[];
  footnotes: Footnote[];
  /** Emphasised stretches, their stars included. */
  emphases: Span[];
  items: ListItem[];
  marks: Mark[];
  problems: BracketProblem[];
};

/** How many brackets each sponsor holds, most first; `sponsor` is null for those that name none. */
export function countBySponsor(brackets: readonly Bracket[]): { sponsor: string | null; count: number }[] {
  const counts = new Map<string | null, number>();
  for (const { sponsors } of brackets)
    for (const sponsor of sponsors.length ? sponsors : [null]) counts.set(sponsor, (counts.get(sponsor) ?? 0) + 1);
  return [...counts].map(([sponsor, count]) => ({ sponsor, count })).sort((a, b) => b.count - a.count);
}
