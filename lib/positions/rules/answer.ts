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

/** "Both sides support terms 1 and 2; they part on how long troops stay." `issueOf` says what is at issue in a term. */
export function answerOf<Term extends TermFact>(
  { sides, terms, held }: Standpoints<Term>,
  issueOf: (term: Term) => string,
): string {
  const [only] = sides;
  if (!only) return "No negotiating party is on record yet.";
  const countOn = ({ id }: Term, isMeant: (stance: Stance) => boolean) =>
    [...(held.get(id) ?? [])].reduce((sum, [stance, count]) => (isMeant(stance) ? sum + count : sum), 0);
  const shared = terms.filter((term) => countOn(term, isFor) === sides.length);
  const against = terms.filter((term) => countOn(term, isAgainst) > 0);
  const rejected = against.filter((term) => countOn(term, isAgainst) === sides.length);
  const wanted = new Set(rejected);
  const parted = against.filter((term) => !wanted.has(term));

  const name = sides.length === 1 ? only.name : `${sides.length === 2 ? "Both" : `All ${sides.length}`} sides`;
  const none =
    sides.length === 1 ? `${only.name} supports no term` : `No term has the support of ${allOf(sides.length)}`;
  const support =
    shared.length === 0 ? none : `${name} ${sides.length === 1 ? "supports" : "support"} ${termsNamed(shared)}`;
  const clauses = [
    parted.length > 0 && `they part on ${issues(parted.map(issueOf))}`,
    rejected.length > 0 && `${sides.length === 1 ? "it does not want" : "none of them wants"} ${termsNamed(rejected)}`,
  ].filter((clause) => clause !== false);
  if (clauses.length > 0) return `${support}; ${list(clauses)}.`;
  return `${support}, and ${sides.length === 1 ? "objects to none" : "nobody at the table is on record against any"}.`;
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
function termsNamed(terms: readonly TermFact[]): string {
  if (terms.length === 1) return `term ${terms[0]?.number}`;
  return terms.length > 4 ? `${terms.length} terms` : `terms ${list(terms.map(({ number }) => number))}`;
}

function issues(all: readonly string[]): string {
  return all.length > 2 ? `${all.length} terms, ${all[0]} among them` : list(all);
}

function list(words: readonly string[]): string {
  return new Intl.ListFormat("en-GB", { type: "conjunction" }).format(words);
}
