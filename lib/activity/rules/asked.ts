/** What the address of the activity asks for: whose changes, of what, on which term, and when. */
import { earliest, type FuzzyDate, latest, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { formatFuzzy } from "@/lib/time/format-date";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";
import { dayOf, inZone } from "@/lib/time/zones";
import { type ActivityNoun, activityNouns, readActivityNoun } from "./body";

export type ActivityParams = Partial<Record<"by" | "noun" | "term" | "from" | "to" | "after", string | null>>;

export type ActivityAsked = {
  noun: ActivityNoun | null;
  /** A person's id. */
  by: string | null;
  /** A term's id. */
  term: string | null;
  /** Its number, as it is typed where there are too many terms to list. */
  termNumber: string | null;
  /** As dates, and as the instants that begin and end them in the negotiation's zone. */
  from: { date: FuzzyDate; instant: Date } | null;
  to: { date: FuzzyDate; instant: Date } | null;
  /** The id of the last entry of the page before. It names an entry that the reader sees, and counts nothing. */
  after: string | null;
};

/** What was typed and cannot be read as a time, with what is wrong with it; the list is then not filtered by it. */
export type AskedErrors = { from?: string; to?: string };

const numberPattern = /^\d[\w.]{0,30}$/;
const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Anything that is not of its form asks for nothing. */
export function readActivityAsked(
  { by, noun, term, from, to, after }: ActivityParams,
  zone: string,
): { asked: ActivityAsked; errors: AskedErrors } {
  const [first, last] = [readTime(from), readTime(to)];
  const asked: ActivityAsked = {
    noun: readActivityNoun(noun ?? null),
    by: idOrNone(by),
    term: idOrNone(term),
    termNumber: term && numberPattern.test(term.trim()) ? term.trim() : null,
    from: first.date ? { date: first.date, instant: earliest(first.date, zone) } : null,
    to: last.date ? { date: last.date, instant: latest(last.date, zone) } : null,
    after: idOrNone(after),
  };
  const isTurned = asked.from !== null && asked.to !== null && asked.to.instant < asked.from.instant;
  const errors: AskedErrors = {
    ...(first.error ? { from: first.error } : {}),
    ...(last.error ? { to: last.error } : isTurned ? { to: "That is before the time begins." } : {}),
  };
  return { asked: isTurned ? { ...asked, to: null } : asked, errors };
}

/** Whether it asks for a part only. */
export function isFiltered({ noun, by, term, termNumber, from, to }: ActivityAsked): boolean {
  return [noun, by, term, termNumber, from, to].some((each) => each !== null);
}

/** The times that are asked for most, by the day in the negotiation's zone; a week begins on Monday. */
export function usualTimes(now: Date, zone: string): { label: string; from: FuzzyDate }[] {
  const today = inZone(now, zone).toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return [
    { label: "Today", from: dayOf(now, zone) },
    { label: "This week", from: requireFuzzyDate(monday.toString()) },
  ];
}

/** "positions, by Tomas Lind, on 1.4 Residual presence, from Mon 23 Nov 2026": what a list that is empty was asked for. */
export function askedInWords(
  { noun, from, to }: ActivityAsked,
  { by, term }: { by: string | null; term: string | null },
  zone: string,
): string {
  const parts = [
    noun ? activityNouns[noun].toLowerCase() : null,
    by ? `by ${by}` : null,
    term ? `on ${term}` : null,
    from ? `from ${formatFuzzy(from.date, zone)}` : null,
    to ? `to ${formatFuzzy(to.date, zone)}` : null,
  ];
  return parts.filter((part) => part !== null).join(", ");
}

function idOrNone(asked: string | null | undefined): string | null {
  return asked && idPattern.test(asked) ? asked : null;
}

function readTime(text: string | null | undefined): { date: FuzzyDate | null; error?: string } {
  if (!text?.trim()) return { date: null };
  const parsed = parseFuzzyDate(text.slice(0, 100));
  return parsed.ok ? { date: parsed.date } : { date: null, error: parsed.message };
}
