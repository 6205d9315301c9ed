/** What truly became of a span: kept, edited or gone, or nothing that one could say without doubt. */
import { addMoved, survivorsOf } from "./survivors";
import { at, breakId, spelling, type Words } from "./words";

export const classes = ["KEPT", "KEPT-REPEAT", "EDITED", "GONE"] as const;
export type Class = (typeof classes)[number];

/** Two texts and their survivors, told from the front and, on the reversed texts, from the back. */
export interface Truth {
  old: Words;
  new: Words;
  forwards: Int32Array;
  backwards: Int32Array;
  /** New words that an old one became. */
  taken: Uint8Array;
  /** Every three words in a row of the new text that no old words became. */
  loose: Set<string>;
  /** The new text's words, for finding copies. */
  spelling: string;
}

export function truthOf(old: Words, neu: Words): Truth {
  const forwards = survivorsOf(old.id, neu.id);
  const mirrored = survivorsOf(old.id.toReversed(), neu.id.toReversed()).reverse();
  const backwards = mirrored.map((place) => (place < 0 ? -1 : neu.count - 1 - place));
  const taken = addMoved(old.id, neu.id, forwards);
  addMoved(old.id, neu.id, backwards);
  const loose = new Set<string>();
  for (let j = 0; j + 3 <= neu.count; j++)
    if (!taken[j] && !taken[j + 1] && !taken[j + 2]) loose.add(neu.id.subarray(j, j + 3).join(","));
  return { old, new: neu, forwards, backwards, taken, loose, spelling: spelling(neu) };
}

/** New words `[a, b)`. */
type Region = [number, number];

/** Where a span's survivors are. */
interface Where {
  words: number;
  hits: number;
  /** Shares of the span's words: in the fullest cluster, anywhere, and in the second fullest. */
  preserved: number;
  total: number;
  second: number;
  support: number;
  region: Region | null;
  /** The region with what replaced unmatched words at the span's own edges. */
  wide: Region | null;
  size: number;
  moved: boolean;
  /** What replaced a span that has gone. */
  gap: Region | null;
}

/** A span and what became of it. */
export interface Case {
  class: Class;
  where: Where;
  copies: number;
  /** The same for the same edit of the same words. */
  edit: string;
}

function whereIs({ old, new: neu }: Truth, image: Int32Array, i0: number, i1: number): Where {
  const hits: number[] = [];
  let words = 0;
  for (let i = i0; i < i1; i++) {
    if (old.id[i] === breakId) continue;
    words++;
    if (at(image, i) >= 0) hits.push(at(image, i));
  }
  const clusters: number[][] = [];
  for (const place of hits) {
    const last = clusters.at(-1);
    const end = last?.at(-1) ?? -1;
    if (last && place > end && place - end <= Math.max(5, words * 0.5)) last.push(place);
    else clusters.push([place]);
  }
  clusters.sort((x, y) => y.length - x.length);
  let [before, behind] = [i0 - 1, i1];
  while (before >= 0 && at(image, before) < 0) before--;
  while (behind < old.count && at(image, behind) < 0) behind++;
  const gapA = before < 0 ? 0 : at(image, before) + 1;
  const gapB = behind >= old.count ? neu.count : at(image, behind);
  const gap: Region | null = gapA < gapB && gapB - gapA <= 3 * words + 10 ? [gapA, gapB] : null;
  const [core = [], next = []] = clusters;
  const [first, last] = [core[0], core.at(-1)];
  const shares = { preserved: core.length / words, total: hits.length / words, second: next.length / words };
  if (first === undefined || last === undefined)
    return { words, hits: 0, ...shares, support: 1, region: null, wide: null, size: 0, moved: false, gap };
  const [a, b] = [first, last + 1];
  return {
    words,
    hits: core.length,
    ...shares,
    support: supportOf(old, image, [i0, i1], [a, b]),
    region: [a, b],
    wide: [
      at(image, i0) < 0 && gapA <= a && a - gapA <= words ? gapA : a,
      at(image, i1 - 1) < 0 && gapB >= b && gapB - b <= words ? gapB : b,
    ],
    size: wordsIn(neu, a, b),
    moved: a < (before < 0 ? 0 : at(image, before)) || (behind < old.count && at(image, behind) < a),
    gap,
  };
}

