/**
 * How far two words are apart, as the hand slips: the distance of optimal string alignment (Damerau, "A technique for computer
 * detection and correction of spelling errors", CACM 7, 1964), of letters left out, put in, taken for another, and two
 * neighbours that changed places.
 */

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
