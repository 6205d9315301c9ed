/**
 * A brief as one model: sections of blocks, and notes on the sources they rest on. The page, the word processor's file and
 * Markdown each draw it in their way, so that all three say the same.
 */
import type { BriefSection } from "@/lib/briefs/rules";
import type { CompartmentView } from "@/lib/negotiations/queries";

export const papers = ["a4", "letter"] as const;
export type Paper = (typeof papers)[number];
export const paperLabels: Record<Paper, string> = { a4: "A4", letter: "Letter" };

/** Words in a line; the notes that they rest on, by number; or the marking of what was said before it. */
export type Inline =
  | { words: string; look?: "strong" | "quiet" }
  | { notes: readonly number[] }
  | { markings: readonly string[] };

export type Line = readonly Inline[];

export type Block =
  | { kind: "heading"; line: Line }
  | { kind: "paragraph"; line: Line }
  | { kind: "list"; items: readonly Line[] }
  | { kind: "table"; caption: string; heads: readonly string[]; rows: readonly (readonly Line[])[] }
  | { kind: "clause"; language: string; text: string; was: null }
  | ComparedClause;

/** `was`: what it said at the earlier moment, in words `since`; "" where it said nothing. */
export type ComparedClause = {
  kind: "clause";
  language: string;
  text: string;
  was: string;
  since: string;
  /** When the words were recorded, those that went where none came (ISO 8601). */
  recordedAt: string;
};

type BriefPart = { section: BriefSection; title: string; blocks: readonly Block[] };

/** What a claim rests on, as a note under the page says it. */
export type BriefNote = { number: number; text: string };

export type Brief = {
  title: string;
  /** "As of Thursday 28 February 2019", and what it is known by where that is not now. */
  moment: string;
  /** Who made it, and when. */
  made: string;
  /** The compartments whose records it holds, by name. */
  markings: readonly string[];
  /** The same compartments themselves, since two may have one name. */
  circles: readonly CompartmentView[];
  /** Who may read it, for the head of every page. */
  classification: string;
  parts: readonly BriefPart[];
  notes: readonly BriefNote[];
  /** Who stands behind brackets. */
  sponsors: readonly { code: string; name: string; index: number }[];
};

/** Who may read what holds records of these compartments: whoever belongs to every one of them, and nobody else. */
export function classificationOf(markings: readonly string[]): string {
  if (markings.length === 0) return "For members of the negotiation";
  if (markings.length === 1) return `Marked ${markings[0]}: for its members only`;
  return `Marked ${markings.slice(0, -1).join(", ")} and ${markings.at(-1)}: for members of each of them only`;
}

/** The words of a line, with its notes in brackets and its markings. */
export function plainLine(line: Line): string {
  return line
    .map((part) => {
      if ("words" in part) return part.words;
      if ("notes" in part) return part.notes.map((number) => `[${number}]`).join("");
      return part.markings.map((name) => ` (marked ${name})`).join("");
    })
    .join("");
}
