/**
 * Where each term stands, in the order in which a reader needs it: blocked, open, settled, outside.
 *
 * - **Blocked**: being bargained over, and a negotiating party is on record against it (a stance below zero), or the
 *   values that the negotiating parties reject leave none. An agreement needs the consent of all who negotiate it (Vienna
 *   Convention on the Law of Treaties, 1969, article 9.1), so that without a move of that party there is none.
 * - **Open**: being bargained over, with nobody whose yes is needed against it. A term that only waits for a blocked one
 *   stays open and names what it waits for: counted as blocked it would hide the one that needs a move.
 * - **Settled**: agreed, if only in principle.
 * - **Outside**: not bargained over. Not tabled, parked, withdrawn, or done by one party whether or not there is a deal.
 */
import { stanceScores } from "@/lib/positions/rules";
import { isOpen, isSettled, type TermStatus } from "@/lib/terms/rules";
import { isEmptyEverywhere } from "./agreement-zone";
import type { LinkageFact, PartyFact, PositionFact, StatusFact, TermFact } from "./facts";
import { type Held, type Hold, holdOf, objectionsTo, requirementOf } from "./hold";
import { readTermZone } from "./term-zone";

export const standingGroups = ["blocked", "open", "settled", "outside"] as const;
export type StandingGroup = (typeof standingGroups)[number];

export type Standing<Term extends TermFact = TermFact> = {
  term: Term;
  group: StandingGroup;
  status: TermStatus;
  hold: Hold;
  /** A term that it waits for besides, where something else holds it first. */
  waitsFor: TermFact | null;
};

export type Facts<Term extends TermFact = TermFact> = {
  /** In the order of the agreement. */
  terms: readonly Term[];
  /** By term id; a term without one has not been tabled. */
  statuses: ReadonlyMap<string, StatusFact>;
  positions: readonly PositionFact[];
  linkages: readonly LinkageFact[];
  parties: readonly PartyFact[];
};

/** Every term's standing: group by group, red lines first among the blocked, else in the order of the agreement. */
export function standingsOf<Term extends TermFact>(facts: Facts<Term>): Standing<Term>[] {
  const statusOf = (termId: string) => facts.statuses.get(termId)?.status ?? "not_tabled";
  const weighed = facts.terms
    .filter((term) => !isHeading(term, facts))
    .map((term) => weigh(term, { ...facts, term, status: statusOf(term.id), statusOf }, facts));
  return standingGroups.flatMap((group) =>
    weighed
      .filter(({ standing }) => standing.group === group)
      .sort((a, b) => (group === "blocked" ? a.strength - b.strength : 0))
      .map(({ standing }) => standing),
  );
}

function weigh<Term extends TermFact>(
  term: Term,
  held: Held,
  facts: Facts,
): { standing: Standing<Term>; strength: number } {
  const [strongest] = objectionsTo(held);
  const hasNoValue = !strongest && isEmptyEverywhere(readTermZone(term, facts)?.zone ?? []);
  const group = groupOf(held, Boolean(strongest) || hasNoValue);
  const hold: Hold = group === "blocked" && hasNoValue ? { kind: "no_value" } : holdOf(held);
  const requirement = group === "blocked" || group === "open" ? requirementOf(held) : null;
  const waitsFor = hold.kind === "linkage" ? null : (requirement?.term ?? null);
  const strength = strongest ? (stanceScores[strongest.position.stance] ?? 0) : 0;
  return { standing: { term, group, status: held.status, hold, waitsFor }, strength };
}

/** A term above others that never had a status of its own only gathers them. */
function isHeading(term: TermFact, { terms, statuses }: Facts): boolean {
  return !statuses.has(term.id) && terms.some(({ parentId }) => parentId === term.id);
}

function groupOf({ term, status }: Held, isBlocked: boolean): StandingGroup {
  if (isSettled(status)) return "settled";
  if (term.isUnilateral || !isOpen(status)) return "outside";
  return isBlocked ? "blocked" : "open";
}
