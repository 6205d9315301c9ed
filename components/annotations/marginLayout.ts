/** Where the notes of a margin stand: each as near to its words as it can without covering another. */

/** A note as measured, in pixels: where it would stand alone, how tall it is. In the order of their words. */
export type MeasuredNote = { wish: number; height: number; isOpen: boolean };

/** How much more the open note's nearness counts than that of any other. */
const weightOfOpen = 1e6;

/**
 * The top of each note. Notes that would cover one another move apart together, so that the sum of the squares of their
 * distances from where they wish to stand is the least there is (isotonic regression by pooling adjacent violators);
 * the open note in effect stays where it wishes.
 */
export function placeNotes(notes: readonly MeasuredNote[], gap: number): number[] {
  const blocks: { sum: number; weight: number; count: number }[] = [];
  const above: number[] = [];
  let taken = 0;
  for (const { wish, height, isOpen } of notes) {
    above.push(taken);
    const weight = isOpen ? weightOfOpen : 1;
    blocks.push({ sum: (wish - taken) * weight, weight, count: 1 });
    taken += height + gap;
    pool(blocks);
  }
  const shifts = blocks.flatMap(({ sum, weight, count }) => Array<number>(count).fill(Math.max(0, sum / weight)));
  return above.map((before, index) => before + (shifts[index] ?? 0));
}

/** Joins the last blocks while an earlier one would stand lower than a later one. */
function pool(blocks: { sum: number; weight: number; count: number }[]): void {
  for (;;) {
    const [one, other] = [blocks.at(-2), blocks.at(-1)];
    if (!one || !other || one.sum / one.weight <= other.sum / other.weight) return;
    blocks.splice(-2, 2, {
      sum: one.sum + other.sum,
      weight: one.weight + other.weight,
      count: one.count + other.count,
    });
  }
}
