/**
 * Which survivors are real. In rewritten text some words always fall into line by chance; the more was rewritten, the
 * more of them.
 */
import { type Alignment, gapCost } from "./align";
import type { Block } from "./anchors";
import { at } from "./tokens";

/** Matched words that hold together, and what they are worth, in quarters of a bit. */
type Island = Block & { worth: number };

/**
 * Unmatches what is likely a coincidence: the islands that are worth less than the chances there were. Between the
 * islands beside it one has U old and V new words to occur in, and so U·V chances: it has to be worth log₂(U·V) bits
 * (the statistic of Karlin and Altschul 1990), and half as much again, since a word of running text says two thirds of
 * what its share lets expect: the words before it tell the rest.
 */
export function dropCoincidences(alignment: Alignment): void {
  const { old, new: neu, image } = alignment;
  for (let islands = islandsOf(alignment), before = -1; before !== islands.length; ) {
    before = islands.length;
    const order = [...islands.keys()].sort((x, y) => (islands[x]?.worth ?? 0) - (islands[y]?.worth ?? 0));
    // The nearest islands that are left on either side of each.
    const left = islands.map((_, n) => n - 1);
    const right = islands.map((_, n) => n + 1);
    const dropped = new Set<number>();
    for (const n of order) {
      const [island, l = -1, r = -1] = [islands[n], left[n], right[n]];
      if (!island) continue;
      const room = (islands[r]?.a0 ?? old.count) - (islands[l]?.a1 ?? 0);
      const roomInNew = (islands[r]?.b0 ?? neu.count) - (islands[l]?.b1 ?? 0);
      if (island.worth >= 6 * Math.log2(room * roomInNew)) continue;
      image.fill(-1, island.a0, island.a1);
      dropped.add(n);
      if (l >= 0) right[l] = r;
      if (r < islands.length) left[r] = l;
    }
    islands = islands.filter((_, n) => !dropped.has(n));
  }
}

/** The runs of matched words, joined where both sides of a gap are worth more than the gap costs. */
function islandsOf({ old, weights, image }: Alignment): Island[] {
  const islands: Island[] = [];
  for (let a = 0; a < old.count; a++) {
    const b = at(image, a);
    if (b < 0) continue;
    let island = { a0: a, a1: a + 1, b0: b, b1: b + 1, worth: at(weights, at(old.id, a)) };
    while (at(image, island.a1) === island.b1) {
      island.worth += at(weights, at(old.id, island.a1++));
      island.b1++;
    }
    a = island.a1 - 1;
    for (let other = islands.at(-1); other; other = islands.at(-1)) {
      const gap = gapCost(island.a0 - other.a1) + gapCost(island.b0 - other.b1);
      if (gap >= Math.min(island.worth, other.worth)) break;
      island = { ...island, a0: other.a0, b0: other.b0, worth: other.worth + island.worth - gap };
      islands.pop();
    }
    islands.push(island);
  }
  return islands;
}
