/**
 * A term counted once, so that the answers of all its parties can be tried without going through the record for each: per
 * stretch of its axis how many accept and reject, who is against, whose answer is missing, which conditions are unmet, and
 * what waits for it. Trying an answer then takes time in the stretches of one axis, whatever the number of parties.
 */
import { isAgainst, isUnanswered, type IntervalVerdict } from "@/lib/positions/rules";
import type { Condition } from "@/lib/positions/rules/conditions";
import { type Bounds, intersection, isEmpty, isWithin } from "@/lib/positions/rules/intervals";
import { onTerm } from "@/lib/positions/rules/on-term";
import { isSettled, reaches, type TermStatus } from "@/lib/terms/rules";
import { type Cell, cellsOf, verdictOn, type ZoneKind } from "../agreement-zone";
import { type Axis, axisOf } from "../axis-words";
import { type ConditionState, stateOf } from "../conditions";
import { isCounted, type Marked, type PositionFact, type TermFact } from "../facts";
import type { WaitingFacts } from "../waiting";

/** Certain or possible where somebody accepts; open where nobody has accepted what nobody rejects; none is left. */
export type ZoneState = "certain" | "possible" | "open" | "none";
/** Somebody is against it or no value is left; it waits for something; nothing on record stands in its way. */
export type TermState = "blocked" | "waiting" | "clear";

export type Wait = Marked & { from: TermFact; condition: Condition | null };

export type Tally = {
  term: TermFact;
  status: TermStatus;
  axis: Axis | null;
  cells: { cell: Cell; accepts: number; rejects: number }[];
  /** How many negotiate. */
  count: number;
  held: ReadonlyMap<string, PositionFact>;
  said: ReadonlyMap<string, IntervalVerdict[]>;
  against: ReadonlySet<string>;
  /** Without a position, or with one that says neither yes nor no. */
  unanswered: ReadonlySet<string>;
  /** Those of the negotiating parties that are not met. */
  unmet: number;
  isUnmet: (condition: Condition) => boolean;
  /** Requires what is not settled, or excludes what is. */
  links: number;
  waits: readonly Wait[];
};

/** A party's position in the place of the one it holds; null: none is known. */
export type Swap = { partyId: string; held: PositionFact | null };

export type Outlook = { zone: ZoneState | null; state: TermState; waits: ConditionState[] };

/** Every term that is bargained over, counted. */
export function talliesOf(facts: WaitingFacts): Map<string, Tally> {
  const open = facts.standings.filter(({ group }) => group === "blocked" || group === "open");
  const counted = facts.parties.filter(isCounted).map(({ id }) => id);
  const isCountedId = new Set(counted);
  const states = new Map<string, ConditionState>();
  const isUnmet = (condition: Condition) => {
    if (condition.kind === "text") return true;
    const key = JSON.stringify(condition);
    const state = states.get(key) ?? stateOf(condition, facts);
    states.set(key, state);
    return state !== "met";
  };
  const waits = waitsByTerm(facts, isCountedId);
  const settledIds = new Set(facts.standings.filter(({ status }) => isSettled(status)).map(({ term }) => term.id));
  const standing = new Set(facts.standings.map(({ term }) => term.id));
  return new Map(
    open.map(({ term, status }) => {
      const positions = onTerm(facts.positions, term.id).filter(({ partyId }) => isCountedId.has(partyId));
      // The first in the list is the one that is held.
      const held = new Map([...positions].reverse().map((position) => [position.partyId, position]));
      const links = facts.linkages.filter(({ kind, fromTermId, toTermId }) => {
        const otherId = fromTermId === term.id ? toTermId : fromTermId;
        if (![fromTermId, toTermId].includes(term.id) || !standing.has(otherId) || otherId === term.id) return false;
        if (kind === "excludes") return settledIds.has(otherId);
        return kind === "requires" && fromTermId === term.id && !settledIds.has(otherId);
      }).length;
      const each = [...held.values()];
      const axis = axisFor(term, facts);
      const said = new Map<string, IntervalVerdict[]>();
      const cells = axis ? cellsOf(each, axis.range) : [];
      for (const id of counted)
        said.set(
          id,
          cells.map((cell) => verdictOn(cell, held.get(id)?.intervals ?? [])),
        );
      const tally: Tally = {
        term,
        status,
        axis,
        cells: cells.map((cell, index) => ({
          cell,
          accepts: counted.filter((id) => said.get(id)?.[index] === "accepts").length,
          rejects: counted.filter((id) => said.get(id)?.[index] === "rejects").length,
        })),
        count: counted.length,
        held,
        said,
        against: new Set(each.filter(({ stance }) => isAgainst(stance)).map(({ partyId }) => partyId)),
        unanswered: new Set(counted.filter((id) => isUnanswered(held.get(id)?.stance ?? "unknown"))),
        unmet: each.reduce((sum, { conditions }) => sum + conditions.filter(isUnmet).length, 0),
        isUnmet,
        links,
        waits: waits.get(term.id) ?? [],
      };
      return [term.id, tally];
    }),
  );
}

/** How the term stands on record or, with a swap, would stand. */
export function outlookOf(tally: Tally, swap?: Swap): Outlook {
  const stretches = tally.axis ? kindsOf(tally, swap) : [];
  const zone = tally.axis ? zoneOf(stretches) : null;
  const against = without(tally.against, swap) + Number(swap?.held ? isAgainst(swap.held.stance) : false);
  const unanswered =
    without(tally.unanswered, swap) + Number(swap !== undefined && isUnanswered(swap.held?.stance ?? "unknown"));
  const unmet = swap
    ? tally.unmet - unmetOf(tally, tally.held.get(swap.partyId)) + unmetOf(tally, swap.held)
    : tally.unmet;
  const isBlocked = against > 0 || zone === "none";
  const isAgreed = zone === null ? unanswered === 0 : zone === "certain";
  const state = isBlocked ? "blocked" : isAgreed && unmet === 0 && tally.links === 0 ? "clear" : "waiting";
  return { zone, state, waits: tally.waits.map(({ condition }) => waitOf(condition, tally, isBlocked, stretches)) };
}

