/** Whether two positions say the same. */
import { isDeepStrictEqual } from "node:util";
import type { Interval, Stance } from "../rules";
import type { Condition } from "./conditions";

type Said = { stance: Stance; intervals: readonly Interval[]; conditions: readonly Condition[] };

/** The stance, the intervals and the conditions; on what they rest may differ. */
export function saysTheSame(a: Said, b: Said): boolean {
  return (
    a.stance === b.stance &&
    isDeepStrictEqual(a.intervals, b.intervals) &&
    areSameConditions(a.conditions, b.conditions)
  );
}

/** All of them have to be met, so that their order says nothing. */
export function areSameConditions(a: readonly Condition[], b: readonly Condition[]): boolean {
  const holds = (all: readonly Condition[], one: Condition) => all.some((each) => isDeepStrictEqual(each, one));
  return a.length === b.length && a.every((one) => holds(b, one)) && b.every((one) => holds(a, one));
}
