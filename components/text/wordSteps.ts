/** Choosing words of a clause by keyboard, where there is no caret: a first word, then the next ones with it. */
import type { Span } from "@/lib/text/canonical";
import { parseBrackets } from "@/lib/text/parse-brackets";

/** `anchor` is the word at which choosing began, `focus` the one it has come to; either may come first in the text. */
export type WordChoice = { anchor: number; focus: number };

export type WordStep = { by: 1 | -1 | "first" | "last"; extends: boolean };

/** The words of a clause, its bracket notation left out. */
export function wordsOf(text: string, language: string): Span[] {
  const signs = parseBrackets(text).marks;
  const segments = new Intl.Segmenter(language, { granularity: "word" }).segment(text);
  return [...segments]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }))
    .filter((word) => !signs.some(({ start, end }) => start < word.end && word.start < end));
}

/** The choice after a step; from nothing, a step on chooses the first word and a step back the last. Null without words. */
export function stepWords(words: readonly Span[], choice: WordChoice | null, step: WordStep): WordChoice | null {
  const last = words.length - 1;
  if (last < 0) return null;
  const within = (word: number) => Math.min(Math.max(word, 0), last);
  const from = choice?.focus ?? (step.by === -1 ? last + 1 : -1);
  const focus = step.by === "first" ? 0 : step.by === "last" ? last : within(from + step.by);
  return { anchor: step.extends && choice ? choice.anchor : focus, focus };
}

/** The words chosen, as a stretch of the text. */
export function chosenSpan(words: readonly Span[], { anchor, focus }: WordChoice): Span | null {
  const [first, last] = [words[Math.min(anchor, focus)], words[Math.max(anchor, focus)]];
  return first && last ? { start: first.start, end: last.end } : null;
}

/** The choice that a selection made by other means comes to; null if it holds no word. */
export function choiceOf(words: readonly Span[], { start, end }: Span): WordChoice | null {
  const anchor = words.findIndex((word) => word.end > start);
  const focus = words.findLastIndex((word) => word.start < end);
  return anchor === -1 || focus < anchor ? null : { anchor, focus };
}
