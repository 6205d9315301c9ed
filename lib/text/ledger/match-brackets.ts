/** Which bracket of an old text is which of the new one. */
import type { Bracket } from "../brackets";
import type { Pair } from "../compare/align";
import type { Followed, FollowedWords } from "./follow-words";

type Candidate = { pair: Pair; shared: number; opens: boolean; closes: boolean };

/** The least share of words in common by which a bracket is known again, whatever became of its signs. */
const leastShared = 0.5;

/**
 * Pairs of places in both lists of brackets. A bracket is the same if most of its words are, or if it stands where it
 * stood between signs that stayed: so neither a change of sponsors nor one of words makes another bracket of it. Both at
 * once do.
 */
export function matchBrackets(old: readonly Bracket[], now: readonly Bracket[], followed: FollowedWords): Pair[] {
  const candidates = candidatesIn(old, now, followed).flatMap((candidate) => {
    const score = scoreOf(candidate, old, now, followed);
    return score === null ? [] : { pair: candidate.pair, score };
  });
  candidates.sort((a, b) => b.score - a.score || a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1]);
  const taken = { old: new Set<number>(), new: new Set<number>() };
  return candidates.flatMap(({ pair }): Pair[] => {
    if (taken.old.has(pair[0]) || taken.new.has(pair[1])) return [];
    taken.old.add(pair[0]);
    taken.new.add(pair[1]);
    return [pair];
  });
}

/** The words and points inside a bracket, those of brackets inside it included. */
export function wordsWithin(
  words: readonly Followed[],
  { start, close }: { start: number; close: number },
): Followed[] {
  const from = firstAfter(words, start);
  return words.slice(from, firstAfter(words, close));
}

/** The place of the first word behind this offset. */
export function firstAfter(words: readonly Followed[], offset: number): number {
  let [low, high] = [0, words.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function candidatesIn(
  old: readonly Bracket[],
  now: readonly Bracket[],
  { old: words, new: newWords, signs }: FollowedWords,
) {
  const holders = new Map<number, number[]>();
  now.forEach((bracket, place) => {
    for (const { start } of wordsWithin(newWords, bracket)) holders.set(start, [...(holders.get(start) ?? []), place]);
  });
  const opening = new Map(now.map(({ start }, place) => [start, place]));
  const closing = new Map(now.map(({ close }, place) => [close, place]));
  return old.flatMap((bracket, one): Candidate[] => {
    const found = new Map<number, Candidate>();
    const candidate = (other: number) => {
      const known = found.get(other) ?? { pair: [one, other], shared: 0, opens: false, closes: false };
      found.set(other, known);
      return known;
    };
    for (const { to } of wordsWithin(words, bracket))
      if (to !== null) for (const other of holders.get(to) ?? []) candidate(other).shared += 1;
    const opens = opening.get(signs.get(bracket.start) ?? -1);
    if (opens !== undefined) candidate(opens).opens = true;
    const closes = closing.get(signs.get(bracket.close) ?? -1);
    if (closes !== undefined) candidate(closes).closes = true;
    return [...found.values()];
  });
}

function scoreOf(
  { pair: [one, other], shared, opens, closes }: Candidate,
  old: readonly Bracket[],
  now: readonly Bracket[],
  words: FollowedWords,
): number | null {
  const [was, is] = [old[one], now[other]];
  if (!was || !is) return null;
  const size = wordsWithin(words.old, was).length + wordsWithin(words.new, is).length;
  const likeness = size ? (2 * shared) / size : 0;
  const isSponsored = was.sponsors.join() === is.sponsors.join();
  const mayBeSame = isSponsored || !was.sponsors.length || !is.sponsors.length;
  const isKnownByPlace =
    (opens && closes && (shared > 0 || mayBeSame)) || ((opens || closes) && shared > 0 && isSponsored);
  if (likeness < leastShared && !isKnownByPlace) return null;
  return 2 * likeness + Number(opens) + Number(closes) + Number(isSponsored) / 2 + Number(was.kind === is.kind) / 4;
}
