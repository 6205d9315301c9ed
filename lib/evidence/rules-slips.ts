/** Whether a text was only mended: a slip of the pen put right says nothing new. */

/**
 * The same words in the same order, of which a few differ by one letter or by two that were swapped, in their capitals or in
 * what stands between them: two letters make "acceptable" "unacceptable". A number never differs, nor does a word that turns a
 * sentence round: "now" for "not" is another answer. Distance after Damerau, "A technique for computer detection and correction of spelling errors", CACM 7 (1964).
 */
export function isMendedSlip(before: string, after: string): boolean {
  const [one, other] = [wordsIn(before), wordsIn(after)];
  if (one.length !== other.length) return false;
  const changed = one.flatMap((word, place) => (word === other[place] ? [] : [[word, other[place] ?? ""] as const]));
  return changed.length <= Math.max(1, Math.floor(one.length / 5)) && changed.every(([a, b]) => isSlip(a, b));
}

function isSlip(before: string, after: string): boolean {
  if ([before, after].some((word) => isNumber.test(word) || turns.has(word))) return false;
  return distance(before, after) <= 1;
}

const isNumber =
  /\p{Nd}|^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|.+teen|.+ty|half|third|quarter|hundred|thousand)s?$/u;
const turns = new Set([
  "no",
  "not",
  "nor",
  "now",
  "none",
  "never",
  "yes",
  "can",
  "cannot",
  "can't",
  "won't",
  "or",
  "on",
]);

/** Without capitals and what stands between words; a number keeps its point or comma. */
function wordsIn(text: string): string[] {
  return text.toLowerCase().match(/\p{Nd}+(?:[.,]\p{Nd}+)*%?|[\p{L}\p{M}’']+/gu) ?? [];
}

/** How many letters were put in, left out, changed or swapped with their neighbour. */
function distance(before: string, after: string): number {
  const [a, b] = [[...before], [...after]];
  const rows: number[][] = [b.map((_, place) => place).concat(b.length)];
  for (const [i, letter] of a.entries()) {
    const row = [i + 1];
    for (const [j, other] of b.entries()) {
      const swapped =
        i > 0 && j > 0 && letter === b[j - 1] && a[i - 1] === other ? at(rows[i - 1], j - 1) + 1 : Infinity;
      row.push(Math.min(at(rows[i], j) + (letter === other ? 0 : 1), at(rows[i], j + 1) + 1, at(row, j) + 1, swapped));
    }
    rows.push(row);
  }
  return at(rows[a.length], b.length);
}

const at = (row: readonly number[] | undefined, place: number): number => row?.[place] ?? Infinity;
