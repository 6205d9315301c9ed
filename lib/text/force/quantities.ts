/** Durations, dates and sums of money, with the words that bound them. */
import { monthNamed } from "@/lib/time/calendar-names";
import { numberBeginnings, readNumber, valueOfDigits } from "./numbers";
import { type Reader, type Reading, type Said, readPhrase } from "./said";

const bounds = [
  ..."up to,at least,at most,more than,less than,fewer than,no more than,not more than,no less than,not less than".split(
    ",",
  ),
  ..."no fewer than,not fewer than,not exceeding,a maximum of,a minimum of,approximately,about".split(","),
  ..."حداکثر,حداقل,بیش از,کمتر از".split(","),
];
const times = [
  ..."within,in,for,over,during,after,before,by,until,till,on,from,since,no later than,not later than".split(","),
  ..."no earlier than,not earlier than,at the end of,by the end of,before the end of,در,ظرف,تا,پس از,قبل از,برای".split(
    ",",
  ),
];
const readBound = readPhrase(bounds);
const readTimeAlone = readPhrase(times);
const readTime = readPhrase([...times, ...bounds]);

const beginnings = new Set([
  ...[...bounds, ...times].map((phrase) => phrase.split(" ")[0]),
  ...numberBeginnings,
  ...["an", "several", "few", "between"],
]);

/**
 * Whether anything below can begin with this word: no other is looked at closely, since most words of a text are none.
 * Months, codes of currencies and "US" begin with a capital; numbers in digits and sums with their sign.
 */
export function mayBeginQuantity(said: Said | undefined): boolean {
  return said !== undefined && (beginnings.has(said.word) || /^[\p{Lu}\p{Nd}\p{Sc}]/u.test(said.text));
}

const unitNames = new Map(
  Object.entries({
    second: "second seconds",
    minute: "minute minutes",
    hour: "hour hours ساعت",
    day: "day days روز",
    week: "week weeks هفته",
    month: "month months ماه",
    quarter: "quarter quarters",
    year: "year years سال",
    decade: "decade decades",
  }).flatMap(([unit, names]) => names.split(" ").map((name): [string, string] => [name, unit])),
);
const unitKinds = new Set(["calendar", "working", "business", "consecutive"]);
const rangeWords = new Set(["to", "and", "or", "through", "-", "–", "تا", "الی"]);

/**
 * A span of time with what bounds it: "within 14 months", "for up to sixty months", "135 days", "three to five years",
 * "۳۶ ماه". "36 months" and "thirty-six months" are the same; "within" and "after" 36 months are not.
 */
export const readDuration: Reader = bounded(readTime, (said, at) => {
  const number = readRange(said, at) ?? readIndefinite(said, at);
  if (!number) return null;
  let next = at + number.length;
  if (said[next]?.word === "-") next += 1;
  const kind = unitKinds.has(said[next]?.word ?? "") ? `${said[next++]?.word} ` : "";
  const unit = unitNames.get(said[next]?.word ?? "");
  return unit ? { value: `${number.value} ${kind}${unit}`, length: next + 1 - at } : null;
});

/**
 * A date of the calendar, in the forms of the United Nations Editorial Manual ("28 February 2019") and others: "February
 * 28, 2019", "1st of May", "May 2021", "2019-02-28", "by 2021". The value is that of ISO 8601, with what bounds it.
 */
export const readDate: Reader = bounded(readTime, (said, at) => {
  const word = (place: number) => said[at + place]?.word ?? "";
  const day = (place: number) => dayOf(word(place));
  const year = (place: number) => yearOf(said[at + place]);
  const found = (length: number, ...parts: (number | null)[]): Reading => ({
    length,
    value: parts.map((part) => (part === null ? "?" : String(part).padStart(2, "0"))).join("-"),
  });
  if (year(0) && word(1) === "-" && day(2) && word(3) === "-" && day(4)) return found(5, year(0), day(2), day(4));
  const first = monthOf(said[at]);
  if (first) {
    if (day(1) && word(2) === "," && year(3)) return found(4, year(3), first, day(1));
    if (day(1) && year(2)) return found(3, year(2), first, day(1));
    if (day(1)) return found(2, null, first, day(1));
    return year(1) ? found(2, year(1), first) : null;
  }
  const of = word(1) === "of" ? 1 : 0;
  const month = day(0) ? monthOf(said[at + 1 + of]) : null;
  if (!month) return null;
  const comma = word(2 + of) === "," && year(3 + of) ? 1 : 0;
  return year(2 + of + comma)
    ? found(3 + of + comma, year(2 + of + comma), month, day(0))
    : found(2 + of, null, month, day(0));
});

/** A year alone is a date only where a word of time stands before it: "2000 troops" are none. */
export const readYear: Reader = (said, at) => {
  const time = readTimeAlone(said, at);
  if (!time) return null;
  const extra = ["the", "year"].filter((word) => said[at + time.length]?.word === word).length;
  const year = yearOf(said[at + time.length + extra]);
  const next = said[at + time.length + extra + 1];
  // "in 2000 villages"
  if (!year || (next && /^\p{L}/u.test(next.text) && !["and", "or", "the", "to", "shall"].includes(next.word)))
    return null;
  return { value: `${time.value} ${year}`, length: time.length + extra + 1 };
};

