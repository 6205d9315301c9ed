/**
 * What a change of a party's position was: the one rule by which the board, the positions, the movement, two moments
 * compared and a session's sheet tell what moved.
 *
 * A party has **moved** where it came to hold something else: another stance, other values, other conditions. It has
 * **withdrawn** where it took back what it had offered or held and put nothing in its place. That is a move, too, and is
 * counted as one, but of a kind of its own: Walcott and Hopmann's Bargaining Process Analysis (in Golembiewski, ed., The
 * Small Group in Political Science, 1978) codes what is said on the substance as initiations, accommodations and
 * retractions, since a retraction is no smaller demand or greater one but the end of an offer that others may have answered.
 *
 * Three changes of the record are no moves. A **first** position has nothing before it (their initiation); where an unknown
 * was filled in we **learned** where the party may have stood all along; and where it is unknown again we have **lost**
 * sight of it, which says nothing of where it went.
 */
import { type Interval, isAgainst, type IntervalVerdict, type Stance } from "@/lib/positions/rules";
import type { Condition } from "@/lib/positions/rules/conditions";
import { overlap } from "@/lib/positions/rules/intervals";
import { areSameConditions, saysTheSame } from "@/lib/positions/rules/same";
import { type Cell, cellsOf, covers, verdictOn } from "./agreement-zone";
import { acceptedIn } from "./distance";

export const changeKinds = ["moved", "withdrew", "learned", "first", "lost"] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** What a position says. */
export type Said = { stance: Stance; intervals: readonly Interval[]; conditions: readonly Condition[] };

/** Whether the party did something, rather than our record of it. */
export function isMove(kind: ChangeKind): boolean {
  return kind === "moved" || kind === "withdrew";
}

/** What the step from one position to the next was; null where they say the same. `before` is null of a first one. */
export function changeOf(before: Said | null, after: Said): ChangeKind | null {
  if (!before) return "first";
  if (saysTheSame(before, after)) return null;
  if (after.stance === "unknown" && after.intervals.length === 0) return "lost";
  if (isWithdrawn(before, after)) return "withdrew";
  // Who had none, as far as we know, takes its first now.
  if (before.stance === "no_position" && before.intervals.length === 0) return "first";
  const parts = partsChanged(before, after);
  const onAxis = changeOnAxis(before.intervals, after.intervals);
  const isStanceLearned = before.stance === "unknown";
  const isOther = parts.includes("stance") || parts.includes("conditions");
  if ((isOther && !isStanceLearned) || onAxis === "moved") return "moved";
  return isOther ? "learned" : onAxis;
}

export type ChangedPart = "stance" | "axis" | "conditions";

/** What of a position is otherwise than before; one that is new is otherwise in all that it says. */
export function partsChanged(before: Said | null, after: Said | null): ChangedPart[] {
  const isOtherOnAxis = JSON.stringify(before?.intervals ?? []) !== JSON.stringify(after?.intervals ?? []);
  return [
    ...(before?.stance === after?.stance ? [] : (["stance"] as const)),
    ...(isOtherOnAxis ? (["axis"] as const) : []),
    ...(areSameConditions(before?.conditions ?? [], after?.conditions ?? []) ? [] : (["conditions"] as const)),
  ];
}

/** What a party did over some time. `withdrawn` is what it took back, `passed` what it held in between and no longer. */
export type ChangeOver<Position> = { kind: ChangeKind; passed: Position[]; withdrawn: Position | null };

/**
 * What became of a party's position over some time: from what it held before (null: nothing) through all that it held since,
 * the first first. Null where it ends as it began, unless an offer was made and withdrawn meanwhile.
 */
export function changeOver<Position extends Said>(
  before: Position | null,
  since: readonly Position[],
): ChangeOver<Position> | null {
  const steps: { from: Position | null; to: Position; kind: ChangeKind }[] = [];
  let held = before;
  for (const to of since) {
    const kind = changeOf(held, to);
    if (kind) steps.push({ from: held, to, kind });
    held = to;
  }
  const last = steps.at(-1)?.to;
  if (!last) return null;
  const passed = steps.slice(0, -1).map(({ to }) => to);
  const withdrawn = steps.findLast(({ from, kind }) => kind === "withdrew" && from && !isTakenUp(from, last))?.from;
  if (withdrawn) return { kind: "withdrew", passed, withdrawn };
  const net = changeOf(before, last);
  if (net === null) return null;
  const hasMoved = isMove(net) || steps.some(({ kind }) => kind === "moved");
  return { kind: hasMoved ? "moved" : net, passed, withdrawn: null };
}

/** Whether what was withdrawn has something in its place again: an offer another offer, a position another position. */
function isTakenUp(withdrawn: Said, last: Said): boolean {
  return hasOffer(withdrawn) ? hasOffer(last) : last.stance !== "no_position";
}

export function hasOffer({ intervals }: Pick<Said, "intervals">): boolean {
  return acceptedIn(intervals).length > 0;
}

/**
 * Nothing takes its place: it has no position any more, or of what it accepted nothing is accepted and some is refused.
 * Who only names no value any more is heard by the stance; what it refuses beside its offer says nothing of the offer.
 */
function isWithdrawn(before: Said, after: Said): boolean {
  if (hasOffer(after)) return false;
  const isHeld = before.stance !== "unknown" && before.stance !== "no_position";
  if (after.stance === "no_position") return hasOffer(before) || isHeld;
  const isRefused =
    after.intervals.some(
      (one) => one.verdict === "rejects" && acceptedIn(before.intervals).some((offer) => overlap(one, offer)),
    ) ||
    (isAgainst(after.stance) && after.stance !== before.stance);
  return hasOffer(before) && isRefused;
}

/** Whether on the axis something was moved, or only became known or unknown; null where no value is said otherwise. */
function changeOnAxis(before: readonly Interval[], after: readonly Interval[]): "moved" | "learned" | "lost" | null {
  const changed = cellsChanged(before, after);
  if (changed.length === 0) return null;
  if (after.length === 0) return "lost";
  const isAsked = (cell: Cell, intervals: readonly Interval[]) =>
    intervals.some((one) => one.verdict === "unknown" && covers(one, cell));
  // Who names a value that it accepts has left the rest unsaid on purpose; who named none may have stood anywhere.
  const isOpen = (cell: Cell) => acceptedIn(before).length === 0 || isAsked(cell, before);
  if (changed.every(({ cell, was }) => was === "unknown" && isOpen(cell))) return "learned";
  // What it only says no more is given up; what is said to be unknown now is not.
  return changed.every(({ cell, is }) => is === "unknown" && isAsked(cell, after)) ? "lost" : "moved";
}

/** The stretches of the axis of which the two say otherwise. */
export function cellsChanged(
  before: readonly Interval[],
  after: readonly Interval[],
  others: readonly Interval[] = [],
): { cell: Cell; was: IntervalVerdict; is: IntervalVerdict }[] {
  const sides = [before, after, others].map((intervals, index) => ({ partyId: String(index), intervals }));
  return cellsOf(sides, { min: null, max: null })
    .map((cell) => ({ cell, was: verdictOn(cell, before), is: verdictOn(cell, after) }))
    .filter(({ was, is }) => was !== is);
}
