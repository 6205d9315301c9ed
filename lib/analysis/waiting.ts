/**
 * Terms that wait for each other: none can be agreed before the others, so that one party gives up its condition or all are
 * agreed at once.
 *
 * A term waits for another that it requires by a linkage, or that a negotiating party makes a condition of agreeing to it,
 * as long as the record does not say that this is met. A condition that the other term be tabled or discussed is none of
 * this kind: what it asks for needs nobody's agreement.
 */
import { onTerm } from "@/lib/positions/rules/on-term";
import type { Condition } from "@/lib/positions/rules/conditions";
import { isSettled } from "@/lib/terms/rules";
import { circlesIn, shortestRound } from "./circles";
import { liesWithin, stateOf } from "./conditions";
import { listed } from "./counting-words";
import { isCounted, type Marked, markingsOf, type TermFact } from "./facts";
import type { Facts, Standing } from "./standing";

export type WaitingFacts = Facts & { standings: readonly Standing[] };

/** One term waiting for another; by whose condition, or by a linkage (null). */
export type Wait = { from: string; to: string; partyId: string | null } & Marked;

export type Circle = {
  /** All that wait for each other, in the order of the agreement. */
  terms: TermFact[];
  /** A shortest way round, as a sentence. */
  sentence: string;
  /** The compartments whose records the sentence tells of. */
  markedWith: string[];
};

/** Every wait between terms that are bargained over, those by linkage first. */
export function waitsOf(facts: WaitingFacts): Wait[] {
  const { standings, linkages, positions, parties } = facts;
  const waiting = standings.filter(({ group }) => group === "blocked" || group === "open").map(({ term }) => term.id);
  const isWaiting = new Set(waiting);
  const required = linkages
    .filter(
      ({ kind, fromTermId, toTermId }) => kind === "requires" && isWaiting.has(fromTermId) && isWaiting.has(toTermId),
    )
    .map(({ fromTermId, toTermId, record }): Wait => ({ from: fromTermId, to: toTermId, partyId: null, record }));
  const isCountedId = new Set(parties.filter(isCounted).map(({ id }) => id));
  const conditional = waiting.flatMap((termId) =>
    onTerm(positions, termId)
      .filter(({ partyId }) => isCountedId.has(partyId))
      .flatMap(({ conditions, partyId, record }) =>
        conditions.flatMap((condition): Wait[] => {
          const to = waitsOnAgreementOf(condition, facts);
          if (to === null || to === termId || !isWaiting.has(to) || stateOf(condition, facts) === "met") return [];
          return [{ from: termId, to, partyId, record }];
        }),
      ),
  );
  return [...required, ...conditional];
}

/**
 * The id of the term whose agreement meets the condition; null where none does. One that asks for values is met by agreeing
 * only where no other value is left to agree on: else there is more to it than that both terms are agreed at once.
 */
export function waitsOnAgreementOf(condition: Condition, facts: Facts): string | null {
  if (condition.kind === "text") return null;
  const isMetByAgreement = condition.kind === "axis" ? liesWithin(condition, facts) : isSettled(condition.atLeast);
  return isMetByAgreement ? condition.termId : null;
}

/** The circles in which terms wait for each other, in the order of the agreement, each told as a sentence. */
export function circlesOf(facts: WaitingFacts): Circle[] {
  const waits = waitsOf(facts);
  const termOf = new Map(facts.terms.map((term) => [term.id, term]));
  const ids = facts.terms.map(({ id }) => id);
  return circlesIn(ids, waits).map((members) => {
    const round = shortestRound(members, waits);
    const steps = round.map((from, index) => {
      const to = round[(index + 1) % round.length];
      return waits.filter((wait) => wait.from === from && wait.to === to);
    });
    return {
      terms: members.flatMap((id) => termOf.get(id) ?? []),
      sentence: inWords(
        round.flatMap((id) => termOf.get(id) ?? []),
        steps,
        facts,
      ),
      markedWith: markingsOf(...steps.flat().map(({ record }) => record)),
    };
  });
}

/** "4.1 Timetable waits for 4.3 Monitoring (Taliban), which waits for 4.1 (United States)." */
function inWords(round: readonly TermFact[], steps: readonly (readonly Wait[])[], { parties }: WaitingFacts): string {
  const told = steps.map((waits, index) => {
    const to = round[index + 1];
    const name = to ? `${to.number} ${to.title}` : (round[0]?.number ?? "");
    const byWhom = parties.filter(({ id }) => waits.some(({ partyId }) => partyId === id)).map((party) => party.name);
    const isLinked = waits.some(({ partyId }) => partyId === null);
    return `${name} (${listed([...(isLinked ? ["linkage"] : []), ...byWhom])})`;
  });
  const [first] = round;
  return `${first ? `${first.number} ${first.title}` : ""} waits for ${told.join(", which waits for ")}.`;
}
