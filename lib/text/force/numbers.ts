/** Numbers, in digits of any script that treaties use and in English words. */
import { type Reader, type Said, readPhrase } from "./said";

const units =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const scales = new Map([
  ["thousand", 1e3],
  ["million", 1e6],
  ["billion", 1e9],
  ["trillion", 1e12],
]);
const parts = new Map([
  ["half", 2],
  ["halves", 2],
  ["third", 3],
  ["thirds", 3],
  ["quarter", 4],
  ["quarters", 4],
  ["fifth", 5],
  ["fifths", 5],
  ["tenth", 10],
  ["tenths", 10],
]);
const vagueCounts = ["several", "a few", "some", "many"];
const vague = readPhrase(
  vagueCounts.flatMap((how) => ["hundred", "thousand", "million"].map((scale) => `${how} ${scale}`)),
);

/** The words with which a number can begin that is not written in digits. */
export const numberBeginnings = [...units, ...tens, ...vagueCounts.map((how) => how.split(" ")[0] ?? "")];
const percent = readPhrase(["%", "٪", "per cent", "percent", "percentage points"]);

/**
 * A number: "7,000", "2.5 million", "thirty-six", "one hundred and thirty-five", "۳۶" or "٣٦", "two-thirds", "50 per cent",
 * "eighteen (18)", and "several thousand", whose value is its words. Digits and words of one value are the same number, as they are to
 * the United Nations Editorial Manual, which only says when to write which.
 */
export const readNumber: Reader = (said, at) => {
  const loose = vague(said, at);
  if (loose) return loose;
  const number = readTwice(said, at);
  if (!number) return null;
  const share = percent(said, at + number.length);
  if (share) return { value: `${number.value}%`, length: number.length + share.length };
  const hyphen = said[at + number.length]?.word === "-" ? 1 : 0;
  const part = parts.get(said[at + number.length + hyphen]?.word ?? "");
  return part && number.value < 20
    ? { value: `${number.value}/${part}`, length: number.length + hyphen + 1 }
    : { value: String(number.value), length: number.length };
};

/** The value of a word written in digits: Latin, Arabic or Persian; null for any other word. */
export function valueOfDigits(text: string): number | null {
  if (!/^[\d٠-٩۰-۹]/.test(text)) return null;
  const latin = text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replaceAll("٫", ".")
    .replaceAll("٬", ",");
  return /^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(latin) ? Number(latin.replaceAll(",", "")) : null;
}

/** "eighteen (18)": said twice, as drafters do, it is one number; where the two differ they are two. */
function readTwice(said: readonly Said[], at: number): Count | null {
  const number = readCount(said, at);
  if (!number || said[at + number.length]?.word !== "(") return number;
  const again = readCount(said, at + number.length + 1);
  const end = at + number.length + 1 + (again?.length ?? 0);
  return again?.value === number.value && said[end]?.word === ")"
    ? { value: number.value, length: end + 1 - at }
    : number;
}

type Count = { value: number; length: number };

/** "two million three hundred thousand and five": groups before scales, then what is below a thousand. */
function readCount(said: readonly Said[], from: number): Count | null {
  let [value, at] = [0, from];
  let below = Number.POSITIVE_INFINITY;
  for (;;) {
    const start = at > from && said[at]?.word === "and" ? at + 1 : at;
    const group = valueOfDigits(said[start]?.text ?? "") === null || at === from ? readGroup(said, start) : null;
    if (!group) break;
    const scale = scales.get(said[start + group.length]?.word ?? "") ?? 1;
    if (scale >= below) break;
    value += group.value * scale;
    at = start + group.length + (scale > 1 ? 1 : 0);
    below = scale;
    if (scale === 1) break;
  }
  return at > from ? { value, length: at - from } : null;
}

/** Digits, or words below a thousand: "one hundred and thirty-five", "a hundred". */
function readGroup(said: readonly Said[], at: number): Count | null {
  const digits = valueOfDigits(said[at]?.text ?? "");
  if (digits !== null) return { value: digits, length: 1 };
  const next = said[at + 1]?.word ?? "";
  const isOne = said[at]?.word === "a" && (next === "hundred" || scales.has(next));
  const first = isOne ? { value: 1, length: 1 } : readBelowHundred(said, at);
  if (!first) return null;
  if (said[at + first.length]?.word !== "hundred") return first;
  const hundreds = { value: first.value * 100, length: first.length + 1 };
  const and = said[at + hundreds.length]?.word === "and" ? 1 : 0;
  const rest = readBelowHundred(said, at + hundreds.length + and);
  return rest ? { value: hundreds.value + rest.value, length: hundreds.length + and + rest.length } : hundreds;
}

function readBelowHundred(said: readonly Said[], at: number): Count | null {
  const word = said[at]?.word ?? "";
  const unit = units.indexOf(word);
  if (unit !== -1) return { value: unit, length: 1 };
  const ten = tens.indexOf(word);
  if (ten < 2) return null;
  const hyphen = said[at + 1]?.word === "-" ? 1 : 0;
  const rest = units.indexOf(said[at + 1 + hyphen]?.word ?? "");
  return rest > 0 && rest < 10 ? { value: ten * 10 + rest, length: 2 + hyphen } : { value: ten * 10, length: 1 };
}
