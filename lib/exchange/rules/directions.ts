/** Words cut where they turn to run from right to left, so that every way of drawing them keeps such words together. */

type Directed = { text: string; isRightToLeft: boolean };

// Letters of these scripts with whatever is not a letter of another between them: spaces, digits, points.
const rightToLeft =
  /[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}](?:[^\p{L}]*[\p{sc=Arab}\p{sc=Hebr}\p{sc=Syrc}\p{sc=Thaa}\p{M}])*/gu;

/** The words in order; joined, they are the text. */
export function directedRuns(text: string): Directed[] {
  const runs: Directed[] = [];
  let from = 0;
  for (const { 0: words, index } of text.matchAll(rightToLeft)) {
    if (index > from) runs.push({ text: text.slice(from, index), isRightToLeft: false });
    runs.push({ text: words, isRightToLeft: true });
    from = index + words.length;
  }
  if (from < text.length) runs.push({ text: text.slice(from), isRightToLeft: false });
  return runs;
}
