/** Blocks that moved: an alignment keeps the order, and so takes what changed its place for deleted and new. */
import { type Alignment, alignBlock, gapCost } from "./align";
import { type Block, onceOnly } from "./anchors";
import { at, breakId } from "./tokens";

/** The stretches that are looked for first, in words: the longer, the surer. What is free on both sides may match. */
const seedLengths = [12, 6, 4];

/** How far from a seed its surroundings are looked at, in words; a longer block has more than one seed. */
const farthest = 250;

/**
 * How much has to come along to be called moved, in quarters of a bit. Among a thousand words deleted and a thousand
 * inserted there are 2²⁰ pairs, and a word of running text says two thirds of what its share lets expect: 60 bits, some
 * eight words, are a coincidence once in a million such texts. A whole line needs less, having no choice of where to
 * begin and end. What does not say half of it by itself is not looked at: there would be no end of that.
 */
const [enough, enoughForLines] = [240, 100];

/** After so many seeds from which nothing grew, the texts are alike by chance and further ones are not tried. */
const mostMisses = 200;

/**
 * Adds to the alignment what was deleted in one place and stands, free, in another: from a seed that occurs once, as
 * far as the words around it came along, edited or not (seed and extend, as BLAST does: Altschul and others 1997).
 */
export function addMoves(alignment: Alignment): Uint8Array {
  const { old, new: neu, image } = alignment;
  const moved = new Uint8Array(old.count);
  const taken = new Uint8Array(neu.count);
  for (const place of image) if (place >= 0) taken[place] = 1;
  const free = (a: number, b: number) =>
    a >= 0 && b >= 0 && a < old.count && b < neu.count && at(image, a) < 0 && taken[b] === 0;

  let misses = 0;
  for (const length of seedLengths) {
    const there = onceOnly(neu.id, [0, neu.count], length, (b) => taken[b] === 0);
    if (there.size === 0) continue;
    for (const [hash, a] of onceOnly(old.id, [0, old.count], length, (place) => at(image, place) < 0)) {
      const b = there.get(hash) ?? -1;
      if (a < 0 || b < 0 || misses === mostMisses || !free(a, b)) continue;
      let [left, right] = [0, 0];
      while (free(a - left - 1, b - left - 1) && old.id[a - left - 1] === neu.id[b - left - 1]) left++;
      while (free(a + right, b + right) && old.id[a + right] === neu.id[b + right]) right++;
      if (right < length) continue;
      const run = { a0: a - left, a1: a + right, b0: b - left, b1: b + right };
      const lines = isLines(alignment, run);
      if (weightOf(alignment, run) < (lines ? enoughForLines : enough / 2)) continue;
      const block = extended(alignment, run, lines ? enoughForLines : enough, free);
      if (block.a0 === block.a1) misses++;
      for (let k = block.a0; k < block.a1; k++) if (at(image, k) >= 0) taken[at(image, k)] = moved[k] = 1;
    }
  }
  return moved;
}

/** Matches the run and what goes with it on either side; nothing if that is too little. Gives back the old words. */
function extended(
  alignment: Alignment,
  run: Block,
  least: number,
  free: (a: number, b: number) => boolean,
): { a0: number; a1: number } {
  const { image } = alignment;
  const reach = (a: number, b: number, step: number) => {
    let k = 0;
    while (k < farthest && free(a + k * step, b + k * step)) k++;
    return k;
  };
  const [left, right] = [reach(run.a0 - 1, run.b0 - 1, -1), reach(run.a1, run.b1, 1)];
  const around = { a0: run.a0 - left, a1: run.a1 + right, b0: run.b0 - left, b1: run.b1 + right };
  for (let k = 0; k < run.a1 - run.a0; k++) image[run.a0 + k] = run.b0 + k;
  alignBlock(alignment, { ...around, a1: run.a0, b1: run.b0 });
  alignBlock(alignment, { ...around, a0: run.a1, b0: run.b1 });
  const first = lastThatHolds(alignment, run.a0, around.a0 - 1, -1);
  const last = lastThatHolds(alignment, run.a1 - 1, around.a1, 1);
  const all = { a0: first.place, a1: last.place + 1 };
  if (first.sum + weightOf(alignment, run) + last.sum < least) [all.a0, all.a1] = [around.a0, around.a0];
  image.fill(-1, around.a0, all.a0);
  image.fill(-1, all.a1, around.a1);
  return all;
}

/** Going on from a matched word: up to which word the matches outweigh the gaps most, and by how much. */
function lastThatHolds({ old, weights, image }: Alignment, from: number, end: number, step: number) {
  const best = { place: from, sum: 0 };
  for (let a = from + step, before = from, sum = 0; a !== end; a += step) {
    if (at(image, a) < 0) continue;
    const [inOld, inNew] = [Math.abs(a - before) - 1, Math.abs(at(image, a) - at(image, before)) - 1];
    sum += at(weights, at(old.id, a)) - gapCost(inOld) - gapCost(inNew);
    if (sum > best.sum) [best.place, best.sum] = [a, sum];
    before = a;
  }
  return best;
}

function weightOf({ old, weights }: Alignment, { a0, a1 }: Block): number {
  let weight = 0;
  for (let a = a0; a < a1; a++) weight += at(weights, at(old.id, a));
  return weight;
}

/** Whether the run begins and ends where lines do, in both texts, and holds three words or more. */
function isLines({ old, new: neu }: Alignment, { a0, a1, b0, b1 }: Block): boolean {
  const edge = (id: number) => id === breakId || id === -1;
  let words = 0;
  for (let a = a0; a < a1; a++) if (old.id[a] !== breakId) words++;
  return (
    words >= 3 &&
    (edge(at(old.id, a0)) || (edge(at(old.id, a0 - 1)) && edge(at(neu.id, b0 - 1)))) &&
    (edge(at(old.id, a1 - 1)) || (edge(at(old.id, a1)) && edge(at(neu.id, b1))))
  );
}
