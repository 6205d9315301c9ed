/**
 * Which words survived, decided slowly and plainly: the order-preserving alignment of equal words with a price for
 * each gap, so that a lone common word in rewritten text does not count as one.
 */
import { at, linesOf, worth } from "./words";

const gapPrice = 3;

/** For each old word the new word that it became, or −1. Lines that occur once on either side are fixed first. */
export function survivorsOf(old: Int32Array, neu: Int32Array): Int32Array {
  const image = new Int32Array(old.length).fill(-1);
  let [a, b] = [0, 0];
  for (const [x, y, length] of [...fixedLines(old, neu), [old.length, neu.length, 0] as const]) {
    alignBetween(old, [a, x], neu, [b, y], image);
    for (let k = 0; k < length; k++) image[x + k] = y + k;
    [a, b] = [x + length, y + length];
  }
  return image;
}

/** The heaviest chain, in order on both sides, of lines that occur once: old place, new place, length. */
function fixedLines(old: Int32Array, neu: Int32Array): [number, number, number][] {
  const once = (ids: Int32Array) => {
    const lines = new Map<string, [number, number] | null>();
    for (const [from, to] of linesOf(ids)) {
      const line = ids.subarray(from, to).join(",");
      lines.set(line, lines.has(line) ? null : [from, to]);
    }
    return lines;
  };
  const there = once(neu);
  const pairs: [number, number, number][] = [];
  for (const [line, here] of once(old)) {
    const other = here && there.get(line);
    if (here && other) pairs.push([here[0], other[0], here[1] - here[0]]);
  }
  pairs.sort((x, y) => x[0] - y[0]);
  const chains: { weight: number; before: number }[] = [];
  let top = -1;
  for (const [i, [, y, length]] of pairs.entries()) {
    const chain = { weight: length, before: -1 };
    for (const [j, other] of chains.entries())
      if ((pairs[j]?.[1] ?? 0) < y && other.weight + length > chain.weight) {
        chain.weight = other.weight + length;
        chain.before = j;
      }
    chains.push(chain);
    if (top < 0 || chain.weight > (chains[top]?.weight ?? 0)) top = i;
  }
  const best: [number, number, number][] = [];
  for (let i = top; i >= 0; i = chains[i]?.before ?? -1) best.push(...pairs.slice(i, i + 1));
  return best.reverse();
}

type Range = [number, number];

/** Three states to each cell, 0 matched, 1 deleting, 2 inserting, and from which each came in two bits. */
function alignBetween(old: Int32Array, [a0, a1]: Range, neu: Int32Array, [b0, b1]: Range, image: Int32Array): void {
  const [n, m] = [a1 - a0, b1 - b0];
  if (!n || !m) return;
  const width = m + 1;
  const never = -1e9;
  const came = new Uint8Array((n + 1) * width);
  const row = () => new Int32Array(width).fill(never);
  let [M, D, I, M2, D2, I2] = [row(), row(), row(), row(), row(), row()];
  M[0] = 0;
  for (let j = 1; j <= m; j++) {
    I[j] = -gapPrice;
    came[j] = (j === 1 ? 0 : 2) << 4;
  }
  for (let i = 1; i <= n; i++) {
    const x = at(old, a0 + i - 1);
    M2[0] = I2[0] = never;
    D2[0] = -gapPrice;
    came[i * width] = (i === 1 ? 0 : 1) << 2;
    for (let j = 1; j <= m; j++) {
      let [step, value, from] = [0, never, 0];
      if (x === neu[b0 + j - 1]) {
        [value, from] = [at(M, j - 1), 0];
        if (at(D, j - 1) > value) [value, from] = [at(D, j - 1), 1];
        if (at(I, j - 1) > value) [value, from] = [at(I, j - 1), 2];
        value += worth(x);
        step = from;
      }
      M2[j] = value;
      [value, from] = [at(M, j) - gapPrice, 0];
      if (at(D, j) >= value) [value, from] = [at(D, j), 1];
      D2[j] = value;
      step |= from << 2;
      [value, from] = [at(M2, j - 1) - gapPrice, 0];
      if (at(D2, j - 1) - gapPrice > value) [value, from] = [at(D2, j - 1) - gapPrice, 1];
      if (at(I2, j - 1) >= value) [value, from] = [at(I2, j - 1), 2];
      I2[j] = value;
      came[i * width + j] = step | (from << 4);
    }
    [M, M2, D, D2, I, I2] = [M2, M, D2, D, I2, I];
  }
  let [i, j] = [n, m];
  let state = at(M, m) >= at(D, m) && at(M, m) >= at(I, m) ? 0 : at(D, m) >= at(I, m) ? 1 : 2;
  while (i > 0 || j > 0) {
    const step = came[i * width + j] ?? 0;
    if (state === 0) image[a0 + i - 1] = b0 + j - 1;
    const next = (step >> (2 * state)) & 3;
    if (state !== 2) i--;
    if (state !== 1) j--;
    state = next;
  }
}

/**
 * Adds what moved: whatever stayed unmatched on both sides and is equal for ten words or more around six that occur
 * once among the unmatched. Gives back which new words are taken.
 */
export function addMoved(old: Int32Array, neu: Int32Array, image: Int32Array): Uint8Array {
  const taken = new Uint8Array(neu.length);
  for (const place of image) if (place >= 0) taken[place] = 1;
  const there = sixes(neu, (j) => !taken[j]);
  const free = (i: number, j: number) => i >= 0 && j >= 0 && at(image, i) === -1 && taken[j] === 0 && i < old.length;
  for (const [six, i] of sixes(old, (place) => at(image, place) < 0)) {
    const j = there.get(six) ?? -1;
    if (i < 0 || j < 0 || !free(i, j)) continue;
    let [left, right] = [0, 6];
    while (free(i - left - 1, j - left - 1) && old[i - left - 1] === neu[j - left - 1]) left++;
    while (free(i + right, j + right) && old[i + right] === neu[j + right]) right++;
    if (left + right < 10) continue;
    for (let k = -left; k < right && free(i + k, j + k); k++) {
      image[i + k] = j + k;
      taken[j + k] = 1;
    }
  }
  return taken;
}

/** Where each six words in a row begin that are all free; −1 if they occur more than once. */
function sixes(ids: Int32Array, free: (place: number) => boolean): Map<string, number> {
  const places = new Map<string, number>();
  for (let i = 0, run = 0; i < ids.length; i++) {
    run = free(i) ? run + 1 : 0;
    if (run < 6) continue;
    const six = ids.subarray(i - 5, i + 1).join(",");
    places.set(six, places.has(six) ? -1 : i - 5);
  }
  return places;
}
