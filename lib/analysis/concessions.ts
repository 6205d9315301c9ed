/**
 * What each move of a party was to the others: a concession, a hardening, a step aside, or only our learning more.
 *
 * A concession brings a party nearer to what others accept (Pruitt, Negotiation Behavior, 1981, chapter 2: a change of
 * offer that lowers the level of benefit sought). On an axis near means, first, how far the values it accepts lie from
 * those that others accept; where that is equal, how far the values that it does not reject do: who drops a red line has
 * conceded, though nothing is accepted yet; and where that is equal too, whether its answer to the values that others
 * accept became better or worse. Without an axis, or where it says nothing, it is the distance of its stance
 * from the mean of the others'. What fills in an unknown is no move: the party may have stood there all along. A first
 * position has nothing before it and is none either; nor is what a party does by itself, with or without a deal.
 */
import { type Interval, stanceScores, verdicts } from "@/lib/positions/rules";
import { type Cell, cellsOf, covers, verdictOn } from "./agreement-zone";
import { acceptedIn, gapBetween, type Hold } from "./distance";

export const moveKinds = ["conceded", "hardened", "aside", "learned"] as const;
export type MoveKind = (typeof moveKinds)[number];

/** Judges the step from one position of a party to its next, by what the others held at the time. */
export function judgeMove(before: Hold, after: Hold, others: readonly Hold[]): MoveKind | null {
  // That we know no more where it stands says nothing of where it went.
  if (after.stance === "unknown" && after.intervals.length === 0) return null;
  const onAxis = judgeOnAxis(before.intervals, after.intervals, others);
  const byStance = judgeStance(before, after, others);
  if (onAxis === "conceded" || onAxis === "hardened") return onAxis;
  if (byStance === "conceded" || byStance === "hardened") return byStance;
  return onAxis ?? byStance;
}

function judgeOnAxis(
  before: readonly Interval[],
  after: readonly Interval[],
  others: readonly Hold[],
): MoveKind | null {
  // Who names no value any more is heard by the stance alone.
  if (after.length === 0) return null;
  const demands = others.map(({ intervals }) => acceptedIn(intervals)).filter((each) => each.length > 0);
  const asked = demands.flat();
  const sides = [before, after, asked].map((intervals, index) => ({ partyId: String(index), intervals }));
  const changed = cellsOf(sides, { min: null, max: null })
    .map((cell) => ({ cell, was: verdictOn(cell, before), is: verdictOn(cell, after) }))
    .filter(({ was, is }) => was !== is);
  if (changed.length === 0) return null;
  // Who names a value that they accept has left the rest unsaid on purpose; who named none may have stood anywhere.
  const isOpenQuestion = (cell: Cell) =>
    acceptedIn(before).length === 0 || before.some((one) => one.verdict === "unknown" && covers(one, cell));
  if (changed.every(({ cell, was }) => was === "unknown" && isOpenQuestion(cell))) return "learned";
  for (const [was, is] of [
    [gaps(acceptedIn(before), demands), gaps(acceptedIn(after), demands)],
    [gaps(notRejectedIn(before), demands), gaps(notRejectedIn(after), demands)],
  ] as const)
    if (is !== was) return is < was ? "conceded" : "hardened";
  const steps = changed
    .filter(({ cell }) => asked.some((one) => covers(one, cell)))
    .map(({ was, is }) => verdicts.indexOf(was) - verdicts.indexOf(is));
  if (steps.length > 0 && steps.every((step) => step > 0)) return "conceded";
  return steps.length > 0 && steps.every((step) => step < 0) ? "hardened" : "aside";
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

function judgeStance(before: Hold, after: Hold, others: readonly Hold[]): MoveKind | null {
  if (before.stance === after.stance) return null;
  const [was, is] = [stanceScores[before.stance], stanceScores[after.stance]];
  if (was === null) return "learned";
  const scores = others.map(({ stance }) => stanceScores[stance]).filter((score) => score !== null);
  if (is === null || scores.length === 0) return "aside";
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const [far, near] = [Math.abs(was - mean), Math.abs(is - mean)];
  return near === far ? "aside" : near < far ? "conceded" : "hardened";
}
