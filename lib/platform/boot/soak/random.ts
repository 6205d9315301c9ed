/** Chance that can be had again: the same seed gives the same numbers (mulberry32). */
export type Chance = {
  /** A number from 0 up to, and not, 1. */
  next(): number;
  /** One of these. */
  of<T>(choices: readonly [T, ...T[]]): T;
};

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, of: ([first, ...rest]) => [first, ...rest][Math.floor(next() * (rest.length + 1))] ?? first };
}
