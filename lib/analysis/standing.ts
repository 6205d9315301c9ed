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
import { type Held, type HeldBefore, type Hold, holdOf, objectionsTo, requirementOf } from "./hold";
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
  /** Every position up to the moment, from late to early, where it is read. */
  positionsHeld?: readonly HeldBefore[];
};

/** Every term's standing: group by group, red lines first among the blocked, else in the order of the agreement. */
export function standingsOf<Term extends TermFact>(facts: Facts<Term>): Standing<Term>[] {
  const statusOf = (termId: string) => facts.statuses.get(termId)?.status ?? "not_tabled";
  const weighed = standingTerms(facts).map((term) =>
    weigh(term, { ...facts, term, status: statusOf(term.id), statusOf }, facts),
  );
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
  const strength = strongest ? (stanceScores[strongest.position.stance] ?? 0) : 0;
  const standing: Standing<Term> = {
    term,
    group,
    status: held.status,
    // Looked for when it is asked for: of thousands that are settled, few are shown.
    get hold(): Hold {
      return group === "blocked" && hasNoValue ? { kind: "no_value" } : holdOf(held);
    },
    get waitsFor(): TermFact | null {
      const requirement = group === "blocked" || group === "open" ? requirementOf(held) : null;
      return this.hold.kind === "linkage" ? null : (requirement?.term ?? null);
    },
  };
  return { standing, strength };
}

/** All terms but those above others that never had a status of their own: these only gather them. */
function standingTerms<Term extends TermFact>({ terms, statuses }: Pick<Facts<Term>, "terms" | "statuses">): Term[] {
  const above = new Set(terms.map(({ parentId }) => parentId));
  return terms.filter(({ id }) => statuses.has(id) || !above.has(id));
}

/** Which group is shown further than its first few, and from which of its terms on. */
export type Unfolded = { group: StandingGroup; from: number };

/** How many of a group are shown before the rest is asked for; a rest of a few is shown with them. */
const most = 20;
const few = 5;
/** As many are shown of a group that is asked for. */
export const mostUnfolded = 400;

/** The terms of a group that are shown, of those in it; `from` is the place of the first. */
export function shownOf<Standing>(group: StandingGroup, all: readonly Standing[], unfolded: Unfolded | null) {
  if (group !== unfolded?.group) return { from: 0, shown: all.length <= most + few ? all : all.slice(0, most) };
  const from = unfolded.from < all.length ? unfolded.from : 0;
  return { from, shown: all.slice(from, from + mostUnfolded) };
}

/**
 * The terms on which a board and its analysis tell the positions: those that are bargained over, those that are shown of the
 * others, and whatever has an axis, is linked, goes on without a deal, or is asked for. Which group the others are in says
 * their status alone, so that nobody's position on them has to be read.
 */
export function toldTerms(
  facts: Pick<Facts, "terms" | "statuses" | "linkages">,
  { unfolded, askedIds }: { unfolded: Unfolded | null; askedIds: Iterable<string> },
): string[] {
  const linked = new Set(facts.linkages.flatMap(({ fromTermId, toTermId }) => [fromTermId, toTermId]));
  const terms = standingTerms(facts).map((term) => {
    const status = facts.statuses.get(term.id)?.status ?? "not_tabled";
    return { term, group: groupOf({ term, status }, false) };
  });
  const shown = (["settled", "outside"] as const).flatMap(
    (group) =>
      shownOf(
        group,
        terms.filter((each) => each.group === group),
        unfolded,
      ).shown,
  );
  const told = new Set([...askedIds, ...shown.map(({ term }) => term.id)]);
  const isTold = (term: TermFact) =>
    term.axisUnit !== null || term.isUnilateral || linked.has(term.id) || told.has(term.id);
  return terms.filter(({ term, group }) => group === "open" || isTold(term)).map(({ term }) => term.id);
}

function groupOf({ term, status }: Pick<Held, "term" | "status">, isBlocked: boolean): StandingGroup {
  if (isSettled(status)) return "settled";
  if (term.isUnilateral || !isOpen(status)) return "outside";
  return isBlocked ? "blocked" : "open";
}
