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
const mostCells = 1_000_000;

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

const [matched, deleting, inserting] = [0, 1, 2];

/** The full table, or a band of it along the diagonal: then time and memory grow with the length, not its square. */
function alignCells({ old, new: neu, weights, image }: Alignment, { a0, a1, b0, b1 }: Block, band: number): void {
  const [rows, columns] = [a1 - a0, b1 - b0];
  // Neighbouring rows' bands overlap by half at least, however much longer one side is.
  const width = Math.min(columns, Math.max(2 * band, 2 * Math.ceil(columns / rows))) + 1;
  const never = -(2 ** 30);
  // For each cell, from which state each of its three states came: two bits each.
  const came = new Uint8Array((rows + 1) * width);
  const first = (row: number) =>
    Math.max(0, Math.min(columns + 1 - width, Math.round((row * columns) / rows) - (width >> 1)));
  let [m, d, i] = [0, 1, 2].map(() => new Int32Array(width + 2).fill(never)) as [Int32Array, Int32Array, Int32Array];
  let [m2, d2, i2] = [0, 1, 2].map(() => new Int32Array(width + 2).fill(never)) as [Int32Array, Int32Array, Int32Array];
  // Cell x of a row is column first(row) + x, kept at x + 1 so that both neighbours exist.
  m[1] = 0;
  for (let x = 1; x < width; x++) {
    i[x + 1] = -gapPrice;
    came[x] = (x === 1 ? matched : inserting) << 4;
  }
  for (let row = 1, before = 0; row <= rows; row++) {
    const begin = first(row);
    const shift = begin - before;
    before = begin;
    const word = at(old.id, a0 + row - 1);
    const weight = at(weights, word);
    m2[0] = d2[0] = i2[0] = never;
    for (let x = 0; x < width; x++) {
      const column = begin + x;
      // The same column one row up, and the one before it; outside the band nothing is reachable.
      const up = x + shift + 1;
      const inside = up <= width;
      let step = 0;
      let best = never;
      if (column > 0 && word === neu.id[b0 + column - 1] && up - 1 <= width) {
        best = at(m, up - 1);
        const [afterDeletion, afterInsertion] = [at(d, up - 1), at(i, up - 1)];
        if (afterDeletion > best) [best, step] = [afterDeletion, deleting];
        if (afterInsertion > best) [best, step] = [afterInsertion, inserting];
        best += weight;
      }
      m2[x + 1] = best;

      let [from, value] = [matched, inside ? at(m, up) - gapPrice : never];
      if (inside && at(d, up) >= value) [from, value] = [deleting, at(d, up)];
      d2[x + 1] = value;
      step |= from << 2;

      [from, value] = [matched, at(m2, x) - gapPrice];
      if (at(d2, x) - gapPrice > value) [from, value] = [deleting, at(d2, x) - gapPrice];
      if (at(i2, x) >= value) [from, value] = [inserting, at(i2, x)];
      i2[x + 1] = value;
      came[row * width + x] = step | (from << 4);
    }
    [m, m2] = [m2, m];
    [d, d2] = [d2, d];
    [i, i2] = [i2, i];
  }
  let [row, column] = [rows, columns];
  const last = columns - first(rows) + 1;
  let state =
    at(m, last) >= Math.max(at(d, last), at(i, last)) ? matched : at(d, last) >= at(i, last) ? deleting : inserting;
  while (row > 0 && column > 0) {
    const step = came[row * width + column - first(row)] ?? 0;
    if (state === matched) {
      image[a0 + row - 1] = b0 + column - 1;
      state = step & 3;
      row--;
      column--;
    } else if (state === deleting) {
      state = (step >> 2) & 3;
      row--;
    } else {
      state = (step >> 4) & 3;
      column--;
    }
  }
}
