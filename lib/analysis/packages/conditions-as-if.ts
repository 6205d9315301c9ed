/** A position's "if", evaluated as if the package held. */
import { type ConditionState, stateOf } from "@/lib/analysis/conditions";
import { markingsOf } from "@/lib/analysis/facts";
import { fateOf, statusIn } from "@/lib/packages/rules";
import type { Condition } from "@/lib/positions/rules/conditions";
import { intersection, isEmpty, isWithin } from "@/lib/positions/rules/intervals";
import { onTerm } from "@/lib/positions/rules/on-term";
import { reaches } from "@/lib/terms/rules";
import type { AsIf } from "./package-facts";

/**
 * Whether the condition is met, blocked or unknown. What the package chooses counts instead of the record: a term that it
 * agrees is agreed, a value that it sets is set, and one that it leaves out can meet nothing. What it does not touch stands
 * as the record has it; and a condition in words is for a person to judge.
 */
export function stateAsIf(condition: Condition, given: AsIf): ConditionState {
  if (condition.kind === "text") return "unknown";
  // Many parties ask for the same, and a zone on which that hangs takes a while to find.
  const key = askedOf(condition);
  const known = given.states.get(key);
  if (known) return known;
  const state = judge(condition, given);
  given.states.set(key, state);
  return state;
}

/** A condition on another term. */
export type OnTerm = Exclude<Condition, { kind: "text" }>;

/** What the condition asks for, as it is known among those that have been judged. */
export function askedOf(condition: OnTerm): string {
  const asked = condition.kind === "axis" ? JSON.stringify(condition.within) : condition.atLeast;
  return `${condition.termId} ${asked}`;
}

/** Whether the record of the term says if it is met; else the package alone does. */
export function hangsOnRecord({ kind, termId }: OnTerm, { choiceOf, valueOn }: AsIf): boolean {
  const choice = choiceOf.get(termId);
  return !choice || (kind === "axis" && fateOf(choice) !== "out" && !valueOn(termId));
}

/** The compartments whose records say whether the condition is met; none where the package alone does. */
export function markedBehind(condition: Condition, given: AsIf): string[] {
  if (condition.kind === "text") return [];
  const { termId } = condition;
  const { facts, choiceOf, termOf } = given;
  const term = termOf.get(termId)?.record;
  if (!hangsOnRecord(condition, given)) return markingsOf(term);
  const status = choiceOf.has(termId) ? undefined : facts.statuses.get(termId)?.since;
  return markingsOf(term, status, ...onTerm(facts.positions, termId).map(({ record }) => record));
}

function judge(condition: OnTerm, given: AsIf): ConditionState {
  const { facts, choiceOf, statuses } = given;
  const choice = choiceOf.get(condition.termId);
  if (!choice) return stateOf(condition, facts);
  const fate = fateOf(choice);
  if (condition.kind === "term_status") {
    if (reaches(statusIn(choice), condition.atLeast)) return "met";
    return fate === "out" ? "blocked" : "unknown";
  }
  if (fate === "out") return "blocked";
  const value = given.valueOn(condition.termId);
  if (!value) return stateOf(condition, { ...facts, statuses });
  if (isEmpty(intersection(value, condition.within))) return "blocked";
  return fate === "agreed" && isWithin(value, condition.within) ? "met" : "unknown";
}
