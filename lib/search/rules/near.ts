/** Names that were meant by what was typed with a slip. Pure, and in memory: a reader's names are a few thousand at most. */
import { distance } from "@/lib/platform/word-distance";
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
