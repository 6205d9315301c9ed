/** What a party's position came to, before and after, in the words that every page has for it. */
import { type Interval, stanceLabels } from "@/lib/positions/rules";
import { conditionInWords, type ConditionTerm } from "@/lib/positions/rules/conditions";
import { intervalsInWords } from "@/lib/positions/rules/interval-words";
import type { AxisUnit } from "@/lib/terms/rules";
import { listed } from "./counting-words";
import { acceptedIn } from "./distance";
import { covers } from "./agreement-zone";
import { cellsChanged, type ChangedPart, type ChangeKind, hasOffer, type Said } from "./moves";

export type PositionChange<Position extends Said = Said> = {
  from: Position | null;
  to: Position | null;
  change: ChangeKind;
  /** What of it is otherwise than before; a position that is new is otherwise in all that it says. */
  parts: ChangedPart[];
  /** What was held in between, and what of it or of what was held before was taken back. */
  passed: Position[];
  withdrawn: Position | null;
};

/**
 * "opposes, now supports; now rejects 60 months and above", "first on record: opposes", "became known: strongly opposes",
 * "withdrew its offer (accepts 14 to 20 months), made in between; no position".
 */
export function changeInWords(
  moved: PositionChange,
  axisUnit: AxisUnit | null,
  termOf: (termId: string) => ConditionTerm | null,
): string {
  const { from, to, parts } = moved;
  if (!to) return from ? `no longer on record; was ${stanceLabels[from.stance]}` : "";
  const conditions = (of: Said | null) => (of?.conditions ?? []).map((each) => conditionInWords(each, termOf));
  const [before, after] = [conditions(from), conditions(to)];
  const onAxis = axisUnit ? axisInWords(from, to, axisUnit) : "";
  const hasAxis = parts.includes("axis") && onAxis !== "";
  // What is taken back says by itself that nothing is offered any more.
  const isToldAbove = moved.change === "withdrew" && to.intervals.length === 0;
  const said = [
    leadOf(moved, axisUnit),
    hasAxis && !isToldAbove ? (onAxis.startsWith(noLonger) ? onAxis : `${from ? axisLead(moved) : ""}${onAxis}`) : null,
    ...after.filter((each) => !before.includes(each)).map((each) => `${from ? "now " : ""}if ${each}`),
    ...before.filter((each) => !after.includes(each)).map((each) => `no longer if ${each}`),
  ];
  return said.filter(Boolean).join("; ");
}

const noLonger = "no longer ";

/** What it says otherwise than before: the stretches that changed, else what it says no more. */
function axisInWords(from: Said | null, { intervals }: Said, axisUnit: AxisUnit): string {
  const all = intervalsInWords(intervals, axisUnit) || "silent on the axis";
  if (!from || intervals.length === 0) return all;
  const changed = cellsChanged(from.intervals, intervals);
  const within = (of: readonly Interval[], verdictIn: "was" | "is") =>
    of.filter((one) => changed.some((each) => each[verdictIn] === one.verdict && covers(one, each.cell)));
  const now = within(intervals, "is");
  if (now.length > 0) return intervalsInWords(now, axisUnit);
  const gone = within(from.intervals, "was");
  return gone.length > 0 ? `${noLonger}${intervalsInWords(gone, axisUnit)}` : all;
}

function axisLead({ change, parts }: PositionChange): string {
  return change === "learned" && !parts.includes("stance") ? "became known: " : "now ";
}

function leadOf({ from, to, change, parts, passed, withdrawn }: PositionChange, axisUnit: AxisUnit | null): string {
  const is = to ? stanceLabels[to.stance] : "";
  const isStance = parts.includes("stance");
  if (change === "withdrew" && withdrawn) {
    const offer =
      axisUnit && hasOffer(withdrawn) ? ` (${intervalsInWords(acceptedIn(withdrawn.intervals), axisUnit)})` : "";
    const what = hasOffer(withdrawn) ? `offer${offer}` : `position (${stanceLabels[withdrawn.stance]})`;
    const when = withdrawn === from ? "" : hasOffer(withdrawn) ? ", made in between" : ", taken in between";
    return `withdrew its ${what}${when}; ${from && !isStance ? "still " : from ? "now " : ""}${is}`;
  }
  if (!isStance) return `still ${is}`;
  if (change === "learned") return `became known: ${is}`;
  if (change === "first") return from ? `took a position: ${is}` : `first on record: ${is}`;
  const was = from ? stanceLabels[from.stance] : null;
  const between = [...new Set(passed.map(({ stance }) => stanceLabels[stance]))].filter(
    (each) => ![was, is].includes(each),
  );
  if (was === null)
    return between.length > 0 ? `first on record: ${listed(between)}; now ${is}` : `first on record: ${is}`;
  return `${was}, now ${is}${between.length > 0 ? `, by way of ${listed(between)}` : ""}`;
}
