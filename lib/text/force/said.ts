/** What a paragraph says, word by word, without its notation. */
import type { Bracket } from "../brackets";
import type { Span } from "../canonical";
import type { Paragraph } from "../compare/paragraph";
import { isSpoken } from "../compare/pieces";

/** A word or a point; `word` is in lower case, its possessive "'s" left out. */
export type Said = Span & { text: string; word: string; piece: number; startsLine: boolean };

/** One way to read a paragraph; of it only what touches the words of `alternative` is said there and nowhere else. */
export type SaidWay = { said: Said[]; alternative: Span | null };

/** Nothing with force takes more words than this before or behind an alternative. */
const context = 8;

/**
 * The ways to read a paragraph: with the first alternative of every bracket, and around each other alternative with that
 * one in its place. So "in [five / six] months" says "in five months" and "in six months", and so does "in [five] [six]
 * months": numbers in brackets that follow on one another are alternatives, each with a sponsor of its own.
 */
export function saidIn(
  { pieces, marks }: Pick<Paragraph, "pieces" | "marks">,
  isNumber: (word: string) => boolean,
): SaidWay[] {
  const words: Said[] = [];
  let startsLine = true;
  pieces.forEach((piece, place) => {
    if (isSpoken(piece)) {
      const word = piece.text.toLowerCase().replace(/['’]s?$/, "");
      words.push({ start: piece.start, end: piece.end, text: piece.text, word, piece: place, startsLine });
      startsLine = false;
    } else if (piece.text.includes("\n")) startsLine = true;
  });
  const choices = new Set<Choice>([
    ...marks.flatMap(({ role, bracket }) => (role === "separator" && bracket ? bracket : [])),
    ...numbersInTurn(marks, words, isNumber),
  ]);
  if (!choices.size) return [{ said: words, alternative: null }];
  const first = words.filter((word) => isChosen(word, choices, null));
  return [
    { said: first, alternative: null },
    ...[...choices].flatMap((bracket) =>
      bracket.alternatives
        .slice(1)
        .map((alternative) => ({ said: wayThrough(words, choices, alternative), alternative })),
    ),
  ];
}

/** Where one of several wordings is read: a bracket that separates them, or brackets that follow on one another. */
type Choice = Pick<Bracket, "start" | "close" | "alternatives">;

/** The runs of two or more brackets with no word between them that each hold a number and nothing else. */
function numbersInTurn(
  marks: Pick<Paragraph, "marks">["marks"],
  words: readonly Said[],
  isNumber: (word: string) => boolean,
): Choice[] {
  const within = ({ start, end }: Span) => words.filter((word) => word.start >= start && word.end <= end);
  const runs: Bracket[][] = [];
  for (const { role, bracket } of marks) {
    if (role !== "open" || !bracket || bracket.alternatives.length !== 1) continue;
    const held = within({ start: bracket.start, end: bracket.close });
    if (held.length === 0 || !held.every(({ word }) => isNumber(word))) continue;
    const run = runs.at(-1);
    const last = run?.at(-1);
    // One within another is a part of its number, and no alternative to it.
    if (last && bracket.start < last.close) continue;
    if (run && last && within({ start: last.close, end: bracket.start }).length === 0) run.push(bracket);
    else runs.push([bracket]);
  }
  return runs.flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (run.length < 2 || !first || !last) return [];
    return [{ start: first.start, close: last.close, alternatives: run.flatMap((each) => each.alternatives) }];
  });
}

/** The words around an alternative, where it is the one chosen. */
function wayThrough(words: readonly Said[], choices: ReadonlySet<Choice>, alternative: Span): Said[] {
  const chosen = words.filter((word) => isChosen(word, choices, alternative));
  const from = chosen.findIndex(({ start }) => start >= alternative.start);
  const to = chosen.findIndex(({ start }) => start >= alternative.end);
  return from === -1 ? [] : chosen.slice(Math.max(0, from - context), to === -1 ? undefined : to + context);
}

/** Whether a word is read: in each bracket only the alternative meant, or the one that holds it, or the first. */
function isChosen({ start: at }: Said, choices: ReadonlySet<Choice>, meant: Span | null): boolean {
  for (const { start, close, alternatives } of choices) {
    if (at < start || at > close) continue;
    const way =
      (meant && alternatives.find((one) => one.start <= meant.start && meant.end <= one.end)) ?? alternatives[0];
    if (!way || at < way.start || at >= way.end) return false;
  }
  return true;
}

/** Something recognised: how many words it takes, and what it means in a form that can be compared. */
export type Reading = { length: number; value: string };

/** Recognises what begins at a place; null where nothing of its kind does. */
export type Reader = (said: readonly Said[], at: number) => Reading | null;

/** The longest of these phrases that stands here. Words of a phrase are parted by single spaces. */
export function readPhrase(phrases: readonly string[]): Reader {
  const find = longestByFirstWord(phrases.map((value) => ({ value, words: value.split(" ") })));
  return (said, at) => {
    const found = find(said[at], ({ words }) => words.every((word, place) => said[at + place]?.word === word));
    return found ? { value: found.value, length: found.words.length } : null;
  };
}

/** Answers the longest of the entries that begins with a word and fits. */
export function longestByFirstWord<Entry extends { words: readonly string[] }>(
  entries: readonly Entry[],
): (first: Said | undefined, fits: (entry: Entry) => boolean) => Entry | undefined {
  const byFirst = new Map<string, Entry[]>();
  for (const entry of entries.toSorted((one, other) => other.words.length - one.words.length)) {
    const first = entry.words[0] ?? "";
    byFirst.set(first, [...(byFirst.get(first) ?? []), entry]);
  }
  return (first, fits) => byFirst.get(first?.word ?? "")?.find(fits);
}
