/**
 * How alike two wordings are by the words they share, whatever their order: twice the weight of what is shared over the
 * weight of both (the Sørensen–Dice coefficient), in which a word weighs the more the fewer wordings have it.
 */
import { stripNotation } from "../print-brackets";

/** How often each word stands in a wording. */
export type WordBag = ReadonlyMap<string, number>;

export function bagOf(text: string): WordBag {
  const bag = new Map<string, number>();
  for (const word of stripNotation(text)
    .toLocaleLowerCase("en")
    .split(/[^\p{L}\p{M}\p{N}]+/u))
    if (word) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

/** Answers how alike one of these and one of those are, 0 to 1; not a number where either has no words. */
export function likenesses(
  these: readonly WordBag[],
  those: readonly WordBag[],
): (one: number, other: number) => number {
  const holders = new Map<string, number>();
  for (const bag of [...these, ...those])
    for (const word of bag.keys()) holders.set(word, (holders.get(word) ?? 0) + 1);
  const all = these.length + those.length;
  const weightOf = (word: string) => Math.log(1 + all / (holders.get(word) ?? 1));
  const weigh = (bag: WordBag) => [...bag].reduce((sum, [word, count]) => sum + count * weightOf(word), 0);
  const [here, there] = [these.map(weigh), those.map(weigh)];
  const places = new Map<string, { at: number; count: number }[]>();
  those.forEach((bag, at) => {
    for (const [word, count] of bag) {
      const known = places.get(word);
      if (known) known.push({ at, count });
      else places.set(word, [{ at, count }]);
    }
  });
  const shared = these.map((bag) => {
    const row = new Float64Array(those.length);
    for (const [word, count] of bag) {
      const weight = weightOf(word);
      for (const { at, count: other } of places.get(word) ?? [])
        row[at] = (row[at] ?? 0) + weight * Math.min(count, other);
    }
    return row;
  });
  return (one, other) => {
    const [mine = 0, theirs = 0] = [here[one], there[other]];
    if (mine === 0 || theirs === 0) return Number.NaN;
    return Math.min(1, (2 * (shared[one]?.[other] ?? 0)) / (mine + theirs));
  };
}

/** How much of the one wording's words the other has, 0 to 1; not a number where either has no words. */
export function heldIn(these: WordBag, those: WordBag): number {
  if (these.size === 0 || those.size === 0) return Number.NaN;
  let held = 0;
  for (const word of these.keys()) if (those.has(word)) held += 1;
  return held / these.size;
}
