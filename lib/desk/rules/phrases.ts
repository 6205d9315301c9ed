/** Phrases found in a text as words of their own, however many phrases there are. */
import type { Span } from "@/lib/text/canonical";

type Phrase = { words: string; isExact: boolean };
export type Found<Each extends Phrase> = Span & { phrase: Each };

const firstWord = /[\p{L}\p{N}]+/u;

/** A text is gone through once: a phrase is only tried where its first word stands. */
export function phraseFinder<Each extends Phrase>(phrases: readonly Each[]): (text: string) => Found<Each>[] {
  const byFirst = new Map<string, { phrase: Each; pattern: RegExp }[]>();
  for (const phrase of phrases) {
    const first = firstWord.exec(phrase.words);
    if (!first) continue;
    const pattern = patternOf(phrase.words.slice(first.index), phrase.isExact);
    const key = first[0].toLowerCase();
    byFirst.set(key, [...(byFirst.get(key) ?? []), { phrase, pattern }]);
  }
  return (text) =>
    [...text.matchAll(/[\p{L}\p{N}]+/gu)].flatMap(({ 0: word, index: start }) =>
      (byFirst.get(word.toLowerCase()) ?? []).flatMap(({ phrase, pattern }) => {
        pattern.lastIndex = start;
        const found = pattern.exec(text);
        return found ? [{ start, end: start + found[0].length, phrase }] : [];
      }),
    );
}

function patternOf(words: string, isExact: boolean): RegExp {
  const pattern = words
    .trim()
    .split(/\s+/u)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/gu, "\\$&"))
    .join("\\s+");
  return new RegExp(`${pattern}(?![\\p{L}\\p{N}])`, isExact ? "uy" : "iuy");
}
