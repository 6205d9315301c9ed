/**
 * What saved packages hang on: each judged once, so that an answer is tried on the verdicts that it touches and not on the
 * whole package. A package needs the yes of all who negotiate (see packages/judge-package), so that one no refuses it.
 */
import { type Choice, fateOf } from "@/lib/packages/rules";
import { isCounted, type Marked, type Marking, markingsOf } from "../facts";
import { askedOf, hangsOnRecord, type OnTerm } from "../packages/conditions-as-if";
import { asIf, type AsIf, type PackageFacts } from "../packages/package-facts";
import { type PackageVerdict, packageVerdicts, termVerdict } from "../packages/term-verdict";
import type { WaitingFacts } from "../waiting";
import { stateThen, type Swap, type Tally } from "./tally";

/** The packages in force, with the words that are chosen in them. */
export type SavedPackages = Pick<PackageFacts, "wordings" | "options"> & {
  packages: readonly SavedPackage[];
};
type SavedPackage = Marked & { id: string; title: string; choices: readonly Choice[] };

export const noPackages: SavedPackages = { packages: [], wordings: new Map(), options: new Map() };

/** All who are asked accept; somebody says no; nobody does, and somebody's answer is not known. */
export type PackageState = "accepted" | "refused" | "unknown";

/** A package at stake. */
export type Stake = {
  title: string;
  state: PackageState;
  /** Of the package, and of all that its state is told from. */
  rests: readonly Marking[];
  given: AsIf;
  /** By term and party. */
  cells: ReadonlyMap<string, Cell>;
  /** How many of each verdict a party gives. */
  counts: ReadonlyMap<string, Counts>;
  /** By term: the conditions whose state the record of that term tells, and the verdicts that these are part of. */
  hanging: ReadonlyMap<string, Hanging>;
};

/** What one party makes of one term that the package agrees or leaves out. */
type Cell = { choice: Choice; partyId: string; verdict: PackageVerdict };
type Counts = Record<PackageVerdict, number>;
type Hanging = { conditions: OnTerm[]; cells: Set<Cell> };

/** How many verdicts are looked at in all; where there are more, the packages recorded before these are left out. */
const mostCells = 20_000;

/** By the term whose answers may change them: the packages, in the order in which they were recorded. */
export function stakesOf(facts: WaitingFacts, { packages, ...words }: SavedPackages): Map<string, Stake[]> {
  const sides = facts.parties.filter(isCounted).length;
  let room = mostCells;
  const fits = ({ choices }: (typeof packages)[number]) => {
    room -= choices.length * sides;
    return room >= 0;
  };
  const latest = [...packages].reverse();
  const left = latest.findIndex((each) => !fits(each));
  const tried = left === -1 ? latest : latest.slice(0, left);
  const stakes = new Map<string, Stake[]>();
  for (const each of tried.reverse()) {
    const stake = stakeOf(each, { ...facts, ...words });
    if (!stake) continue;
    for (const termId of new Set([...stake.given.choiceOf.keys(), ...stake.hanging.keys()]))
      stakes.set(termId, [...(stakes.get(termId) ?? []), stake]);
  }
  return stakes;
}

/** Null where the package asks nobody anything. */
function stakeOf({ title, choices, record }: SavedPackage, facts: PackageFacts): Stake | null {
  const given = asIf(choices, facts);
  const sides = facts.parties.filter(isCounted);
  const cells = new Map<string, Cell>();
  const hanging = new Map<string, Hanging>();
  const markedWith = new Set(markingsOf(record, ...sides.map((party) => party.record)));
  for (const choice of given.choiceOf.values()) {
    const term = given.termOf.get(choice.termId);
    if (!term || term.isUnilateral || fateOf(choice) === "open") continue;
    for (const { id: partyId } of sides) {
      const position = given.positionOf(term.id, partyId);
      const said = termVerdict(choice, position, given);
      if (!said) continue;
      const cell = { choice, partyId, verdict: said.verdict };
      cells.set(keyOf(term.id, partyId), cell);
      const behind = said.conditions.flatMap((each) => each.markedWith);
      for (const each of [...markingsOf(term.record, position?.record), ...behind]) markedWith.add(each);
      for (const { condition } of said.conditions)
        if (condition.kind !== "text" && hangsOnRecord(condition, given)) hang(hanging, condition, cell);
    }
  }
  const counts = countsOf([...cells.values()]);
  const state = stateOf(counts);
  const rests = [...markedWith].map((compartmentId) => ({ compartmentId }));
  return state && { title, state, rests, given, cells, counts, hanging };
}

/** How the package would stand if the party of the swap held that on the term of the tally. */
export function packageThen(stake: Stake, tally: Tally, swap: Swap): PackageState {
  const { given, cells, counts, state } = stake;
  const { term } = tally;
  const hanging = stake.hanging.get(term.id);
  const own = cells.get(keyOf(term.id, swap.partyId));
  const touched = new Set([...(own ? [own] : []), ...(hanging?.cells ?? [])]);
  const then = hanging ? { ...given, states: statesThen(hanging, given, tally, swap) } : given;
  const changed = new Map<string, Counts>();
  for (const cell of touched) {
    const position = cell === own ? (swap.held ?? undefined) : given.positionOf(cell.choice.termId, cell.partyId);
    const verdict = termVerdict(cell.choice, position, then)?.verdict ?? cell.verdict;
    const before = changed.get(cell.partyId) ?? counts.get(cell.partyId);
    if (!before || verdict === cell.verdict) continue;
    const less = { ...before, [cell.verdict]: before[cell.verdict] - 1 };
    changed.set(cell.partyId, { ...less, [verdict]: less[verdict] + 1 });
  }
  return changed.size === 0 ? state : (stateOf(new Map([...counts, ...changed])) ?? state);
}

/** The states of conditions that the swap may change, in the place of those that were found. */
function statesThen({ conditions }: Hanging, { facts, choiceOf, statuses, states }: AsIf, tally: Tally, swap: Swap) {
  const isChosen = choiceOf.has(tally.term.id);
  const status = (isChosen ? statuses : facts.statuses).get(tally.term.id)?.status ?? "not_tabled";
  return new Map([
    ...states,
    ...conditions.map((condition) => [askedOf(condition), stateThen(condition, tally, status, swap)] as const),
  ]);
}

function hang(hanging: Map<string, Hanging>, condition: OnTerm, cell: Cell): void {
  const on = hanging.get(condition.termId) ?? { conditions: [], cells: new Set() };
  on.conditions.push(condition);
  on.cells.add(cell);
  hanging.set(condition.termId, on);
}

function countsOf(cells: readonly Cell[]): Map<string, Counts> {
  const counts = new Map<string, Counts>();
  for (const { partyId, verdict } of cells) {
    const of = counts.get(partyId) ?? { red_line: 0, rejects: 0, unknown: 0, accepts: 0 };
    counts.set(partyId, { ...of, [verdict]: of[verdict] + 1 });
  }
  return counts;
}

/** By the worst of each party's verdicts; null where nobody is asked. */
function stateOf(counts: ReadonlyMap<string, Counts>): PackageState | null {
  const worst = new Set([...counts.values()].map((of) => packageVerdicts.find((verdict) => of[verdict] > 0)));
  if (worst.has("red_line") || worst.has("rejects")) return "refused";
  if (worst.has("unknown")) return "unknown";
  return worst.has("accepts") ? "accepted" : null;
}

function keyOf(termId: string, partyId: string): string {
  return `${termId} ${partyId}`;
}
