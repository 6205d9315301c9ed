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
  const { weigh, weightOf } = weighing(these, those);
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

/** What each word weighs among all of these, and a wording by them. */
function weighing(these: readonly WordBag[], those: readonly WordBag[]) {
  const holders = new Map<string, number>();
  for (const bag of [...these, ...those])
    for (const word of bag.keys()) holders.set(word, (holders.get(word) ?? 0) + 1);
  const all = these.length + those.length;
  const weights = new Map([...holders].map(([word, count]) => [word, Math.log(1 + all / count)]));
  const weightOf = (word: string) => weights.get(word) ?? 0;
  const weigh = (bag: WordBag) => [...bag].reduce((sum, [word, count]) => sum + count * weightOf(word), 0);
  return { weigh, weightOf };
}

/** The same as `likenesses`, worked out pair by pair: for when few of the pairs are asked for. */
export function likenessesAsked(
  these: readonly WordBag[],
  those: readonly WordBag[],
): (one: number, other: number) => number {
  const { weigh, weightOf } = weighing(these, those);
  const [here, there] = [these.map(weigh), those.map(weigh)];
  return (one, other) => {
    const [mine = 0, theirs = 0] = [here[one], there[other]];
    const [a, b] = [these[one], those[other]];
    if (mine === 0 || theirs === 0 || !a || !b) return Number.NaN;
    const [few, many] = a.size < b.size ? [a, b] : [b, a];
    let shared = 0;
    for (const [word, count] of few) shared += weightOf(word) * Math.min(count, many.get(word) ?? 0);
    return Math.min(1, (2 * shared) / (mine + theirs));
  };
}

/** How much of the one wording's words the other has, 0 to 1; not a number where either has no words. */
export function heldIn(these: WordBag, those: WordBag): number {
  if (these.size === 0 || those.size === 0) return Number.NaN;
  let held = 0;
  for (const word of these.keys()) if (those.has(word)) held += 1;
  return held / these.size;
}