const currencyCodes = new Set(Intl.supportedValuesOf("currency"));
const currencySigns = new Map([
  ["$", "USD"],
  ["€", "EUR"],
  ["£", "GBP"],
  ["¥", "JPY"],
  ["؋", "AFN"],
]);
const currencyNames = new Map([
  ...["united states dollars", "us dollars", "u.s dollars", "dollars", "dollar", "دالر", "دلار"].map(
    (n) => [n, "USD"] as const,
  ),
  ...["euros", "euro"].map((name) => [name, "EUR"] as const),
  ...["pounds sterling", "pounds", "pound"].map((name) => [name, "GBP"] as const),
  ...["afghanis", "afghani", "افغانی"].map((name) => [name, "AFN"] as const),
]);
const readCurrencyName = readPhrase([...currencyNames.keys()]);

/** A sum: "$2 billion", "US$ 5 million", "USD 500,000", "500,000 euros", with what bounds it. Currencies as in ISO 4217. */
export const readMoney: Reader = bounded(readBound, (said, at) => {
  const before = readCurrencyBefore(said, at);
  const number = readRange(said, at + (before?.length ?? 0));
  if (!number) return null;
  const length = (before?.length ?? 0) + number.length;
  if (before) return { value: `${before.value} ${number.value}`, length };
  const name = readCurrencyName(said, at + length);
  const code = said[at + length]?.text ?? "";
  if (name) return { value: `${currencyNames.get(name.value)} ${number.value}`, length: length + name.length };
  return currencyCodes.has(code) ? { value: `${code} ${number.value}`, length: length + 1 } : null;
});

/** A number that is neither of these, with what bounds it. What numbers a paragraph ("1.", "(2)") is none. */
export const readAmount: Reader = bounded(readBound, (said, at) => {
  const number = readNumber(said, at);
  if (!number) return null;
  const after = said[at + number.length]?.word ?? "";
  const before = said[at - 1];
  const isList =
    (said[at]?.startsLine && (after === "." || after === ")")) ||
    (before?.word === "(" && before.startsLine && after === ")");
  const isPronoun = number.value === "1" && (before?.word === "no" || after === "another");
  return isList || isPronoun ? null : number;
});

/** At most two bounding phrases ("for up to"), then what `read` finds; their words are part of its value. */
function bounded(readBounds: Reader, read: Reader): Reader {
  return (said, at) => {
    let length = 0;
    const words: string[] = [];
    for (let phrase = readBounds(said, at); phrase && words.length < 2; phrase = readBounds(said, at + length)) {
      words.push(phrase.value);
      length += phrase.length;
    }
    const found = read(said, at + length);
    return found && { value: [...words, found.value].join(" "), length: length + found.length };
  };
}

/** "thirty-six to sixty" is one range; "five and six" is too, where a unit follows both. */
function readRange(said: readonly Said[], at: number): Reading | null {
  const between = said[at]?.word === "between" ? 1 : 0;
  const low = readNumber(said, at + between);
  if (!low) return null;
  const length = between + low.length;
  if (!rangeWords.has(said[at + length]?.word ?? "")) return between ? null : low;
  const high = readNumber(said, at + length + 1);
  if (!high) return between ? null : low;
  return { value: `${low.value}–${high.value}`, length: length + 1 + high.length };
}

function readIndefinite(said: readonly Said[], at: number): Reading | null {
  const word = said[at]?.word ?? "";
  if (word === "a" || word === "an") return { value: "1", length: 1 };
  return word === "several" || word === "few" ? { value: word, length: 1 } : null;
}

function readCurrencyBefore(said: readonly Said[], at: number): Reading | null {
  const [first, second] = [said[at]?.text ?? "", said[at + 1]?.text ?? ""];
  const sign = currencySigns.get(first);
  if (sign) return { value: sign, length: 1 };
  if (/^U\.?S\.?$/.test(first) && second === "$") return { value: "USD", length: 2 };
  return currencyCodes.has(first) ? { value: first, length: 1 } : null;
}

/** A month begins with a capital, which tells it from the "may" that permits. */
function monthOf(said: Said | undefined): number | null {
  return said && /^\p{Lu}\p{L}+$/u.test(said.text) ? monthNamed(said.text) : null;
}

function dayOf(word: string): number | null {
  const day = valueOfDigits(word.replace(/(?<=\d)(st|nd|rd|th)$/, ""));
  return day !== null && Number.isInteger(day) && day >= 1 && day <= 31 ? day : null;
}

function yearOf(said: Said | undefined): number | null {
  const year = said && /^[12٠-٩۰-۹]\S{3}$/u.test(said.text) ? valueOfDigits(said.text) : null;
  return year !== null && year >= 1300 && year < 2200 ? year : null;
}
