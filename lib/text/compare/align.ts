/** What two sequences have in common, in order. */
import { diffArrays } from "diff";

/** A place in the old sequence and the place in the new one that holds the same. */
export type Pair = readonly [old: number, new: number];

/** How many elements may differ before Myers's search, whose cost grows with their square, is given up for anchors. */
const mostSteps = 500;

/**
 * The pairs of a longest common subsequence, ascending on both sides (Myers 1986, by the `diff` package). Where too much
 * differs for that, what stands exactly once on both sides anchors the rest, as in Cohen's patience diff; stretches
 * without an anchor are then left unpaired.
 */
export function alignSequences(old: readonly string[], now: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  alignBetween(old, now, { from: [0, 0], to: [old.length, now.length] }, pairs);
  return pairs;
}

/** The pairs, and between each two of them what `fill` finds in that stretch of both sides. */
export function fillBetween(
  pairs: readonly Pair[],
  end: Pair,
  fill: (from: Pair, to: Pair) => readonly Pair[],
): Pair[] {
  const all: Pair[] = [];
  let from: Pair = [0, 0];
  const fillTo = (to: Pair) => {
    if (to[0] > from[0] && to[1] > from[1]) all.push(...fill(from, to));
    from = [to[0] + 1, to[1] + 1];
  };
  for (const pair of pairs) {
    fillTo(pair);
    all.push(pair);
  }
  fillTo(end);
  return all;
}

/** The pairs, the old side for the new one. */
export function flipPairs(pairs: readonly Pair[]): Pair[] {
  return pairs.map(([old, now]) => [now, old]);
}

/** Of the pairs, sorted by their old place, a longest choice whose new places ascend too. */
export function longestAscending(pairs: readonly Pair[]): Pair[] {
  const tails: number[] = [];
  const previous: (number | undefined)[] = [];
  pairs.forEach(([, now], index) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < now) low = middle + 1;
      else high = middle;
    }
    previous[index] = tails[low - 1];
    tails[low] = index;
  });
  const chosen: Pair[] = [];
  for (let at = tails.at(-1); at !== undefined; at = previous[at]) {
    const pair = pairs[at];
    if (pair) chosen.push(pair);
  }
  return chosen.reverse();
}

function alignBetween(
  old: readonly string[],
  now: readonly string[],
  { from: [oldFrom, newFrom], to: [oldTo, newTo] }: { from: Pair; to: Pair },
  pairs: Pair[],
) {
  while (oldFrom < oldTo && newFrom < newTo && old[oldFrom] === now[newFrom]) pairs.push([oldFrom++, newFrom++]);
  const tail: Pair[] = [];
  while (oldTo > oldFrom && newTo > newFrom && old[oldTo - 1] === now[newTo - 1]) tail.push([--oldTo, --newTo]);

  if (oldFrom < oldTo && newFrom < newTo) {
    const parts = diffArrays(old.slice(oldFrom, oldTo), now.slice(newFrom, newTo), { maxEditLength: mostSteps });
    let [oldAt, newAt] = [oldFrom, newFrom];
    if (parts)
      for (const { added, removed, count } of parts) {
        if (!added && !removed) for (let at = 0; at < count; at += 1) pairs.push([oldAt + at, newAt + at]);
        if (!added) oldAt += count;
        if (!removed) newAt += count;
      }
    else {
      const anchors = anchorsIn(old, now, { from: [oldFrom, newFrom], to: [oldTo, newTo] });
      for (const anchor of anchors) {
        alignBetween(old, now, { from: [oldAt, newAt], to: anchor }, pairs);
        pairs.push(anchor);
        [oldAt, newAt] = [anchor[0] + 1, anchor[1] + 1];
      }
      if (anchors.length) alignBetween(old, now, { from: [oldAt, newAt], to: [oldTo, newTo] }, pairs);
    }
  }
  pairs.push(...tail.reverse());
}

/** What stands once in either stretch, as far as its order is kept. */
function anchorsIn(
  old: readonly string[],
  now: readonly string[],
  { from: [oldFrom, newFrom], to: [oldTo, newTo] }: { from: Pair; to: Pair },
): Pair[] {
  const newPlaces = placesOfUnique(now, newFrom, newTo);
  const shared: Pair[] = [];
  for (const [element, place] of placesOfUnique(old, oldFrom, oldTo)) {
    const newPlace = newPlaces.get(element);
    if (newPlace !== undefined && place !== -1 && newPlace !== -1) shared.push([place, newPlace]);
  }
  return longestAscending(shared);
}

/** The place of each element; -1 where there are several. In the order of the first ones. */
function placesOfUnique(sequence: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = from; at < to; at += 1) {
    const element = sequence[at] ?? "";
    places.set(element, places.has(element) ? -1 : at);
  }
  return places;
}
