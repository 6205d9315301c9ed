/** A wording cut into pieces that go to several terms, or several wordings made one: where each word comes to stand. */
import { bracketComplaint } from "@/lib/text/rules";
import { isCanonical, type Span } from "@/lib/text/canonical";
import { parseBrackets } from "@/lib/text/parse-brackets";

/** A stretch of the wording and the part that it goes to, from 0. */
export type Piece = Span & { part: number };

/** A stretch of one text and where it begins in another. */
export type CarriedPiece = Span & { at: number };

/** A text made of pieces of another, with where each came from. */
export type CarriedText = { text: string; pieces: CarriedPiece[] };

export type Cut = { ok: true; parts: CarriedText[] } | { ok: false; message: string; part: number | null };

const endsInWord = /[\p{L}\p{M}\p{N}]$/u;
const beginsInWord = /^[\p{L}\p{M}\p{N}]/u;
const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });

/**
 * The parts of a canonical text, each the pieces that go to it in the order of the text. Refused where words go to no part
 * or to two, or where a cut parts a word, a bracket or a bracket's sponsors.
 */
export function cutIntoParts(text: string, pieces: readonly Piece[], count: number): Cut {
  const ordered = [...pieces].sort((a, b) => a.start - b.start);
  const complaint = complaintOf(text, ordered);
  if (complaint) return { ok: false, message: complaint, part: null };
  const parts: CarriedText[] = [];
  for (let part = 0; part < count; part++) {
    const made = joined(
      text,
      ordered.filter((piece) => piece.part === part),
    );
    const brackets = bracketComplaint(made.text);
    if (brackets) return { ok: false, message: brackets, part };
    if (!isCanonical(made.text)) return { ok: false, message: "These words cannot stand by themselves.", part };
    parts.push(made);
  }
  return { ok: true, parts };
}

/** Wordings one after another, each a paragraph or more of one text; with the pieces of each. */
export function joinWordings(texts: readonly string[]): { text: string; pieces: CarriedPiece[] } {
  let text = "";
  const pieces = texts.map((each) => {
    if (text) text += "\n\n";
    const at = text.length;
    text += each;
    return { start: 0, end: each.length, at };
  });
  return { text, pieces };
}

/** Where a stretch of the old text stands in the new one, all of it and unbroken; null where it does not. */
export function carrySpan(from: string, to: CarriedText, { start, end }: Span): Span | null {
  const first = to.pieces.find((piece) => piece.start <= start && start < piece.end);
  const last = to.pieces.find((piece) => piece.start < end && end <= piece.end);
  if (!first || !last) return null;
  const carried = { start: first.at + start - first.start, end: last.at + end - last.start };
  return to.text.slice(carried.start, carried.end) === from.slice(start, end) ? carried : null;
}

/** The longest stretch of the new text that was part of a stretch of the old; null where it has none of its words. */
export function overlapIn(to: CarriedText, { start, end }: Span): Span | null {
  const overlaps = to.pieces.flatMap((piece) => {
    const [from, until] = [Math.max(start, piece.start), Math.min(end, piece.end)];
    return from < until ? [{ start: piece.at + from - piece.start, end: piece.at + until - piece.start }] : [];
  });
  const words = overlaps.filter((each) => to.text.slice(each.start, each.end).trim() !== "");
  return words.reduce<Span | null>((best, each) => (best && length(best) >= length(each) ? best : each), null);
}

function length({ start, end }: Span): number {
  return end - start;
}

function complaintOf(text: string, ordered: readonly Piece[]): string | null {
  let done = 0;
  for (const { start, end } of ordered) {
    if (start < done || end <= start || end > text.length) return "A word can go to one part only.";
    const left = text.slice(done, start).trim();
    if (left) return goesNowhere(left);
    done = end;
  }
  const left = text.slice(done).trim();
  if (left) return goesNowhere(left);
  const cuts = new Set(ordered.flatMap(({ start, end }) => [start, end]));
  for (const cut of cuts) {
    if (isInsideWord(text, cut)) return "A word stays whole: cut between words.";
  }
  for (const { role, start, end } of parseBrackets(text).marks) {
    // A sign belongs to what it follows: sponsors to their bracket; or to what follows it: an escape.
    const first = role === "attribution" ? start : start + 1;
    const last = role === "escape" ? end : end - 1;
    if ([...cuts].some((cut) => first <= cut && cut <= last))
      return "A bracket’s signs stay together: cut beside them.";
  }
  return null;
}

function goesNowhere(words: string): string {
  const [first = ""] = words.split("\n");
  return `Every word goes to a part: “${first.length > 60 ? `${first.slice(0, 60)}…` : first}” goes to none.`;
}

/** Between two letters, or inside a character that takes more than one place: a pair, joined signs. */
function isInsideWord(text: string, at: number): boolean {
  if (endsInWord.test(text.slice(Math.max(0, at - 2), at)) && beginsInWord.test(text.slice(at, at + 2))) return true;
  const from = Math.max(0, at - 32);
  const character = graphemes.segment(text.slice(from, at + 32)).containing(at - from);
  return character !== undefined && from + character.index < at;
}

/** Between two pieces stands what stood between them; where words went elsewhere from between, as much of a break. */
function joined(text: string, pieces: readonly Span[]): CarriedText {
  const made: CarriedText = { text: "", pieces: [] };
  let end: number | null = null;
  for (const piece of pieces) {
    const words = trimmed(text, piece);
    if (!words) continue;
    if (end !== null) made.text += breakIn(text.slice(end, words.start));
    made.pieces.push({ ...words, at: made.text.length });
    made.text += text.slice(words.start, words.end);
    end = words.end;
  }
  return made;
}

function breakIn(gap: string): string {
  if (gap.trim() === "") return gap;
  return gap.includes("\n\n") ? "\n\n" : gap.includes("\n") ? "\n" : " ";
}

function trimmed(text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, end);
  if (!words.trim()) return null;
  return { start: start + words.length - words.trimStart().length, end: end - (words.length - words.trimEnd().length) };
}
