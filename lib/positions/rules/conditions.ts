/** A position's "if": what has to hold elsewhere in the agreement, or in the world, before the party agrees. */
import { type AxisUnit, type LadderStatus, termStatusLabels } from "@/lib/terms/rules";
import type { Bounds } from "./intervals";
import { boundsInWords } from "./interval-words";

export type Condition =
  /** Another term has come at least as far as this status. */
  | { kind: "term_status"; termId: string; atLeast: LadderStatus }
  /** What is agreed on another term's axis lies within these bounds. */
  | { kind: "axis"; termId: string; within: Bounds }
  /** Anything else, in the party's words or ours. */
  | { kind: "text"; text: string };

/** What a sentence needs to know of the terms that conditions name. */
export type ConditionTerm = { number: string; title: string; axisUnit: AxisUnit | null };

/** "1.1 Timetable is at least agreed in principle"; a term that the reader cannot see is not named. */
export function conditionInWords(condition: Condition, termOf: (termId: string) => ConditionTerm | null): string {
  if (condition.kind === "text") return condition.text;
  const term = termOf(condition.termId);
  const name = term ? `${term.number} ${term.title}` : "a term that is not on record here";
  if (condition.kind === "term_status")
    return `${name} is at least ${termStatusLabels[condition.atLeast].toLowerCase()}`;
  return term?.axisUnit
    ? `${name} is set at ${boundsInWords(condition.within, term.axisUnit)}`
    : `${name} is set in bounds`;
}

/** The terms that conditions name, each once. */
export function termsNamed(conditions: readonly Condition[]): string[] {
  return [...new Set(conditions.flatMap((condition) => (condition.kind === "text" ? [] : [condition.termId])))];
}
