/** Numbers with what they count, and where they would stand on a term's axis. */
import type { AxisUnit } from "@/lib/terms/rules";
import type { NumberMark } from "./marks";

const named = "one two three four five six seven eight nine ten eleven twelve".split(" ");
const digits = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const number = `(?:${digits}|${named.join("|")})`;
/** Up to two words may stand between: "14,000 American troops". */
const pattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,$€£-])([$€£]\s?)?(${number})(?:\s*(?:to|–|—|-|and|or)\s*(${number}))?(?:\s+(hundred|thousand|million|billion))?(\s?%|(?:[\s-]+\p{L}[\p{L}’'-]*(?:\.\p{L}\.)?){0,3})?`,
  "giu",
);

const axes: readonly [RegExp, AxisUnit, number][] = [
  [/^months?$/u, "months", 1],
  [/^years?$/u, "months", 12],
  [/^(?:troops?|soldiers?|personnel|servicemen|forces)$/u, "troops", 1],
  [/^(?:%|percent|percentage)$/u, "percentage", 1],
  [/^(?:dollars?|euros?|[$€£])$/u, "money", 1],
];
const countable =
  /^(?:troops?|soldiers?|personnel|months?|years?|weeks?|days?|percent|dollars?|euros?|people|prisoners?|police|civilians?|fighters?|members?|bases?|\p{Ll}{3,}(?<![su]s|is)s)$/u;
const scales: Record<string, number> = { hundred: 100, thousand: 1000, million: 1e6, billion: 1e9 };

/** Numbers that count something; a bare one, a year or a day of the month tells nothing. */
export function recogniseNumbers(text: string): NumberMark[] {
  return [...text.matchAll(pattern)].flatMap((found): NumberMark[] => {
    const [all, sign, first = "", second, scale, after = ""] = found;
    const words = after.trim() === "%" ? ["%"] : after.split(/[\s-]+/u).filter(Boolean);
    const place = words.findIndex((word) => word === "%" || countable.test(word.toLowerCase()));
    const unit = sign ? sign.trim() : place === -1 ? null : (words[place]?.toLowerCase() ?? null);
    if (unit === null) return [];
    const times = scales[scale?.toLowerCase() ?? ""] ?? 1;
    const [value, to] = [numberOf(first) * times, second ? numberOf(second) * times : null];
    if (to !== null && to < value) return [];
    const length = sign ? all.length - after.length : all.indexOf(after) + endOfWord(after, place);
    const axis = axes.find(([each]) => each.test(unit));
    const on = axis && { unit: axis[1], value: value * axis[2], to: to === null ? null : to * axis[2] };
    return [{ start: found.index, end: found.index + length, kind: "number", value, to, unit, axis: on ?? null }];
  });
}

function numberOf(written: string): number {
  const place = named.indexOf(written.toLowerCase());
  return place === -1 ? Number(written.replaceAll(",", "")) : place + 1;
}

/** Where the word at this place ends in what follows the number. */
function endOfWord(after: string, place: number): number {
  const words = [...after.matchAll(/%|[^\s-]+/gu)];
  const word = words[place];
  return word ? word.index + word[0].length : 0;
}
