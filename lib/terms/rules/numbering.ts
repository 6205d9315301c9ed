/** The printed number of a term: how one is read, what follows it, and how all are numbered anew by their place. */
import type { TermKind } from "../rules";

type Counter = { of: "decimal"; zero: number } | { of: "letter" | "roman"; isUpper: boolean };

/** How the terms under one parent are numbered: what stands before and after the part that counts. */
export type NumberStyle = { counter: Counter; before: string; after: string; startsWithParent: boolean };

type Numbered = { id: string; number: string; parentId: string | null; kind: TermKind };

/** Where the digits of a script begin: western, Arabic, and those of Persian, Dari and Pashto. */
const zeros = [0x30, 0x660, 0x6f0];
const romans: [string, number][] = [
  ["m", 1000],
  ["cm", 900],
  ["d", 500],
  ["cd", 400],
  ["c", 100],
  ["xc", 90],
  ["l", 50],
  ["xl", 40],
  ["x", 10],
  ["ix", 9],
  ["v", 5],
  ["iv", 4],
  ["i", 1],
];
const byDigits: NumberStyle = {
  counter: { of: "decimal", zero: 0x30 },
  before: "",
  after: "",
  startsWithParent: false,
};
const underParent: NumberStyle = { ...byDigits, before: ".", startsWithParent: true };

/**
 * What a number counts and how it is written, beside the number it stands under: "1.4" under "1", "(b)", "Annex-2", "IV".
 * Null where it does not count, as in "P" of a preamble between digits, or in letters that have no known order.
 */
export function readNumber(number: string, parentNumber: string | null): { style: NumberStyle; place: number } | null {
  const rest = parentNumber && number.startsWith(parentNumber) ? number.slice(parentNumber.length) : "";
  const isWithin =
    /^(?:[.(-]|\p{Nd}|\p{L})/u.test(rest) && !(/^\p{Nd}/u.test(rest) && /\p{Nd}$/u.test(parentNumber ?? ""));
  const parts = /^((?:\p{L}{2,}-)?[.(-]*)(\p{Nd}+|[a-zA-Z]+)([).]*)$/u.exec(isWithin ? rest : number);
  const [, before = "", core = "", after = ""] = parts ?? [];
  const counted = countOf(core);
  return (
    counted && { style: { counter: counted.counter, before, after, startsWithParent: isWithin }, place: counted.place }
  );
}

/** The number of the nth term in this style. */
export function writeNumber(
  { counter, before, after, startsWithParent }: NumberStyle,
  place: number,
  parentNumber: string | null,
) {
  return `${startsWithParent ? (parentNumber ?? "") : ""}${before}${coreOf(counter, place)}${after}`;
}

/** The style that terms have among their siblings, by those that are numbered already; else the plain one. */
export function styleAmong(numbers: readonly string[], parentNumber: string | null): NumberStyle {
  const styles = numbers.flatMap((number) => readNumber(number, parentNumber) ?? []);
  // Between I and II, V is five and no letter.
  const roman = styles.find(({ style, place }) => style.counter.of === "roman" && place > 1);
  return (roman ?? styles[0])?.style ?? (parentNumber === null ? byDigits : underParent);
}

/** A number in the one spelling in which it is compared: two terms under one parent with the same would be called the same. */
export function comparable(number: string): string {
  return number.normalize("NFC");
}

/** Whether two terms under one parent would be called the same. */
export function isSameNumber(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

/** The place that a number has in a style; null where it is of another. */
export function placeIn(style: NumberStyle, number: string, parentNumber: string | null): number | null {
  const read = readNumber(number, parentNumber);
  // A lone i may be the ninth letter or the first number.
  const places = read ? [read.place, ...(read.place === 1 ? [9] : [])] : [];
  return places.find((place) => writeNumber(style, place, parentNumber) === number) ?? null;
}

/**
 * Every term's number by its place, in the order given: preambular paragraphs, annexes and all others are each counted from
 * one under their parent, in the style that they have there. A preamble and a lone annex keep theirs.
 */
export function numbersByPlace(terms: readonly Numbered[]): Map<string, string> {
  const numbers = new Map<string, string>();
  const known = new Set(terms.map(({ id }) => id));
  const number = (parentId: string | null) => {
    const parent = terms.find(({ id }) => id === parentId);
    const now = parent ? (numbers.get(parent.id) ?? parent.number) : null;
    for (const group of groupsOf(terms.filter((term) => above(term, known) === parentId))) {
      const style = styleAmong(
        group.map((term) => term.number),
        parent?.number ?? null,
      );
      const [first] = group;
      const stays =
        parentId === null && (first?.kind === "preambular" || (first?.kind === "annex" && group.length === 1));
      group.forEach((term, index) => {
        numbers.set(term.id, stays ? term.number : writeNumber(style, index + 1, now));
        number(term.id);
      });
    }
  };
  number(null);
  return numbers;
}

function above({ parentId }: Numbered, known: ReadonlySet<string>): string | null {
  return parentId !== null && known.has(parentId) ? parentId : null;
}

function groupsOf(terms: readonly Numbered[]): Numbered[][] {
  const apart: readonly TermKind[] = ["preambular", "annex"];
  const groups = [...apart, null].map((kind) =>
    terms.filter((term) => (kind ? term.kind === kind : !apart.includes(term.kind))),
  );
  return groups.filter((group) => group.length > 0);
}

function countOf(core: string): { counter: Counter; place: number } | null {
  const zero = zeros.find((each) => [...core].every((digit) => isBetween(digit, each, each + 9)));
  if (core && zero !== undefined)
    return {
      counter: { of: "decimal", zero },
      place: Number([...core].map((digit) => (digit.codePointAt(0) ?? 0) - zero).join("")),
    };
  const isUpper = core === core.toUpperCase();
  if (!isUpper && core !== core.toLowerCase()) return null;
  const small = core.toLowerCase();
  if (/^[a-z]$/.test(small) && small !== "i")
    return { counter: { of: "letter", isUpper }, place: small.charCodeAt(0) - 96 };
  const roman = readRoman(small);
  return roman ? { counter: { of: "roman", isUpper }, place: roman } : null;
}

function coreOf(counter: Counter, place: number): string {
  if (counter.of === "decimal")
    return [...String(place)].map((digit) => String.fromCodePoint(counter.zero + Number(digit))).join("");
  const letters = String.fromCharCode(97 + ((place - 1) % 26)).repeat(Math.floor((place - 1) / 26) + 1);
  const small = counter.of === "roman" ? writeRoman(place) : letters;
  return counter.isUpper ? small.toUpperCase() : small;
}

/** The value of a roman number in small letters; 0 for what is none. */
export function readRoman(small: string): number {
  if (!/^m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})$/.test(small)) return 0;
  let rest = small;
  let value = 0;
  for (const [letters, worth] of romans)
    while (rest.startsWith(letters)) {
      value += worth;
      rest = rest.slice(letters.length);
    }
  return value;
}

function writeRoman(value: number): string {
  let rest = value;
  let written = "";
  for (const [letters, worth] of romans)
    while (rest >= worth) {
      written += letters;
      rest -= worth;
    }
  return written;
}

function isBetween(character: string, low: number, high: number): boolean {
  const code = character.codePointAt(0) ?? 0;
  return code >= low && code <= high;
}
