/** Where the words of a span of the old text are in the new one. */
import type { Pair } from "./pair";
import { at, breakId, type Tokens } from "./tokens";

/** What became of the old words `[i0, i1)`. Words are counted without paragraph breaks. */
export interface Place {
  /** How many words the span has. */
  words: number;
  /** How many of them are at the place, how many together at the next best, and how many are left at all. */
  here: number;
  elsewhere: number;
  anywhere: number;
  /** The place, as new words `[a, b)`, and how many of them lie between the first and the last that is the span's. */
  a: number;
  b: number;
  size: number;
  /** What stands between the words that were before the span and those that were behind it. */
  gap: { a: number; b: number };
  /** Which share of the words on either side lies beside the place. */
  support: number;
  /** Whether most of what is left moved out of its order. */
  moved: boolean;
  /** Which share of the words that are left could as well be elsewhere. */
  doubt: number;
}

export function placeOf({ old, new: neu, image, doubt, moved }: Pair, i0: number, i1: number): Place {
  let [words, doubtful, movedWords] = [0, 0, 0];
  const found: number[] = [];
  for (let i = i0; i < i1; i++) {
    if (old.id[i] === breakId) continue;
    words++;
    if (at(image, i) < 0) continue;
    found.push(at(image, i));
    doubtful += doubt[i] ?? 0;
    movedWords += moved[i] ?? 0;
  }
  const [most = [], second = []] = clusters(found, Math.max(5, words / 2));
  const gap = gapBetween(image, neu.count, i0, i1);
  const known = {
    words,
    here: most.length,
    elsewhere: second.length,
    anywhere: found.length,
    gap,
    moved: movedWords > found.length / 2,
    doubt: found.length ? doubtful / found.length : 0,
  };
  const [first, last] = [most[0], most.at(-1)];
  if (first === undefined || last === undefined) return { ...known, ...gap, size: 0, support: 0 };
  let [a, b] = [first, last + 1];
  const [size, support] = [wordsIn(neu, a, b), supportOf(old, image, i0, i1, a, b)];
  // What replaced the span's own edges belongs to it; what replaced words beyond them too does not.
  if (kept(image, i0 - 1) && gap.a < a && a - gap.a <= room(image, i0, 1, i1)) a = gap.a;
  if (kept(image, i1) && gap.b > b && gap.b - b <= room(image, i1 - 1, -1, i0 - 1)) b = gap.b;
  return { ...known, a, b, size, support };
}

/** Stretches of new words in order and near each other, the fullest first. */
function clusters(found: number[], farthest: number): number[][] {
  const all: number[][] = [];
  for (const place of found) {
    const last = all.at(-1);
    const end = last?.at(-1) ?? -1;
    if (last && place > end && place - end <= farthest) last.push(place);
    else all.push([place]);
  }
  return all.sort((x, y) => y.length - x.length);
}

function gapBetween(image: Int32Array, count: number, i0: number, i1: number): { a: number; b: number } {
  let [before, behind] = [i0 - 1, i1];
  while (before >= 0 && at(image, before) < 0) before--;
  while (behind < image.length && at(image, behind) < 0) behind++;
  const a = before < 0 ? 0 : at(image, before) + 1;
  return { a, b: Math.max(a, behind < image.length ? at(image, behind) : count) };
}

/** Whether the word has not gone; the text's beginning and end have not. */
const kept = (image: Int32Array, i: number) => i < 0 || i >= image.length || at(image, i) >= 0;

/** How many words at an edge of the span have gone, and half as many again: a replacement may be a little longer. */
function room(image: Int32Array, from: number, step: number, end: number): number {
  let gone = 0;
  for (let i = from; i !== end && at(image, i) < 0; i += step) gone++;
  return Math.ceil(gone * 1.5);
}

function wordsIn({ id }: Tokens, a: number, b: number): number {
  let words = 0;
  for (let j = a; j < b; j++) if (id[j] !== breakId) words++;
  return words;
}

/** How many words on either side are looked at, and how far beside the place they may be. */
const [neighbours, beside] = [8, 14];

function supportOf({ id, count }: Tokens, image: Int32Array, i0: number, i1: number, a: number, b: number): number {
  let [near, all] = [0, 0];
  const look = (begin: number, step: number) => {
    for (let i = begin, k = 0; k < neighbours && i >= 0 && i < count; i += step) {
      if (id[i] === breakId) continue;
      k++;
      all++;
      if (at(image, i) >= a - beside && at(image, i) < b + beside) near++;
    }
  };
  look(i0 - 1, -1);
  look(i1, 1);
  return all ? near / all : 1;
}
