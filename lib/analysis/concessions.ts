/**
 * What each move of a party was to the others: a concession, a hardening, a withdrawal or a step aside.
 *
 * What is a move at all, and what is withdrawn, says the rule in `moves`. Of the others, a concession brings a party nearer
 * to what others accept (Pruitt, Negotiation Behavior, 1981, chapter 2: a change of offer that lowers the level of benefit
 * sought). On an axis near means, first, how far the values it accepts lie from those that others accept; where that is
 * equal, how far the values that it does not reject do: who drops a red line has conceded, though nothing is accepted yet;
 * and where that is equal too, whether its answer to the values that others accept became better or worse. Without an
 * axis, or where it says nothing, it is the distance of its stance from the mean of the others'. What a party does by
 * itself, with or without a deal, is none.
 */
import { type Interval, stanceScores, verdicts } from "@/lib/positions/rules";
import type { Condition } from "@/lib/positions/rules/conditions";
import { cellsOf, covers, verdictOn } from "./agreement-zone";
import { acceptedIn, gapBetween, type Hold } from "./distance";
import { cellsChanged, changeOf } from "./moves";

/** The kinds of moves, and what is told of a party besides: that we learned where it stands. */
export const moveKinds = ["conceded", "hardened", "withdrew", "aside", "learned"] as const;
export type MoveKind = (typeof moveKinds)[number];

type Judged = Hold & { conditions?: readonly Condition[] };

/** Judges the step from one position of a party to its next, by what the others held at the time. */
export function judgeMove(before: Judged, after: Judged, others: readonly Hold[]): MoveKind | null {
  const said = ({ stance, intervals, conditions = [] }: Judged) => ({ stance, intervals, conditions });
  const kind = changeOf(said(before), said(after));
  if (kind === "withdrew" || kind === "learned") return kind;
  if (kind !== "moved") return null;
  return judgeOnAxis(before.intervals, after.intervals, others) ?? judgeStance(before, after, others) ?? "aside";
}

type Direction = "conceded" | "hardened";

function judgeOnAxis(
  before: readonly Interval[],
  after: readonly Interval[],
  others: readonly Hold[],
): Direction | null {
  // Who names no value any more is heard by the stance alone, and so is who named none.
  if (after.length === 0 || before.length === 0) return null;
  const demands = others.map(({ intervals }) => acceptedIn(intervals)).filter((each) => each.length > 0);
  const asked = demands.flat();
  const changed = cellsChanged(before, after, asked);
  if (changed.length === 0) return null;
  for (const [was, is] of [
    [gaps(acceptedIn(before), demands), gaps(acceptedIn(after), demands)],
    [gaps(notRejectedIn(before), demands), gaps(notRejectedIn(after), demands)],
  ] as const)
    if (is !== was) return is < was ? "conceded" : "hardened";
  const steps = changed
    .filter(({ cell }) => asked.some((one) => covers(one, cell)))
    .map(({ was, is }) => verdicts.indexOf(was) - verdicts.indexOf(is));
  if (steps.length > 0 && steps.every((step) => step > 0)) return "conceded";
  return steps.length > 0 && steps.every((step) => step < 0) ? "hardened" : null;
}

/** How far the stretches lie from what each of the others accepts, summed; without one, infinitely far. */
function gaps(stretches: readonly Interval[], demands: readonly (readonly Interval[])[]): number {
  if (stretches.length === 0) return demands.length > 0 ? Number.POSITIVE_INFINITY : 0;
  return demands.reduce((sum, demand) => sum + gapBetween([stretches, demand]), 0);
}

/** The stretches that the party does not reject, what it says nothing of included. */
function notRejectedIn(intervals: readonly Interval[]): Interval[] {
  return cellsOf([{ partyId: "", intervals }], { min: null, max: null }).flatMap((cell) =>
    verdictOn(cell, intervals) === "rejects" ? [] : [{ verdict: "unknown" as const, from: cell.low, to: cell.high }],
  );
}

function judgeStance(before: Hold, after: Hold, others: readonly Hold[]): Direction | null {
  const [was, is] = [stanceScores[before.stance], stanceScores[after.stance]];
  const scores = others.map(({ stance }) => stanceScores[stance]).filter((score) => score !== null);
  if (was === null || is === null || scores.length === 0) return null;
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const [far, near] = [Math.abs(was - mean), Math.abs(is - mean)];
  return near === far ? null : near < far ? "conceded" : "hardened";
}
