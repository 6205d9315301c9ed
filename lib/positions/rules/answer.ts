/** Who stands where, as one sentence: what all negotiating parties want, and what they part on. */
import type { PartyRole } from "@/lib/parties/rules";
import { isAgainst, type Stance, stanceScores } from "../rules";

type TermFact = { id: string; number: string };

/** How many parties hold which stance on a term, by the term's id. */
export type StanceCounts = ReadonlyMap<string, ReadonlyMap<Stance, number>>;

/** Positions, one by one or summed up, counted by what they say. */
export function stancesOf(said: Iterable<{ termId: string; stance: Stance; count?: number }>): StanceCounts {
  const terms = new Map<string, Map<Stance, number>>();
  for (const { termId, stance, count = 1 } of said) {
    const counts = terms.get(termId) ?? new Map<Stance, number>();
    terms.set(termId, counts.set(stance, (counts.get(stance) ?? 0) + count));
  }
  return terms;
}

export type Standpoints<Term extends TermFact> = {
  /** The parties that negotiate. */
  sides: readonly { name: string }[];
  /** In the order of the agreement. */
  terms: readonly Term[];
  /** What the sides hold. */
  held: StanceCounts;
};

/** On a term that all sides support, that what they accept of its axis does not meet, or is not known to. */
export type Miss = { kind: "apart"; words: string } | { kind: "unknown" };

/** The terms that all sides support. */
export function supportedIn<Term extends TermFact>({ sides, terms, held }: Standpoints<Term>): Term[] {
  return terms.filter((term) => countOn(held, term, isFor) === sides.length);
}

/**
 * "Both sides support terms 1 and 2; they part on how long troops stay." `issueOf` says what is at issue in a term, and
 * `missOn` whether those who support it want the same of it: who supports a timetable may want another than the next.
 */
export function answerOf<Term extends TermFact>(
  { sides, terms, held }: Standpoints<Term>,
  issueOf: (term: Term) => string,
  missOn: (term: Term) => Miss | null = () => null,
): string {
  const [only] = sides;
  if (!only) return "No negotiating party is on record yet.";
  const supported = supportedIn({ sides, terms, held });
  const misses = new Map(
    sides.length === 1
      ? []
      : supported.flatMap((term): [Term, Miss][] => {
          const miss = missOn(term);
          return miss ? [[term, miss]] : [];
        }),
  );
  const shared = supported.filter((term) => !misses.has(term));
  const against = terms.filter((term) => countOn(held, term, isAgainst) > 0);
  const rejected = against.filter((term) => countOn(held, term, isAgainst) === sides.length);
  const wanted = new Set(rejected);
  const parted = against.filter((term) => !wanted.has(term));

  const name = sides.length === 1 ? only.name : `${sides.length === 2 ? "Both" : `All ${sides.length}`} sides`;
  const none =
    sides.length === 1 ? `${only.name} supports no term` : `No term has the support of ${allOf(sides.length)}`;
  const supports = [...(shared.length > 0 ? [{ terms: shared, but: "" }] : []), ...missed(misses, sides.length)].map(
    (each, place) => {
      const verb = sides.length === 1 ? "supports" : "support";
      return `${place === 0 ? name : `${sides.length === 2 ? "both" : "all"}`} ${verb} ${termsNamed(each.terms, place === 0)}${each.but}`;
    },
  );
  const support = supports.length > 0 ? supports.join("; ") : none;
  const clauses = [
    parted.length > 0 && `they part on ${issues(parted.map(issueOf))}`,
    rejected.length > 0 && `${sides.length === 1 ? "it does not want" : "none of them wants"} ${termsNamed(rejected)}`,
  ].filter((clause) => clause !== false);
  if (clauses.length > 0) return `${support}; ${list(clauses)}.`;
  return `${support}, and ${sides.length === 1 ? "objects to none" : "nobody at the table is on record against any"}.`;
}

/** Those whose values do not meet, and those of which no value is known that would; each with how it goes on. */
function missed<Term extends TermFact>(
  misses: ReadonlyMap<Term, Miss>,
  sides: number,
): { terms: Term[]; but: string }[] {
  const apart = [...misses].flatMap(([term, miss]) => (miss.kind === "apart" ? [{ term, words: miss.words }] : []));
  const unknown = [...misses].flatMap(([term, { kind }]) => (kind === "unknown" ? [term] : []));
  const [only] = apart;
  const but = only && apart.length === 1 ? ` but are ${only.words}` : ", but what they accept does not meet";
  return [
    ...(only ? [{ terms: apart.map(({ term }) => term), but }] : []),
    ...(unknown.length > 0
      ? [{ terms: unknown, but: `, but no value is known to suit ${sides === 2 ? "both" : "all"}` }]
      : []),
  ];
}

function countOn(held: StanceCounts, { id }: TermFact, isMeant: (stance: Stance) => boolean): number {
  return [...(held.get(id) ?? [])].reduce((sum, [stance, count]) => (isMeant(stance) ? sum + count : sum), 0);
}

export type Tally = {
  /** Recorded as unknown: we know that we do not know. */
  unknown: number;
  conditional: number;
  /** Party and term of which nothing is on record. */
  unrecorded: number;
};

/** How much of a matrix of so many cells is open. */
export function tallyOf(held: StanceCounts, cells: number): Tally {
  const tally: Tally = { unknown: 0, conditional: 0, unrecorded: cells };
  for (const counts of held.values())
    for (const [stance, count] of counts) {
      tally.unrecorded -= count;
      if (stance === "unknown" || stance === "conditional") tally[stance] += count;
    }
  return tally;
}

const columns: readonly PartyRole[] = [
  "negotiating",
  "affected",
  "guarantor",
  "mediator",
  "host",
  "observer",
  "consulted",
];

/** Those who bargain first, then whom it befalls, then the rest; each in the order given. */
export function inColumnOrder<Party extends { role: PartyRole }>(parties: readonly Party[]): Party[] {
  return [...parties].sort((a, b) => columns.indexOf(a.role) - columns.indexOf(b.role));
}

function isFor(stance: Stance): boolean {
  return (stanceScores[stance] ?? 0) > 0;
}

function allOf(sides: number): string {
  return sides === 2 ? "both sides" : `all ${sides} sides`;
}

/** Few are named by number, many are counted. */
function termsNamed(terms: readonly TermFact[], isFirst = true): string {
  if (terms.length > 4) return `${terms.length} terms`;
  const noun = isFirst ? `${terms.length === 1 ? "term" : "terms"} ` : "";
  return `${noun}${list(terms.map(({ number }) => number))}`;
}

function issues(all: readonly string[]): string {
  return all.length > 2 ? `${all.length} terms, ${all[0]} among them` : list(all);
}

function list(words: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(words);
}