/**
 * Whether what the condition asks of the term would be met after the swap, where the term has the status: as stateOf in
 * conditions tells it.
 */
export function stateThen(condition: Condition, tally: Tally, status: TermStatus, swap: Swap): ConditionState {
  const stretches = tally.axis ? kindsOf(tally, swap) : [];
  const state = waitOf(condition, tally, outlookOf(tally, swap).state === "blocked", stretches);
  if (condition.kind !== "axis" || state !== "unknown" || !isSettled(status)) return state;
  const open = stretches.filter(({ kind }) => kind !== "empty");
  return open.length > 0 && open.every(({ cell }) => isWithin(boundsOf(cell), condition.within)) ? "met" : state;
}

/** The stretches that are certain, or that somebody accepts and nobody rejects; with a swap, that would be. */
export function stretchesOf(tally: Tally, kind: "certain" | "possible", swap?: Swap): Bounds[] {
  const found: Bounds[] = [];
  let isGoingOn = false;
  for (const { cell, ...each } of kindsOf(tally, swap)) {
    const isMeant = each.kind === kind && each.isAccepted;
    const last = found.at(-1);
    if (isMeant && isGoingOn && last)
      Object.assign(last, { to: cell.high, toOpen: !cell.isPoint && cell.high !== null });
    else if (isMeant) found.push(boundsOf(cell));
    isGoingOn = isMeant;
  }
  return found;
}

type Stretch = { cell: Cell; kind: ZoneKind; isAccepted: boolean };

function kindsOf(tally: Tally, swap: Swap | undefined): Stretch[] {
  const before = swap && tally.said.get(swap.partyId);
  return tally.cells.map(({ cell, ...on }, index) => {
    const was = before?.[index];
    const is = swap && verdictOn(cell, swap.held?.intervals ?? []);
    const accepts = on.accepts - Number(was === "accepts") + Number(is === "accepts");
    const rejects = on.rejects - Number(was === "rejects") + Number(is === "rejects");
    const kind = rejects > 0 ? "empty" : accepts === tally.count ? "certain" : "possible";
    return { cell, kind, isAccepted: accepts > 0 };
  });
}

function zoneOf(stretches: readonly Stretch[]): ZoneState {
  if (stretches.some(({ kind }) => kind === "certain")) return "certain";
  const possible = stretches.filter(({ kind }) => kind === "possible");
  if (possible.length === 0) return "none";
  return possible.some(({ isAccepted }) => isAccepted) ? "possible" : "open";
}

/** As stateOf in conditions tells it of a term that is bargained over, which is not settled whatever the answer. */
function waitOf(
  condition: Condition | null,
  { status }: Tally,
  isBlocked: boolean,
  stretches: readonly Stretch[],
): ConditionState {
  if (condition?.kind === "axis") {
    const open = stretches.filter(({ kind }) => kind !== "empty");
    if (stretches.length === 0) return "unknown";
    return open.every(({ cell }) => isEmpty(intersection(boundsOf(cell), condition.within))) ? "blocked" : "unknown";
  }
  if (condition?.kind === "term_status" && reaches(status, condition.atLeast)) return "met";
  return isBlocked ? "blocked" : "unknown";
}

function boundsOf({ low, high, isPoint }: Cell): Bounds {
  return { from: low, to: high, fromOpen: !isPoint && low !== null, toOpen: !isPoint && high !== null };
}

function without(ids: ReadonlySet<string>, swap: Swap | undefined): number {
  return ids.size - Number(swap !== undefined && ids.has(swap.partyId));
}

function unmetOf({ isUnmet }: Tally, held: PositionFact | null | undefined): number {
  return held?.conditions.filter(isUnmet).length ?? 0;
}

/** The axis as the zone has it: along all that anybody on record says of it. */
function axisFor({ id, axisUnit }: TermFact, { positions, parties }: WaitingFacts): Axis | null {
  if (!axisUnit) return null;
  const known = new Set(parties.map((party) => party.id));
  const spoken = onTerm(positions, id).filter(({ partyId }) => known.has(partyId));
  return axisOf(
    axisUnit,
    spoken.flatMap(({ intervals }) => intervals),
  );
}

/** By the term that is waited for: the conditions and requirements of other terms that are bargained over. */
function waitsByTerm({ standings, linkages, positions }: WaitingFacts, isCountedId: ReadonlySet<string>) {
  const waits = new Map<string, Wait[]>();
  const add = (termId: string, wait: Wait) => {
    if (wait.from.id !== termId) waits.set(termId, [...(waits.get(termId) ?? []), wait]);
  };
  const open = new Map(
    standings.filter(({ group }) => group === "blocked" || group === "open").map(({ term }) => [term.id, term]),
  );
  for (const { kind, fromTermId, toTermId, record } of linkages) {
    const from = open.get(fromTermId);
    if (kind === "requires" && from) add(toTermId, { from, condition: null, record });
  }
  for (const from of open.values())
    for (const { partyId, conditions, record } of onTerm(positions, from.id))
      if (isCountedId.has(partyId))
        for (const condition of conditions)
          if (condition.kind !== "text") add(condition.termId, { from, condition, record });
  return waits;
}
