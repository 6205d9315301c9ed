/** A text as the truth sees it: its words in small letters, and its paragraph breaks. */

/** `[from, to)` of each word in UTF-16 units; equal words have equal numbers. */
export interface Words {
  text: string;
  count: number;
  id: Int32Array;
  from: Int32Array;
  to: Int32Array;
}

const word = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*|\n/gu;
const numbers = new Map<string, number>([["\n", 0]]);
const spelt = ["\n"];

/** The number of a break between paragraphs; several in a row are one. */
export const breakId = 0;

/** What stands at a place, −1 outside of the row. */
export const at = (row: Int32Array, place: number): number => row[place] ?? -1;

export function wordsOf(text: string): Words {
  const [id, from, to]: [number[], number[], number[]] = [[], [], []];
  for (const { 0: found, index } of text.matchAll(word)) {
    const number = numberOf(found.toLowerCase().replace(/’/g, "'"));
    if (number === breakId && id.at(-1) === breakId) continue;
    id.push(number);
    from.push(index);
    to.push(index + found.length);
  }
  return { text, count: id.length, id: new Int32Array(id), from: new Int32Array(from), to: new Int32Array(to) };
}

function numberOf(spelling: string): number {
  const known = numbers.get(spelling);
  if (known !== undefined) return known;
  numbers.set(spelling, spelt.length);
  return spelt.push(spelling) - 1;
}

/** The words of `[from, to)` without breaks, with spaces around and between them. */
export function spelling({ id }: Words, from = 0, to = id.length): string {
  let spelling = " ";
  for (let i = from; i < to; i++) if (id[i] !== breakId) spelling += `${spelt[at(id, i)] ?? ""} `;
  return spelling;
}

const small = new Set(
  (
    "a an and any are as at be been but by can do for from has have if in into is it its may not of on or our such " +
    "that the their them these they this those to under us was we were which will with you your"
  ).split(" "),
);

/** What a word in common is worth: small words and breaks fall into line more easily. */
export const worth = (id: number): number => (id === breakId || small.has(spelt[id] ?? "") ? 2 : 4);

/** The lines of four words or more, as `[from, to)`. */
export function linesOf(id: Int32Array): [number, number][] {
  const lines: [number, number][] = [];
  for (let from = 0, i = 0; i <= id.length; i++) {
    if (i < id.length && id[i] !== breakId) continue;
    if (i - from >= 4) lines.push([from, i]);
    from = i + 1;
  }
  return lines;
}
