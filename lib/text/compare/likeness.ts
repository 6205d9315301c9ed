/** Which paragraphs are versions of one another, by the words they share. */
import type { Pair } from "./align";
import type { Piece } from "./pieces";

/** A paragraph whose counterpart is sought: its place, its text, and its words in one case. */
export type Sought = { place: number; text: string; words: readonly string[] };

/** `score` is the share of words in common, 1 only of paragraphs that are the same to the letter. */
export type Likeness = { pair: Pair; score: number };

/** What more paragraphs than this hold tells none of them from the others. */
const mostHolders = 12;
/** How many paragraphs, those with most rare words in common, are looked at closely for each. */
const mostCandidates = 6;

/** The pairs that may be versions of one another, the likest first. Near linear in the length of the texts. */
export function likenesses(old: readonly Sought[], now: readonly Sought[]): Likeness[] {
  const holders = new Map<string, Sought[]>();
  for (const paragraph of old)
    for (const feature of featuresOf(paragraph)) {
      const of = holders.get(feature);
      if (of) of.push(paragraph);
      else holders.set(feature, [paragraph]);
    }
  const likes = now.flatMap((paragraph) => {
    const shared = new Map<Sought, number>();
    for (const feature of featuresOf(paragraph)) {
      const of = holders.get(feature) ?? [];
      if (of.length <= mostHolders) for (const one of of) shared.set(one, (shared.get(one) ?? 0) + 1);
    }
    return [...shared]
      .sort(([one, count], [other, otherCount]) => otherCount - count || one.place - other.place)
      .slice(0, mostCandidates)
      .map(([one]): Likeness => ({ pair: [one.place, paragraph.place], score: scoreOf(one, paragraph) }));
  });
  return likes.sort((a, b) => b.score - a.score || a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1]);
}

/** Of the pairs, the choice in order on both sides whose likeness is greatest in sum. */
export function likeliestInOrder(likes: readonly Likeness[]): Pair[] {
  const sorted = likes.slice().sort((a, b) => a.pair[0] - b.pair[0] || a.pair[1] - b.pair[1]);
  const chains: { pair: Pair; sum: number; before: number }[] = [];
  let last = -1;
  for (const { pair, score } of sorted) {
    let [sum, before] = [score, -1];
    for (const [at, chain] of chains.entries())
      if (chain.pair[0] < pair[0] && chain.pair[1] < pair[1] && chain.sum + score > sum)
        [sum, before] = [chain.sum + score, at];
    chains.push({ pair, sum, before });
    if (sum > (chains[last]?.sum ?? 0)) last = chains.length - 1;
  }
  const chosen: Pair[] = [];
  for (let chain = chains[last]; chain; chain = chains[chain.before]) chosen.push(chain.pair);
  return chosen.reverse();
}

/** The words of a paragraph, in one case. */
export function wordsIn(pieces: readonly Piece[]): string[] {
  return pieces.flatMap(({ role, text }) => (role === "word" ? text.toLowerCase() : []));
}

/** Words, and two words in a row. */
function featuresOf({ words }: Sought): Set<string> {
  return new Set(words.flatMap((word, at) => (at ? [word, `${words[at - 1]} ${word}`] : [word])));
}

function scoreOf(old: Sought, now: Sought): number {
  return old.text === now.text ? 1 : Math.min(0.99, wordsInCommon(old.words, now.words));
}

/** The share of words in common, from 0 to 1: Dice's coefficient on the words, each as often as it stands. */
export function wordsInCommon(old: readonly string[], now: readonly string[]): number {
  if (!old.length && !now.length) return 1;
  const left = new Map<string, number>();
  for (const word of old) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of now) {
    const count = left.get(word) ?? 0;
    if (count > 0) common += 1;
    left.set(word, count - 1);
  }
  return (2 * common) / (old.length + now.length);
}
