/** Reads a date as people write it, and says what is wrong with one that cannot be. */
import { Temporal } from "temporal-polyfill";
import { monthName, monthNamed, partsOfDecade, weekdayName, weekdayNamed } from "./calendar-names";
import { type FuzzyDate, firstYear, lastYear, requireFuzzyDate } from "./fuzzy-date";

export type ParsedDate = { ok: true; date: FuzzyDate } | { ok: false; message: string };

/** What one end of a date says of itself, before the other end has filled its gaps. */
type Written = {
  decade?: number;
  year?: number;
  month?: number;
  day?: number;
  weekday?: number;
  time?: string;
  isApproximate: boolean;
};

/** Carries a message for the reader up to `parseFuzzyDate`, and never further. */
class Unreadable extends Error {}

const examples = "Write it as 25 Feb 2019, Feb 2019, 2019, about Feb 2019 or 25 Feb 2019 14:05.";
const approximately = /^(?:~|c\.|ca\.|(?:c|ca|circa|about|around|approx\.?|approximately|roughly)(?=[\s\d]))\s*/i;
const separator = /\s*[/–—]\s*|\s+(?:to|until|and|-)\s+/i;

/**
 * Accepts EDTF ("2019-02~", "2034/2036") and friendly writing ("c. Feb 2019", "Mon 25 to Wed 27 Feb 2019",
 * "mid-2030s", "2030s"), and normalises both. A day of the week that does not fall on its date is an error, and so is
 * a date whose day and month could be read either way round.
 */
export function parseFuzzyDate(text: string): ParsedDate {
  const trimmed = text
    .trim()
    .replace(/\s+/g, " ")
    .replace(/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/, "$1-$2-$3")
    .replace(/\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/g, oneWayRound);
  try {
    if (trimmed === "") throw new Unreadable(`Give a date. ${examples}`);
    return { ok: true, date: partOfDecade(trimmed) ?? read(trimmed) };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, message: error.message };
    throw error;
  }
}

/** There is no month 27: "27/02/2019" says one day, and so does "5/5/2019". Of what says two it changes nothing. */
function oneWayRound(written: string, first: string, second: string, year: string): string {
  const [one, other] = [Number(first), Number(second)];
  if (one > 12 || one === other) return `${year}-${two(other)}-${two(one)}`;
  return other > 12 ? `${year}-${two(one)}-${two(other)}` : written;
}

function partOfDecade(text: string): FuzzyDate | null {
  const found = /^(early|mid|late)[- ](?:the )?([12]\d\d)0s$/i.exec(text.replace(approximately, ""));
  const part = partsOfDecade.find(({ name }) => name === found?.[1]?.toLowerCase());
  return found && part ? requireFuzzyDate(`${found[2]}${part.first}~/${found[2]}${part.last}~`) : null;
}

function read(text: string): FuzzyDate {
  if (/\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/.test(text))
    throw new Unreadable(`“${text}” can be read two ways. Write the month as a word, as in 25 Feb 2019.`);
  const parts = text.replace(/^(?:from|between) /i, "").split(separator);
  const [first, second] = parts;
  if (first === undefined || parts.length > 2)
    throw new Unreadable("An interval has two ends. Write it as 25 Feb 2019 to 2 March 2019.");
  if (second === undefined) return requireFuzzyDate(normalise(readPoint(first)));
  if (!first || !second || first === ".." || second === "..")
    throw new Unreadable("An interval needs both of its ends. Write it as 25 Feb 2019 to 2 March 2019.");
  return interval(readPoint(first), readPoint(second));
}

/** In "25 to 27 Feb 2019" the start takes what it lacks from the end; in "25 Feb 2019, 14:05 to 15:30" the end does. */
function interval(start: Written, end: Written): FuzzyDate {
  const endIsTime = end.time !== undefined && end.day === undefined;
  const whole = endIsTime ? { ...pick(start), ...end } : end;
  const startLacksYear = start.year === undefined && start.decade === undefined;
  const filled = startLacksYear
    ? { ...start, year: whole.year, month: start.month ?? (start.day === undefined ? undefined : whole.month) }
    : start;
  const text = `${normalise(filled)}/${normalise(whole)}`;
  try {
    return requireFuzzyDate(text);
  } catch {
    throw new Unreadable("The interval ends before it begins.");
  }
}

function pick({ year, month, day }: Written): Pick<Written, "year" | "month" | "day"> {
  return { year, month, day };
}

