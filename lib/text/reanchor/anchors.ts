/** Stretches of words that are the same in both texts and occur once in each: where a long text can safely be divided. */
import { at } from "./tokens";

/** `[a0, a1)` of the old row of words and `[b0, b1)` of the new one. */
export interface Block {
  a0: number;
  a1: number;
  b0: number;
  b1: number;
}

/** Lengths tried, in words, until one is found: the longer, the surer that it is no coincidence. */
const lengths = [16, 8, 4, 2];

/**
 * Patience diff by runs of words: those that occur once on either side, lengthened as far as they are equal, and of
 * these the heaviest chain that keeps the order. Empty if there is none.
 */
export function anchorsBetween(old: Int32Array, neu: Int32Array, block: Block): Block[] {
  for (const length of lengths) {
    const chain = heaviestChain(uniqueRuns(old, neu, block, length));
    if (chain.length > 0) return chain;
  }
  return [];
}

/** Where each run of so many words begins that occurs once in `[from, to)`, by a hash of it. */
export function onceOnly(
  ids: Int32Array,
  [from, to]: [number, number],
  length: number,
  free: (place: number) => boolean = () => true,
): Map<number, number> {
  const places = new Map<number, number>();
  let top = 1;
  for (let k = 0; k < length; k++) top = Math.imul(top, base);
  let hash = 0;
  let run = 0;
  for (let place = from; place < to; place++) {
    if (!free(place)) {
      hash = run = 0;
      continue;
    }
    hash = (Math.imul(hash, base) + at(ids, place) + 1) | 0;
    if (run >= length) hash = (hash - Math.imul(top, at(ids, place - length) + 1)) | 0;
    run++;
    if (run >= length) places.set(hash, places.has(hash) ? -1 : place - length + 1);
  }
  return places;
}

const base = 0x01000193;

function uniqueRuns(old: Int32Array, neu: Int32Array, { a0, a1, b0, b1 }: Block, length: number): Block[] {
  const runs: Block[] = [];
  if (a1 - a0 < length || b1 - b0 < length) return runs;
  const there = onceOnly(neu, [b0, b1], length);
  const coveredTo = new Map<number, number>();
  for (const [hash, a] of onceOnly(old, [a0, a1], length)) {
    const b = there.get(hash) ?? -1;
    if (a < 0 || b < 0 || a < (coveredTo.get(b - a) ?? 0)) continue;
    let [left, right] = [0, 0];
    while (a - left > a0 && b - left > b0 && old[a - left - 1] === neu[b - left - 1]) left++;
    while (a + right < a1 && b + right < b1 && old[a + right] === neu[b + right]) right++;
    coveredTo.set(b - a, a + right);
    if (right >= length) runs.push({ a0: a - left, a1: a + right, b0: b - left, b1: b + right });
  }
  return runs;
}

/** Of runs in any order, the longest in sum of which each lies behind the one before it, on both sides. */
function heaviestChain(runs: Block[]): Block[] {
  runs.sort((x, y) => x.a0 - y.a0 || x.b0 - y.b0);
  // The best chain that ends at or before a place of the new text: a Fenwick tree of maxima.
  const ends = [...new Set(runs.map(({ b0 }) => b0))].sort((x, y) => x - y);
  const rank = new Map(ends.map((end, place) => [end, place + 1]));
  const tree = new Array<number>(ends.length + 1).fill(-1);
  const weight: number[] = [];
  const previous: number[] = [];
  let top = -1;
  for (const [n, run] of runs.entries()) {
    let best = -1;
    for (let k = (rank.get(run.b0) ?? 1) - 1; k > 0; k -= k & -k) {
      const other = tree[k] ?? -1;
      if (other >= 0 && (best < 0 || (weight[other] ?? 0) > (weight[best] ?? 0))) best = other;
    }
    weight[n] = run.a1 - run.a0 + (best < 0 ? 0 : (weight[best] ?? 0));
    previous[n] = best;
    for (let k = rank.get(run.b0) ?? 1; k <= ends.length; k += k & -k) {
      const other = tree[k] ?? -1;
      if (other < 0 || (weight[other] ?? 0) < weight[n]) tree[k] = n;
    }
    if (top < 0 || (weight[n] ?? 0) > (weight[top] ?? 0)) top = n;
  }
  const chain: Block[] = [];
  for (let n = top; n >= 0; n = previous[n] ?? -1) {
    const run = runs[n];
    if (run) chain.push(run);
  }
  return apart(chain.reverse());
}

/** Where two runs overlap, the later one begins behind the earlier one. */
function apart(chain: Block[]): Block[] {
  const result: Block[] = [];
  let [a, b] = [0, 0];
  for (const { a0, a1, b0, b1 } of chain) {
    const cut = Math.max(0, a - a0, b - b0);
    if (cut >= a1 - a0) continue;
    result.push({ a0: a0 + cut, a1, b0: b0 + cut, b1 });
    [a, b] = [a1, b1];
  }
  return result;
}
