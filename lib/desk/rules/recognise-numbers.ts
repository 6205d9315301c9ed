/** Numbers with what they count, and where they would stand on a term's axis. */
import type { AxisUnit } from "@/lib/terms/rules";
import type { NumberMark } from "./marks";

const named = "one two three four five six seven eight nine ten eleven twelve".split(" ");
/** Groups of three are parted by commas or, as in French and Russian, by a space. */
const digits = String.raw`\d{1,3}(?:(?:,\d{3})+|(?:[ \u00a0\u2009\u202f]\d{3})+)(?:\.\d+)?|\d+(?:\.\d+)?`;
const number = `(?:(?:${digits})(?![.,]?\\d)|${named.join("|")})`;
/** Up to two words may stand between: "14,000 American troops". */
const pattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,$€£-])([$€£]\s?)?(${number})(?:\s*(?:to|–|—|-|and|or)\s*(${number}))?(?:\s+(hundred|thousand|million|billion|trillion)|\s?(bn|mn|trn|tn|[km]))?(?![\p{L}\p{N}])(\s?%|(?:[\s-]+\p{L}[\p{L}’'-]*(?:\.\p{L}\.)?){0,3})?`,
  "giu",
);
/** Three thousandths, or as in German three thousand: nothing tells which. */
const isAmbiguous = (written: string | undefined) => /^[1-9]\d{0,2}\.\d{3}$/u.test(written ?? "");

const axes: readonly [RegExp, AxisUnit, number][] = [
  [/^months?$/u, "months", 1],
  [/^years?$/u, "months", 12],
  [/^(?:troops?|soldiers?|personnel|servicemen|forces)$/u, "troops", 1],
  [/^(?:%|percent|percentage)$/u, "percentage", 1],
  [/^(?:dollars?|euros?|[$€£])$/u, "money", 1],
];
const countable =
  /^(?:troops?|soldiers?|personnel|months?|years?|weeks?|days?|percent|dollars?|euros?|people|prisoners?|police|civilians?|fighters?|members?|bases?|\p{Ll}{3,}(?<![su]s|is)s)$/u;
/** How many zeros they stand for. */
const scales: Record<string, number> = {
  ...{ hundred: 2, thousand: 3, million: 6, billion: 9, trillion: 12 },
  ...{ k: 3, m: 6, mn: 6, bn: 9, tn: 12, trn: 12 },
};

/** Numbers that count something; a bare one, a year or a day of the month tells nothing. */
export function recogniseNumbers(text: string): NumberMark[] {
  return [...text.matchAll(pattern)].flatMap((found): NumberMark[] => {
    const [all, sign, first = "", second, scale, letters, after = ""] = found;
    if (isAmbiguous(first) || isAmbiguous(second)) return [];
    // Without a currency "5m" may be metres.
    if (letters?.toLowerCase() === "m" && !sign) return [];
    const words = after.trim() === "%" ? ["%"] : after.split(/[\s-]+/u).filter(Boolean);
    const place = words.findIndex((word) => word === "%" || countable.test(word.toLowerCase()));
    const unit = sign ? sign.trim() : place === -1 ? null : (words[place]?.toLowerCase() ?? null);
    if (unit === null) return [];
    const zeros = scales[(scale ?? letters ?? "").toLowerCase()] ?? 0;
    const [value, to] = [numberOf(first, zeros), second ? numberOf(second, zeros) : null];
    if (to !== null && to < value) return [];
    const length = all.length - after.length + (sign ? 0 : endOfWord(after, place));
    const axis = axes.find(([each]) => each.test(unit));
    const on = axis && { unit: axis[1], value: value * axis[2], to: to === null ? null : to * axis[2] };
    return [{ start: found.index, end: found.index + length, kind: "number", value, to, unit, axis: on ?? null }];
  });
}

function numberOf(written: string, zeros: number): number {
  const place = named.indexOf(written.toLowerCase());
  const plain = place === -1 ? written.replace(/[^\d.]/gu, "") : String(place + 1);
  // Not multiplied, which would leave 4.35 million a little short.
  return Number(`${plain}e${zeros}`);
}

/** Where the word at this place ends in what follows the number. */
function endOfWord(after: string, place: number): number {
  const words = [...after.matchAll(/%|[^\s-]+/gu)];
  const word = words[place];
  return word ? word.index + word[0].length : 0;
}
