/**
 * Which paragraphs of a text say what which paragraphs of its translation say, by their lengths alone: Gale and Church, "A
 * Program for Aligning Sentences in Bilingual Corpora", Computational Linguistics 19(1), 1993.
 */

/** A stretch of paragraphs of each text that belong together: how many of the one, how many of the other. */
export type Bead = readonly [one: number, other: number];

/** Minus the logarithm of how likely each kind of bead is, from the paper's table 5. */
const shapes: readonly (readonly [one: number, other: number, cost: number])[] = [
  [1, 1, -Math.log(0.89)],
  [1, 0, -Math.log(0.0099)],
  [0, 1, -Math.log(0.0099)],
  [2, 1, -Math.log(0.089)],
  [1, 2, -Math.log(0.089)],
  [2, 2, -Math.log(0.011)],
];

/** The paper's s²: by how much lengths that belong together differ, for each letter. */
const variance = 6.8;
/** A sign of these scripts stands for about so many letters of an alphabet. */
const lettersInSign = 3;
const wordSigns = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;

/**
 * The paragraphs of two texts in one order, in beads that hold each paragraph once. Texts of as many paragraphs are read
 * one by one; where the numbers differ, the likeliest beads are taken. Given in the paragraphs' own words.
 */
export function alignParagraphs(one: readonly string[], other: readonly string[]): Bead[] {
  if (one.length === other.length) return one.map(() => [1, 1]);
  return alignLengths(one.map(lengthOf), other.map(lengthOf));
}

/** The beads of the least cost for paragraphs of these lengths (letters); of equals, those with most pairs. */
export function alignLengths(one: readonly number[], other: readonly number[]): Bead[] {
  const costs = [...Array(one.length + 1)].map(() => Array<number>(other.length + 1).fill(Number.POSITIVE_INFINITY));
  const last = costs.map((row) => row.map((): Bead => [0, 0]));
  const costAt = (i: number, j: number) => costs[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 0; i <= one.length; i++) {
    for (let j = 0; j <= other.length; j++) {
      if (i + j === 0) {
        costs[0]?.fill(0, 0, 1);
        continue;
      }
      for (const [k, m] of shapes) {
        if (k > i || m > j) continue;
        const cost = costAt(i - k, j - m) + costOf([k, m], one.slice(i - k, i), other.slice(j - m, j));
        if (cost >= costAt(i, j)) continue;
        costs[i]?.fill(cost, j, j + 1);
        last[i]?.fill([k, m], j, j + 1);
      }
    }
  }
  const beads: Bead[] = [];
  for (let i = one.length, j = other.length; i + j > 0; ) {
    const bead = last[i]?.[j] ?? [i, j];
    beads.unshift(bead);
    i -= bead[0];
    j -= bead[1];
  }
  return beads;
}

/**
 * What a bead costs: how unlikely its shape is, and a difference as great as that between its two lengths. One departure
 * from the paper: what has nothing beside it costs the same however long it is, since a paragraph is left out whole.
 */
export function costOf([k, m]: Bead, one: readonly number[], other: readonly number[]): number {
  const shape = shapes.find(([a, b]) => a === k && b === m)?.[2] ?? Number.POSITIVE_INFINITY;
  const [length, otherLength] = [sum(one), sum(other)];
  const mean = (length + otherLength) / 2;
  if (k === 0 || m === 0 || mean === 0) return shape;
  const distance = Math.abs(length - otherLength) / Math.sqrt(mean * variance);
  return shape - Math.log(Math.max(2 * beyond(distance), Number.MIN_VALUE));
}

/** How likely a standard normal variable is above z (z ≥ 0); Abramowitz and Stegun 26.2.17, good to 7.5e-8. */
function beyond(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const series = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * series;
}

function lengthOf(paragraph: string): number {
  const signs = paragraph.match(wordSigns)?.length ?? 0;
  return paragraph.length + signs * (lettersInSign - 1);
}

function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0);
}

/** Where a paragraph stands in the rows that two texts share: `[first, count]`, rows from 1. */
export type Place = { row: number; span: number };

export type PairedRows = {
  /** Side by side: a row for each pair; what stands against two takes both their rows. */
  beside: { rows: number; one: Place[]; other: Place[] };
  /** One below the other: the paragraphs of a bead, then what they are in the other text. */
  stacked: { rows: number; one: Place[]; other: Place[] };
};

/** The rows of two texts whose paragraphs belong together so. */
export function rowsOf(beads: readonly Bead[]): PairedRows {
  const rows: PairedRows = { beside: { rows: 0, one: [], other: [] }, stacked: { rows: 0, one: [], other: [] } };
  for (const [one, other] of beads) {
    const { beside, stacked } = rows;
    const height = Math.max(one, other);
    beside.one.push(...placesIn(one, beside.rows + 1, height));
    beside.other.push(...placesIn(other, beside.rows + 1, height));
    beside.rows += height;
    stacked.one.push(...placesIn(one, stacked.rows + 1, one));
    stacked.other.push(...placesIn(other, stacked.rows + one + 1, other));
    stacked.rows += one + other;
  }
  return rows;
}

/** So many paragraphs down so many rows: one each, the last takes what is left. */
function placesIn(count: number, first: number, height: number): Place[] {
  return Array.from({ length: count }, (_, index) => ({
    row: first + index,
    span: index === count - 1 ? height - index : 1,
  }));
}
