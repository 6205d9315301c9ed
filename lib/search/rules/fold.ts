/**
 * Words as they are compared: without case, accents, vowel signs and punctuation, and with the letters that Arabic, Persian
 * and Pashto keyboards write for one another taken for one. `search_fold()` of the database is the same function, and a test
 * holds the two together. None of it asks the locale, so that every server folds alike.
 */

/** Apostrophes and the signs of a transliteration, so that Qur’an is Quran; and what is not seen: joiners, marks of direction, the tatweel, vowel signs. */
const dropped =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: the signs themselves are meant, each alone.
  /['`\u00b4\u2018\u2019\u02b9-\u02bf\u00ad\u061c\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe00-\ufe0f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g;

/** Accents, of letters that are found without them. The Russian й and its like are letters of their own. */
const accents = /([a-z\u0370-\u03ff\u0435])[\u0300-\u036f]+/g;

/** What stands between words. */
const between =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all signs of ASCII.
  /[\u0001-\u002f\u003a-\u0060\u007b-\u00bf\u00d7\u00f7\u02c2-\u02c5\u02d2-\u02df\u037e\u0387\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05f3\u05f4\u060c-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u06dd\u06de\u06e9\u06fd\u06fe\u0964\u0965\u2000-\u206f\u20a0-\u20bf\u2190-\u2bff\u2e00-\u2e4f\u3000-\u303f\ufd3e\ufd3f]+/g;

/** Letters that are two. */
const pairs: readonly (readonly [string, string])[] = [
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["þ", "th"],
];

/** By the letter that it is taken for; what NFKD takes apart is not among them. */
const latin = { o: "øØ", d: "đĐðÐ", l: "łŁ", i: "ı", h: "ħĦ", t: "ŧŦ", e: "əƏ", n: "ŋŊ" };
const single = { ß: "ẞ", æ: "Æ", œ: "Œ", þ: "Þ", σ: "ς" };

/** Capitals of Greek, Cyrillic and Armenian, each with its small letter. */
const capitals: readonly (readonly [from: number, to: number, shift: number])[] = [
  [0x391, 0x3a1, 32],
  [0x3a3, 0x3a9, 32],
  [0x400, 0x40f, 80],
  [0x410, 0x42f, 32],
  [0x531, 0x556, 48],
];
/** Where a capital stands before its small letter, pair by pair. */
const alternating: readonly (readonly [from: number, to: number])[] = [
  [0x460, 0x480],
  [0x48a, 0x4be],
  [0x4d0, 0x52e],
];

/**
 * Yeh as Arabs, Persians and Pashtuns write it, with its tail or its two dots upright; kaf; gaf with a ring; heh, also
 * knotted or with two dots. Digits of both Arabic sets.
 */
const arabic = { ي: "ىیېۍےێ", ك: "کڪ", گ: "ګ", ه: "ةەہھۃ" };

const arabicLetters = tableOf([
  ...Object.entries(arabic),
  ...Array.from("0123456789", (digit, place): [string, string] => [
    digit,
    String.fromCharCode(0x660 + place, 0x6f0 + place),
  ]),
]);

const letters = tableOf([
  ...Object.entries(latin),
  ...Object.entries(single),
  ...capitals.flatMap(([from, to, shift]) => span(from, to, 1).map((code) => asPair(code, code + shift))),
  ...alternating.flatMap(([from, to]) => span(from, to, 2).map((code) => asPair(code, code + 1))),
]);

/** The text as it is compared: words with one space between them. Folding what is folded changes nothing. */
export function fold(text: string): string {
  let folded = text.normalize("NFKD").replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  folded = replacedBy(letters, folded);
  for (const [letter, two] of pairs) folded = folded.replaceAll(letter, two);
  folded = folded.replace(dropped, "").replace(accents, "$1");
  return replacedBy(arabicLetters, folded).replace(between, " ").normalize("NFC").trim();
}

/** A word of a text, and where it stands in it. */
export type Word = { start: number; end: number; folded: string };

/** The words of a text, in order. A word of the text may be none when it is folded; those are left out. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let start = -1;
  let place = 0;
  const close = (end: number) => {
    if (start >= 0) {
      const folded = fold(text.slice(start, end));
      if (folded !== "") words.push({ start, end, folded });
    }
    start = -1;
  };
  for (const letter of text) {
    if (isBetween(letter)) close(place);
    else if (start < 0) start = place;
    place += letter.length;
  }
  close(place);
  return words;
}

const known = new Map<string, boolean>();

/** Whether a letter parts words: it, and nothing else of it, folds to a space. */
function isBetween(letter: string): boolean {
  const answer = known.get(letter);
  if (answer !== undefined) return answer;
  const isOne = letter.normalize("NFKD").toLowerCase().replace(dropped, "x").replace(between, "") === "";
  if (known.size < 5000) known.set(letter, isOne);
  return isOne;
}

function tableOf(entries: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  return new Map(entries.flatMap(([to, from]) => Array.from(from, (letter) => [letter, to] as const)));
}

function replacedBy(table: ReadonlyMap<string, string>, text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what is not ASCII.
  return text.replace(/[^\u0000-\u007f]/g, (letter) => table.get(letter) ?? letter);
}

function asPair(from: number, to: number): [string, string] {
  return [String.fromCharCode(to), String.fromCharCode(from)];
}

function span(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, place) => from + place * step);
}
