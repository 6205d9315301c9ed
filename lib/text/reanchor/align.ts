/**
 * Which words of the old text are still there in the new one, in order: the alignment of two rows of words with the
 * greatest weight, where each gap costs (Gotoh 1982, affine gaps of which only the opening is charged).
 */
import { anchorsBetween, type Block } from "./anchors";
import { at, type Tokens } from "./tokens";

/**
 * The price of opening a gap, in quarters of a bit: 7 bits. Saying where in a text something was inserted or deleted
 * takes about that much. A replacement opens two, one on either side, so that a lone word in rewritten text (10 bits at
 * most) does not pass for a survivor, while two content words or three small ones do.
 */
const gapPrice = 28;

/** Going on after a gap takes its price, and saying how long it is. */
export function gapCost(length: number): number {
  return length === 0 ? 0 : gapPrice + 4 * Math.log2(length);
}

/** Up to so many pairs of words are compared one by one; more are first divided at stretches that occur once. */
const mostCells = 400_000;

/** How far from the diagonal a last resort looks, in words. */
const bandWidth = 128;

/** Two rows of words, and for each old word the place of the new word that it became, or −1. */
export interface Alignment {
  old: Tokens;
  new: Tokens;
  weights: Int32Array;
  image: Int32Array;
}

export function align(old: Tokens, neu: Tokens, weights: Int32Array): Alignment {
  const alignment = { old, new: neu, weights, image: new Int32Array(old.count).fill(-1) };
  alignBlock(alignment, { a0: 0, a1: old.count, b0: 0, b1: neu.count });
  return alignment;
}

/** Aligns what lies in the block, whose words are all unmatched so far. */
export function alignBlock(alignment: Alignment, whole: Block): void {
  const waiting = [whole];
  for (let block = waiting.pop(); block; block = waiting.pop()) {
    const { a0, a1, b0, b1 } = trimmed(alignment, block);
    if (a0 === a1 || b0 === b1) continue;
    const rest = { a0, a1, b0, b1 };
    const small = (a1 - a0) * (b1 - b0) <= mostCells;
    const anchors = small ? [] : anchorsBetween(alignment.old.id, alignment.new.id, rest);
    if (anchors.length === 0) {
      alignCells(alignment, rest, small ? Number.POSITIVE_INFINITY : bandWidth);
      continue;
    }
    let [a, b] = [a0, b0];
    for (const anchor of anchors) {
      waiting.push({ a0: a, a1: anchor.a0, b0: b, b1: anchor.b0 });
      for (let k = 0; k < anchor.a1 - anchor.a0; k++) alignment.image[anchor.a0 + k] = anchor.b0 + k;
      [a, b] = [anchor.a1, anchor.b1];
    }
    waiting.push({ a0: a, a1, b0: b, b1 });
  }
}

/** What is equal at both ends is matched at once. */
function trimmed({ old, new: neu, image }: Alignment, { a0, a1, b0, b1 }: Block): Block {
  while (a0 < a1 && b0 < b1 && old.id[a0] === neu.id[b0]) image[a0++] = b0++;
  while (a0 < a1 && b0 < b1 && old.id[a1 - 1] === neu.id[b1 - 1]) image[--a1] = --b1;
  return { a0, a1, b0, b1 };
}

/** What a cell's best way ends with. Each state remembers in two bits of the cell which one it came from. */
const [matched, deleting, inserting] = [0, 1, 2];

const never = -(2 ** 30);

/** The full table, or a band of it along the diagonal: then time and memory grow with the length, not its square. */
function alignCells({ old, new: neu, weights, image }: Alignment, { a0, a1, b0, b1 }: Block, band: number): void {
  const [rows, columns] = [a1 - a0, b1 - b0];
  // Neighbouring rows' bands overlap by half at least, however much longer one side is.
  const width = Math.min(columns, Math.max(2 * band, 2 * Math.ceil(columns / rows))) + 1;
  const first = (row: number) =>
    Math.max(0, Math.min(columns + 1 - width, Math.round((row * columns) / rows) - (width >> 1)));
  const came = new Uint8Array((rows + 1) * width);
  // Cell x of a row is its column first(row) + x, and is kept at x + 1, so that both neighbours exist.
  const line = () => new Int32Array(width + 2).fill(never);
  let [m, d, i, m2, d2, i2] = [line(), line(), line(), line(), line(), line()];
  m[1] = 0;
  i.fill(-gapPrice, 2, width + 1);
  came.fill(inserting << 4, 2, width);
  for (let row = 1, before = 0; row <= rows; row++) {
    const begin = first(row);
    // The same column is so much further on in the row before.
    const shift = begin - before;
    before = begin;
    const word = old.id[a0 + row - 1] as number;
    const weight = weights[word] as number;
    let left = never;
    let leftDeleted = never;
    let leftInserted = never;
    for (let x = 0, cell = row * width, up = shift; x < width; x++, cell++, up++) {
      let step = 0;
      let value = never;
      if (up <= width && word === neu.id[b0 + begin + x - 1] && begin + x > 0) {
        value = m[up] as number;
        if ((d[up] as number) > value) {
          value = d[up] as number;
          step = deleting;
        }
        if ((i[up] as number) > value) {
          value = i[up] as number;
          step = inserting;
        }
        value += weight;
      }
      m2[x + 1] = value;
      const here = value;

      value = never;
      if (up < width) {
        let from = matched;
        value = (m[up + 1] as number) - gapPrice;
        if ((d[up + 1] as number) >= value) {
          value = d[up + 1] as number;
          from = deleting;
        }
        // A way along a band with nothing equal in it deletes and inserts by turns.
        if ((i[up + 1] as number) - gapPrice > value) {
          value = (i[up + 1] as number) - gapPrice;
          from = inserting;
        }
        step |= from << 2;
      }
      d2[x + 1] = value;

      const deleted = value;
      value = left - gapPrice;
      let from = matched;
      if (leftDeleted - gapPrice > value) {
        value = leftDeleted - gapPrice;
        from = deleting;
      }
      if (leftInserted >= value) {
        value = leftInserted;
        from = inserting;
      }
      i2[x + 1] = value;
      came[cell] = step | (from << 4);
      left = here;
      leftDeleted = deleted;
      leftInserted = value;
    }
    [m, m2, d, d2, i, i2] = [m2, m, d2, d, i2, i];
  }
  let [row, column] = [rows, columns];
  const last = columns - first(rows) + 1;
  const [ofMatch, ofDeletion, ofInsertion] = [at(m, last), at(d, last), at(i, last)];
  let state = ofDeletion >= ofInsertion ? deleting : inserting;
  if (ofMatch >= Math.max(ofDeletion, ofInsertion)) state = matched;
  while (row > 0 && column > 0) {
    const step = came[row * width + column - first(row)] ?? 0;
    if (state === matched) image[a0 + row - 1] = b0 + column - 1;
    const next = (step >> (2 * state)) & 3;
    if (state !== inserting) row--;
    if (state !== deleting) column--;
    state = next;
  }
}
