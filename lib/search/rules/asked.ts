/** What the address of the search asks for: words, of which noun, by and about whom, on which term, when, how marked. */
import { earliest, type FuzzyDate, latest } from "@/lib/time/fuzzy-date";
import { parseFuzzyDate } from "@/lib/time/parse-fuzzy-date";
import { type FoundNoun, isFoundNoun } from "./nouns";
import { type Asked, longestQuery, readQuery } from "./query";

export const searchParams = ["q", "noun", "party", "term", "by", "marking", "from", "to", "past", "page"] as const;
export type SearchParams = Partial<Record<(typeof searchParams)[number], string | null>>;

type Time = { date: FuzzyDate; instant: Date };

export type SearchAsked = {
  /** As typed. */
  typed: string;
  query: Asked;
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

export type AskedErrors = { from?: string; to?: string };

const idPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const lastPage = 200;

/** Anything that is not of its form asks for nothing. */
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

function idOrNone(asked: string | null | undefined): string | null {
  return asked && idPattern.test(asked) ? asked : null;
}

function readTime(text: string | null | undefined): { date: FuzzyDate | null; error?: string } {
  if (!text?.trim()) return { date: null };
  const parsed = parseFuzzyDate(text.slice(0, 100));
  return parsed.ok ? { date: parsed.date } : { date: null, error: parsed.message };
}
