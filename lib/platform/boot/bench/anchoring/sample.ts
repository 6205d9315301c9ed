/** Which spans are asked about: as many of each class and length as can be had, drawn by a seed. */
import { type Case, type Class, caseOf, classes, perhapsReworded, type Truth } from "./truth";
import { at, breakId, linesOf, type Words } from "./words";

/** A phrase of 3 to 6 words inside a line, a sentence of 12 to 30, a passage of 40 to 80. */
export type Length = "phrase" | "sentence" | "passage";
const lengths: Length[] = ["phrase", "sentence", "passage"];

/** A span, old words `[i0, i1)` of one of the pairs of texts, and what truly became of it. */
export interface Drawn extends Case {
  pair: number;
  length: Length;
  i0: number;
  i1: number;
}

export interface Sample {
  drawn: Drawn[];
  /** How many spans there are of each class. */
  pool: Record<Class, number>;
  /** Which share of all spans has no plain truth. */
  ambiguous: number;
}

/** The random numbers of a seed, from 0 to 1 (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function candidates(old: Words, random: () => number): [Length, number, number][] {
  const found: [Length, number, number][] = [];
  const words: number[] = [];
  for (let i = 0; i < old.count; i++) if (old.id[i] !== breakId) words.push(i);
  for (const [k, first] of words.entries()) {
    const count = 3 + Math.floor(random() * 4);
    const last = words[k + count - 1];
    if (last !== undefined && last - first === count - 1) found.push(["phrase", first, last + 1]);
  }
  for (const [from, to] of linesOf(old.id))
    for (let first = from, i = from; i < to; i++) {
      const behind = old.text.slice(at(old.to, i), i + 1 < to ? at(old.from, i + 1) : at(old.to, i) + 1);
      if (i < to - 1 && !/[.;!?]["”)]?\s/.test(behind)) continue;
      const count = i + 1 - first;
      if (count >= 12 && count <= 30) found.push(["sentence", first, i + 1]);
      first = i + 1;
    }
  for (let k = Math.floor(random() * 3); k < words.length; k += 3) {
    const last = words[k + 40 + Math.floor(random() * 41) - 1];
    if (last !== undefined) found.push(["passage", words[k] ?? 0, last + 1]);
  }
  return found;
}

/** Draws `n` spans evenly over the classes, then the lengths: a pair first, then a span of it, none overlapping. */
export function sampleOf(truths: Truth[], n: number, random: () => number): Sample {
  const pool = { KEPT: 0, "KEPT-REPEAT": 0, EDITED: 0, GONE: 0 };
  const cells = new Map<string, Map<number, Drawn[]>>();
  let [all, ambiguous] = [0, 0];
  for (const [pair, truth] of truths.entries())
    for (const [length, i0, i1] of candidates(truth.old, random)) {
      all++;
      const known = caseOf(truth, i0, i1);
      if (!known) {
        ambiguous++;
        continue;
      }
      pool[known.class]++;
      const cell = `${known.class}/${length}`;
      const byPair = cells.get(cell) ?? new Map<number, Drawn[]>();
      const spans = byPair.get(pair) ?? [];
      spans.push({ pair, length, i0, i1, ...known });
      cells.set(cell, byPair.set(pair, spans));
    }

  const drawn: Drawn[] = [];
  const edits = new Set<string>();
  const draw = (cell: string): boolean => {
    const byPair = cells.get(cell);
    while (byPair?.size) {
      const pairs = [...byPair.keys()];
      const pair = pairs[Math.floor(random() * pairs.length)] ?? 0;
      const spans = byPair.get(pair) ?? [];
      const [one] = spans.splice(Math.floor(random() * spans.length), 1);
      if (spans.length === 0) byPair.delete(pair);
      if (!one) continue;
      const alike = drawn.filter((d) => d.pair === pair && d.class === one.class && d.length === one.length);
      if (alike.some(({ i0, i1 }) => i0 < one.i1 && one.i0 < i1)) continue;
      const once = one.class === "EDITED" || one.class === "GONE";
      if (once && edits.has(cell + one.edit)) continue;
      edits.add(cell + one.edit);
      const truth = truths[pair];
      if (!truth || (one.class === "GONE" && perhapsReworded(truth, one.i0, one.i1))) continue;
      drawn.push(one);
      return true;
    }
    return false;
  };
  const wanted = new Map(classes.map((name, k) => [name, Math.floor(n / 4) + (k < n % 4 ? 1 : 0)]));
  for (let live = true; live; ) {
    live = false;
    for (const name of classes)
      for (const length of lengths) {
        const left = wanted.get(name) ?? 0;
        if (left === 0 || !draw(`${name}/${length}`)) continue;
        wanted.set(name, left - 1);
        live = true;
      }
  }
  drawn.sort((x, y) => x.pair - y.pair || x.i0 - y.i0 || x.i1 - y.i1);
  return { drawn, pool, ambiguous: all ? ambiguous / all : 0 };
}
