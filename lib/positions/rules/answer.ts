/** Who stands where, as one sentence: what all negotiating parties want, and what they part on. */
import type { PartyRole } from "@/lib/parties/rules";
import { isAgainst, type Stance, stanceScores } from "../rules";
import { heldOn } from "./on-term";

type PartyFact = { id: string; name: string; role: PartyRole };
type TermFact = { id: string; number: string };
type PositionFact = { partyId: string; termId: string; stance: Stance };

export type Standpoints<Term extends TermFact> = {
  parties: readonly PartyFact[];
  /** In the order of the agreement. */
  terms: readonly Term[];
  /** In force, at most one for each party and term. */
  positions: readonly PositionFact[];
};

/** "Both sides support terms 1 and 2; they part on how long troops stay." `issueOf` says what is at issue in a term. */
export function answerOf<Term extends TermFact>(
  { parties, terms, positions }: Standpoints<Term>,
  issueOf: (term: Term) => string,
): string {
  if (positions.length === 0) return "No position is on record yet.";
  const sides = parties.filter(({ role }) => role === "negotiating");
  const [only] = sides;
  if (!only) return "No negotiating party is on record yet.";
  const stancesOn = (term: Term) => sides.map(({ id }) => heldOn(positions, id, term.id)?.stance);
  const shared = terms.filter((term) => stancesOn(term).every((stance) => isFor(stance)));
  const against = terms.filter((term) => stancesOn(term).some((stance) => stance && isAgainst(stance)));
  const rejected = against.filter((term) => stancesOn(term).every((stance) => stance && isAgainst(stance)));
  const parted = against.filter((term) => !rejected.includes(term));

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

/** How much of the matrix is open. */
export function tallyOf({ parties, terms, positions }: Standpoints<TermFact>): Tally {
  const count = (stance: Stance) => positions.filter((position) => position.stance === stance).length;
  return {
    unknown: count("unknown"),
    conditional: count("conditional"),
    unrecorded: parties.length * terms.length - positions.length,
  };
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

function isFor(stance: Stance | undefined): boolean {
  return stance !== undefined && (stanceScores[stance] ?? 0) > 0;
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
