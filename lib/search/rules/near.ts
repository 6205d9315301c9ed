/**
 * Names that were meant by what was typed with a slip. Pure, and in memory: a reader's names are a few thousand at most.
 * The distance is that of optimal string alignment (Damerau, "A technique for computer detection and correction of spelling
 * errors", 1964): letters left out, put in, taken for another, and two neighbours that changed places.
 */
import { fold } from "./fold";

/** So many slips are allowed in a word of this length; a short one is another word as soon as one letter is. */
export function slipsIn(word: string): number {
  if (word.length < 4 || /\d/.test(word)) return 0;
  return word.length < 8 ? 1 : 2;
}

/** The words of the names that are nearest to this one, with no more slips than it may have; itself is not among them. */
export function nearestNames(word: string, names: readonly string[], most = 4): string[] {
  const allowed = slipsIn(word);
  if (allowed === 0) return [];
  const near = new Map<string, number>();
  for (const each of new Set(names.flatMap((name) => fold(name).split(" ")))) {
    if (each === word || Math.abs(each.length - word.length) > allowed) continue;
    const slips = distance(word, each, allowed);
    if (slips <= allowed) near.set(each, slips);
  }
  return [...near]
    .sort(([one, a], [other, b]) => a - b || one.localeCompare(other))
    .slice(0, most)
    .map(([each]) => each);
}

/** How many slips lead from one word to the other; above `most` it only says that it is more. */
export function distance(one: string, other: string, most = Number.POSITIVE_INFINITY): number {
  const [a, b] = [Array.from(one), Array.from(other)];
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (const [row, letter] of a.entries()) {
    const next = [row + 1];
    for (const [column, each] of b.entries()) {
      const change = (last[column] ?? 0) + (letter === each ? 0 : 1);
      let least = Math.min(change, (last[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1);
      const isTurned = row > 0 && column > 0 && letter === b[column - 1] && a[row - 1] === each;
      if (isTurned) least = Math.min(least, (before[column - 1] ?? 0) + 1);
      next.push(least);
    }
    if (Math.min(...next) > most) return most + 1;
    [before, last] = [last, next];
  }
  return last.at(-1) ?? 0;
}
