/**
 * A text as a row of words, which is what texts are aligned by. Punctuation and spaces are no words: they change for
 * reasons of their own. A paragraph break is one, so that paragraphs keep to their like.
 */

/** Where each word stands, `[from, to)` in UTF-16 units, and which word it is: equal numbers are equal words. */
export interface Tokens {
  text: string;
  count: number;
  id: Int32Array;
  from: Int32Array;
  to: Int32Array;
}

/** The number of every break between paragraphs or lines. */
export const breakId = 0;

/** What stands at a place of a row, −1 outside of it. */
export const at = (row: Int32Array, place: number): number => row[place] ?? -1;

const words =
  /\n\s*|[\p{L}\p{N}][\p{L}\p{N}\p{M}\u200c\u200d]*(?:['’][\p{L}\p{N}\p{M}]+)*|\p{RI}{1,2}|\p{ExtPict}(?:[\ufe0f\p{EMod}]|\u200d\p{ExtPict})*/gu;
// Scripts that put no space between words are read by the character.
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]/u;
const characters =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}][\p{M}\u200c\u200d]*|(?:(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}]).)+/gsu;

/**
 * One spelling of a word: small letters, straight apostrophes, and in Arabic script without vowel signs, lengthening
 * and joiners, with Arabic yeh and kaf written as Persian and Pashto write them.
 */
function spelling(word: string): string {
  const small = word.toLowerCase().replace(/’/g, "'");
  if (!/[\u0600-\u06ff]/.test(small)) return small;
  return small
    .replace(/[\u0640\u064b-\u0652\u0670\u200c\u200d]/g, "")
    .replace(/[\u064a\u0649]/g, "ی")
    .replace(/\u0643/g, "ک");
}

/** Numbers the words of the two texts that are compared. */
export class Vocabulary {
  readonly #known = new Map<string, number>();
  readonly #numbers = new Map<string, number>([["\n", breakId]]);
  readonly #counts = [0];
  #total = 0;

  tokens(text: string): Tokens {
    const id: number[] = [];
    const from: number[] = [];
    const to: number[] = [];
    const add = (word: string, place: number) => {
      const number = this.#number(word);
      this.#counts[number] = (this.#counts[number] ?? 0) + 1;
      id.push(number);
      from.push(place);
      to.push(place + word.length);
    };
    for (const { 0: word, index } of text.matchAll(words)) {
      if (word.startsWith("\n")) add("\n", index);
      else if (word.charCodeAt(0) < 0xe00 || !unspaced.test(word)) add(word, index);
      else for (const part of word.matchAll(characters)) add(part[0], index + part.index);
    }
    this.#total += id.length;
    const [count, row] = [id.length, Int32Array.from];
    return {
      text,
      count,
      id: row.call(Int32Array, id),
      from: row.call(Int32Array, from),
      to: row.call(Int32Array, to),
    };
  }

  #number(word: string): number {
    const known = this.#known.get(word);
    if (known !== undefined) return known;
    const spelt = spelling(word);
    let number = this.#numbers.get(spelt);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(spelt, number);
    }
    this.#known.set(word, number);
    return number;
  }

  /**
   * What each word says by being the same on both sides, in quarters of a bit: −log₂ of its share of the two texts.
   * Short texts say little about that, so the count starts from what is usual: short words are frequent ones (Zipf's
   * law of abbreviation, which holds in all languages looked at). At most 10 bits: see the price of a gap in align.ts.
   */
  weights(): Int32Array {
    const weights = new Int32Array(this.#numbers.size);
    for (const [word, number] of this.#numbers) {
      const count = (this.#counts[number] ?? 0) + usual * usualShare(word);
      weights[number] = Math.round(4 * Math.min(10, Math.log2((this.#total + usual) / count)));
    }
    return weights;
  }
}

/** How many words' worth of prior knowledge the count starts from. */
const usual = 1000;

function usualShare(word: string): number {
  if (word === "\n") return 0.03;
  if (unspaced.test(word)) return 0.003;
  return word.length <= 3 ? 0.02 : word.length === 4 ? 0.005 : 0.0005;
}
