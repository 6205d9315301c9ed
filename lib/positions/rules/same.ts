/** Whether two positions say the same. */
import { isDeepStrictEqual } from "node:util";
import type { Interval, Stance } from "../rules";
import type { Condition } from "./conditions";

type Said = { stance: Stance; intervals: readonly Interval[]; conditions: readonly Condition[] };

/** The stance, the intervals and the conditions; on what they rest may differ. */
export function saysTheSame(a: Said, b: Said): boolean {
  return a.stance === b.stance && isDeepStrictEqual([a.intervals, a.conditions], [b.intervals, b.conditions]);
}
