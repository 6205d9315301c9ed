/** What is done to a bracket while a wording is written, as changes of the text: the rest of it stays as it is. */
import { type Attribution, printAttribution } from "./attribution";
import type { Bracket } from "./brackets";
import type { Span } from "./canonical";

/** Puts `insert` where the span stands. */
export type TextChange = Span & { insert: string };

export function applyChange(text: string, { start, end, insert }: TextChange): string {
  return text.slice(0, start) + insert + text.slice(end);
}

/** The innermost bracket that the place lies in or touches; null where there is none. */
export function bracketAt(brackets: readonly Bracket[], at: number): Bracket | null {
  return brackets.findLast(({ start, end }) => start < at && at <= end) ?? null;
}

/** Says whose the bracket is and why it is open. No word of the text changes. */
export function attribute(text: string, bracket: Bracket, { sponsors, kind }: Attribution): TextChange {
  const implied = bracket.alternatives.length > 1 && kind === "alternative";
  const printed = printAttribution({ sponsors, kind: implied ? null : kind });
  // A letter right behind it would be read as part of it: a word joiner parts the two, and is not seen.
  const runsOn = printed !== "" && /^(?:[A-Za-z0-9]|[:,-][A-Za-z0-9])/.test(text.slice(bracket.end, bracket.end + 2));
  return { start: bracket.close + 1, end: bracket.end, insert: runsOn ? `${printed}\u2060` : printed };
}

/** Makes room for one more alternative, which is then written before the closing sign. */
export function addAlternative(text: string, { close }: Bracket): TextChange {
  const isParted = /\s/.test(text[close - 1] ?? "");
  return { start: close, end: close, insert: isParted ? "/ " : " / " };
}

/** Takes the bracket away and leaves the words of one of its alternatives, of which the first is 0. */
export function acceptAlternative(text: string, { start, end, alternatives }: Bracket, which: number): TextChange {
  const kept = alternatives[which];
  return { start, end, insert: kept ? text.slice(kept.start, kept.end) : "" };
}

/** Takes the bracket away with all its words. */
export function strikeBracket({ start, end }: Bracket): TextChange {
  return { start, end, insert: "" };
}