/** Which share of the eight words on either side lies beside the region: a few words prove nothing by themselves. */
function supportOf({ id, count }: Words, image: Int32Array, [i0, i1]: Region, [a, b]: Region): number {
  let [near, all] = [0, 0];
  for (const step of [-1, 1])
    for (let i = step < 0 ? i0 - 1 : i1, k = 0; k < 8 && i >= 0 && i < count; i += step) {
      if (id[i] === breakId) continue;
      k++;
      all++;
      if (at(image, i) >= a - 14 && at(image, i) < b + 14) near++;
    }
  return all ? near / all : 1;
}

export function wordsIn({ id }: Words, from: number, to: number): number {
  let words = 0;
  for (let i = from; i < to; i++) if (id[i] !== breakId) words++;
  return words;
}

function labelOf({ old, loose }: Truth, where: Where, i0: number, i1: number): Exclude<Class, "KEPT-REPEAT"> | null {
  if (where.total < 0.2) {
    const ids = old.id.slice(i0, i1).filter((id) => id !== breakId);
    let found = 0;
    for (let k = 0; k + 3 <= ids.length; k++) if (loose.has(ids.subarray(k, k + 3).join(","))) found++;
    // Perhaps moved and edited.
    return found / Math.max(1, ids.length - 2) > 0.2 ? null : "GONE";
  }
  if (where.second >= 0.2 || where.size > 2 * where.words) return null;
  if (where.hits < 8 && where.support < 0.5) return null;
  if (where.preserved >= 0.95 && where.size - where.hits <= 0.05 * where.words) return "KEPT";
  if (where.preserved < 0.4) return null;
  // A short span that was moved and edited: whose copy is it?
  return where.moved && where.words < 12 ? null : "EDITED";
}

/** The case of the old words `[i0, i1)`; null where the two directions disagree or the truth is not plain. */
export function caseOf(truth: Truth, i0: number, i1: number): Case | null {
  const where = whereIs(truth, truth.forwards, i0, i1);
  const other = whereIs(truth, truth.backwards, i0, i1);
  let label: Class | null = labelOf(truth, where, i0, i1);
  if (!label || label !== labelOf(truth, other, i0, i1)) return null;
  if (label !== "GONE" && overlap(where.region, other.region) < 0.9) return null;
  const needle = spelling(truth.old, i0, i1);
  let copies = 0;
  if (label !== "EDITED")
    for (let found = -1; copies < 2; copies++) {
      found = truth.spelling.indexOf(needle, found + 1);
      if (found < 0) break;
    }
  if (label === "KEPT" && copies >= 2) {
    if (where.hits < 8 && Math.min(where.support, other.support) < 0.7) return null;
    label = "KEPT-REPEAT";
  }
  const became = label === "GONE" || !where.region ? "" : truth.new.id.subarray(...where.region).join(",");
  return { class: label, where, copies, edit: `${needle}→${became}` };
}

function overlap(x: Region | null, y: Region | null): number {
  if (!x || !y) return 0;
  return (2 * Math.max(0, Math.min(x[1], y[1]) - Math.max(x[0], y[0]))) / (x[1] - x[0] + y[1] - y[0]);
}

/**
 * Whether a deleted span may have been reworded somewhere else: a stretch of the new text of its length, half of it
 * free, shares seven words in ten.
 */
export function perhapsReworded({ old, new: neu, taken }: Truth, i0: number, i1: number): boolean {
  const wanted = new Map<number, number>();
  let words = 0;
  for (let i = i0; i < i1; i++) {
    const id = at(old.id, i);
    if (id === breakId) continue;
    words++;
    wanted.set(id, (wanted.get(id) ?? 0) + 1);
  }
  const window: number[] = [];
  const have = new Map<number, number>();
  let [both, free, leaving] = [0, 0, 0];
  for (let j = 0; j < neu.count; j++) {
    const id = at(neu.id, j);
    if (id === breakId) continue;
    window.push(j);
    have.set(id, (have.get(id) ?? 0) + 1);
    if ((have.get(id) ?? 0) <= (wanted.get(id) ?? 0)) both++;
    if (!taken[j]) free++;
    if (window.length - leaving > words) {
      const gone = window[leaving++] ?? 0;
      const goneId = at(neu.id, gone);
      if ((have.get(goneId) ?? 0) <= (wanted.get(goneId) ?? 0)) both--;
      have.set(goneId, (have.get(goneId) ?? 0) - 1);
      if (!taken[gone]) free--;
    }
    if (both >= 0.7 * words - 0.5 && both >= 2 && free >= words / 2) return true;
  }
  return false;
}