function readPoint(text: string): Written {
  const isApproximate = approximately.test(text) || text.endsWith("~");
  const bare = text.replace(approximately, "").replace(/\s*~$/, "");
  if (/[?%]$/.test(bare)) throw new Unreadable("Mark a date that is not exact with ~, as in 2019-02~.");
  const numeric = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})(?:(?:T|,? )(\d.*))?)?)?$/.exec(bare);
  if (numeric) return { ...fromNumbers(numeric), isApproximate };
  const decade = /^(?:the )?(\d{3})(?:0s|X)$/i.exec(bare);
  if (decade) return { decade: Number(decade[1]), isApproximate };
  return { ...fromWords(bare, text), isApproximate };
}

function fromNumbers([, year, month, day, time]: string[]): Omit<Written, "isApproximate"> {
  return {
    year: Number(year),
    month: month === undefined ? undefined : Number(month),
    day: day === undefined ? undefined : Number(day),
    time: time === undefined ? undefined : readTime(time),
  };
}

function fromWords(bare: string, text: string): Omit<Written, "isApproximate"> {
  const written: Omit<Written, "isApproximate"> = {};
  for (const word of bare.split(/[\s,]+/).filter((each) => !/^(|of|at|the|in|on)$/i.test(each))) {
    const [month, weekday] = [monthNamed(word), weekdayNamed(word)];
    const day = /^(\d{1,2})(?:st|nd|rd|th)?$/i.exec(word);
    if (month && written.month === undefined) written.month = month;
    else if (weekday && written.weekday === undefined) written.weekday = weekday;
    else if (/^\d{4}$/.test(word) && written.year === undefined) written.year = Number(word);
    else if (day && written.day === undefined) written.day = Number(day[1]);
    else if (word.includes(":") && written.time === undefined) written.time = readTime(word);
    else throw new Unreadable(`“${text}” is not a date that can be read. ${examples}`);
  }
  return written;
}

function readTime(text: string): string {
  const time = /^(\d{1,2}):(\d\d)$/.exec(text);
  if (!time && /^\d{1,2}:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i.test(text))
    throw new Unreadable("Leave out the offset from UTC: the time is read on the clocks of the place itself.");
  if (!time && /^\d{1,2}:\d\d:\d\d/.test(text)) throw new Unreadable("Leave out the seconds: 14:05 is exact enough.");
  const [hour, minute] = [Number(time?.[1]), Number(time?.[2])];
  if (!time || hour > 23 || minute > 59)
    throw new Unreadable(`There is no time ${text}. Write it on a 24-hour clock, as in 14:05.`);
  return `${two(hour)}:${two(minute)}`;
}

function normalise(written: Written): string {
  const about = written.isApproximate ? "~" : "";
  if (written.decade !== undefined) {
    requireYear(written.decade * 10);
    return `${written.decade}X${about}`;
  }
  const { year, month, day, time } = written;
  if (year === undefined) throw new Unreadable(`The date needs its year. ${examples}`);
  requireYear(year);
  if (month === undefined) {
    if (day !== undefined || written.weekday !== undefined || time !== undefined)
      throw new Unreadable(`The date needs its month. ${examples}`);
    return `${year}${about}`;
  }
  if (month < 1 || month > 12) throw new Unreadable(`There is no month ${month}.`);
  if (day === undefined) {
    if (written.weekday !== undefined || time !== undefined)
      throw new Unreadable(`The date needs the day of the month. ${examples}`);
    return `${year}-${two(month)}${about}`;
  }
  requireDay(year, month, day, written.weekday);
  return `${year}-${two(month)}-${two(day)}${time === undefined ? "" : `T${time}`}${about}`;
}

function requireYear(year: number): void {
  if (year < firstYear || year > lastYear)
    throw new Unreadable(`The year must lie between ${firstYear} and ${lastYear}.`);
}

function requireDay(year: number, month: number, day: number, weekday: number | undefined): void {
  const named = `${day} ${monthName(month, "long")} ${year}`;
  const length = Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
  if (day < 1 || day > length)
    throw new Unreadable(`${named} is in no calendar: ${monthName(month, "long")} ${year} has ${length} days.`);
  const { dayOfWeek } = Temporal.PlainDate.from({ year, month, day });
  if (weekday !== undefined && weekday !== dayOfWeek)
    throw new Unreadable(`${named} is a ${weekdayName(dayOfWeek, "long")}, not a ${weekdayName(weekday, "long")}.`);
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
