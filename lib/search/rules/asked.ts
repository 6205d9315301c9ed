/** What the address of the search asks for: words, of which noun, by and about whom, on which term, when, how marked. */
import { earliest, type FuzzyDate, latest } from "@/lib/time/fuzzy-date";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";
import { type FoundNoun, isFoundNoun } from "./nouns";
import { type Asked, longestQuery, readQuery } from "./query";
import { termNumberIn } from "./term-number";

export const searchParams = ["q", "noun", "party", "term", "by", "marking", "from", "to", "past", "page"] as const;
export type SearchParams = Partial<Record<(typeof searchParams)[number], string | null>>;

type Time = { date: FuzzyDate; instant: Date };

export type SearchAsked = {
  /** As typed. */
  typed: string;
  query: Asked;
  /** Where nothing is typed but what may be the number of a term. */
  termNumber: string | null;
  noun: FoundNoun | null;
  /** A party or a person, by its series. */
  party: string | null;
  term: string | null;
  /** Who recorded it. */
  by: string | null;
  /** Only what all members see, or only what is marked for this compartment. */
  marking: string | null;
  from: Time | null;
  to: Time | null;
  /** Also what held before and no longer does. */
  isPastToo: boolean;
  /** Of one noun's hits; from 1. */
  page: number;
};

/** What the address asks for in a form that cannot be read, each with why; the search is not narrowed by it. */
export type AskedErrors = Partial<Record<"noun" | "party" | "term" | "by" | "marking" | "from" | "to", string>>;

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const lastPage = 200;

/** Anything that is not of its form asks for nothing, and is told. */
export function readSearch(params: SearchParams, zone: string): { asked: SearchAsked; errors: AskedErrors } {
  const typed = (params.q ?? "").replace(/\0/g, "").trim().slice(0, longestQuery);
  const [first, last] = [readTime(params.from), readTime(params.to)];
  const from = first.date && { date: first.date, instant: earliest(first.date, zone) };
  const to = last.date && { date: last.date, instant: latest(last.date, zone) };
  const isTurned = from !== null && to !== null && to.instant < from.instant;
  const marking = params.marking === "open" ? "open" : idOrNone(params.marking);
  return {
    asked: {
      typed,
      query: readQuery(typed),
      termNumber: termNumberIn(typed),
      noun: isFoundNoun(params.noun ?? null) ? (params.noun as FoundNoun) : null,
      party: idOrNone(params.party),
      term: idOrNone(params.term),
      by: idOrNone(params.by),
      marking,
      from,
      to: isTurned ? null : to,
      isPastToo: Boolean(params.past),
      page: Math.min(lastPage, Math.max(1, Math.trunc(Number(params.page)) || 1)),
    },
    errors: {
      ...unreadIn(params),
      ...(first.error ? { from: first.error } : {}),
      ...(last.error ? { to: last.error } : isTurned ? { to: "That is before the time begins." } : {}),
    },
  };
}

/** Whether it asks for a part only. */
export function isNarrowed({ party, term, by, marking, from, to, noun }: SearchAsked): boolean {
  return [party, term, by, marking, from, to, noun].some((each) => each !== null);
}

/** Whether it asks for anything at all. */
export function asksForSomething(asked: SearchAsked): boolean {
  return (
    asked.query.all.length > 0 ||
    [asked.party, asked.term, asked.by, asked.marking, asked.from, asked.to].some((each) => each !== null) ||
    asked.noun !== null
  );
}

function unreadIn(params: SearchParams): AskedErrors {
  const isRead = {
    noun: isFoundNoun,
    party: isId,
    term: isId,
    by: isId,
    marking: (it: string) => it === "open" || isId(it),
  };
  return Object.fromEntries(
    Object.entries(isRead).flatMap(([name, isIt]) => {
      const given = params[name as keyof typeof isRead];
      return given && !isIt(given) ? [[name, `There is no such choice as “${given.slice(0, 60)}”.`]] : [];
    }),
  );
}

const isId = (asked: string) => idPattern.test(asked);

function idOrNone(asked: string | null | undefined): string | null {
  return asked && isId(asked) ? asked : null;
}

function readTime(text: string | null | undefined): { date: FuzzyDate | null; error?: string } {
  if (!text?.trim()) return { date: null };
  const parsed = parseFuzzyDate(text.slice(0, 100));
  return parsed.ok ? { date: parsed.date } : { date: null, error: parsed.message };
}
