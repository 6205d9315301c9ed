/** What the record holds that a package is tested against, and how things would stand if the package held. */
import type { ConditionState } from "@/lib/analysis/conditions";
import { axisOf } from "@/lib/analysis/axis-words";
import type { PositionFact, StatusFact, TermFact } from "@/lib/analysis/facts";
import type { Facts, Standing } from "@/lib/analysis/standing";
import type { Interval } from "@/lib/positions/rules";
import { type Bounds, intersection, isEmpty } from "@/lib/positions/rules/intervals";
import { onTerm } from "@/lib/positions/rules/on-term";
import { type Choice, fateOf, statusIn } from "@/lib/packages/rules";
import type { AxisUnit } from "@/lib/terms/rules";

/** A wording that a package may choose, or that a position is about, by its record. */
export type WordingFact = { id: string; label: string; text: string; translatesId: string | null };
export type OptionFact = { id: string; label: string; text: string };

export type PackageFacts<Term extends TermFact = TermFact> = Facts<Term> & {
  standings: readonly Standing<Term>[];
  /** By record. What is marked for others is missing. */
  wordings: ReadonlyMap<string, WordingFact>;
  options: ReadonlyMap<string, OptionFact>;
};

/** The record as if the package held: what is chosen, and beside it what stands as it does. */
export type AsIf<Term extends TermFact = TermFact> = {
  facts: PackageFacts<Term>;
  choiceOf: ReadonlyMap<string, Choice>;
  /** The value chosen for the term, as far as its axis goes; null where none is. */
  valueOn: (termId: string) => Bounds | null;
  /** Those of the record with those of the package in their place. */
  statuses: ReadonlyMap<string, StatusFact>;
  termOf: ReadonlyMap<string, Term>;
  /** By term and party. */
  positionOf: (termId: string, partyId: string) => PositionFact | undefined;
  /** Conditions that have been judged, by what they ask. */
  states: Map<string, ConditionState>;
};

/** A choice on a term that this reader's record does not have counts for nothing. */
export function asIf<Term extends TermFact>(choices: readonly Choice[], facts: PackageFacts<Term>): AsIf<Term> {
  const termOf = new Map(facts.terms.map((term) => [term.id, term]));
  const known = choices.filter(({ termId }) => termOf.has(termId));
  const statuses = new Map(facts.statuses);
  const positions = new Map(
    known.map(({ termId }) => [
      termId,
      // The first of a party counts, as everywhere.
      new Map([...onTerm(facts.positions, termId)].reverse().map((position) => [position.partyId, position])),
    ]),
  );
  const partyIds = new Set(facts.parties.map(({ id }) => id));
  const values = new Map(
    known.flatMap(({ termId, value }): [string, Bounds][] => {
      const unit = termOf.get(termId)?.axisUnit;
      const held = [...(positions.get(termId)?.values() ?? [])].filter(({ partyId }) => partyIds.has(partyId));
      return value ? [[termId, unit ? onAxis(value, unit, held) : value]] : [];
    }),
  );
  for (const choice of known) statuses.set(choice.termId, { status: statusIn(choice), note: null });
  return {
    facts,
    termOf,
    statuses,
    valueOn: (termId) => values.get(termId) ?? null,
    choiceOf: new Map(known.map((choice) => [choice.termId, choice])),
    positionOf: (termId, partyId) => positions.get(termId)?.get(partyId),
    states: new Map(),
  };
}

/** Whether the package agrees the term and leaves open which value of its axis: there is no deal on it yet. */
export function lacksValue({ axisUnit, isUnilateral }: TermFact, choice: Choice): boolean {
  return fateOf(choice) === "agreed" && axisUnit !== null && !choice.value && !isUnilateral;
}

/** The part of the value that lies on the axis: "up to 48 months" begins at 0, where the zone on it begins, too. */
function onAxis(value: Bounds, unit: AxisUnit, held: readonly PositionFact[]): Bounds {
  const itself: Interval = { ...value, verdict: "unknown" };
  const { min, max } = axisOf(unit, [...held.flatMap(({ intervals }) => intervals), itself]).range;
  const clipped = intersection(value, { from: min, to: max });
  return isEmpty(clipped) ? value : clipped;
}
