/** What becomes of an axis of which positions of a list say nothing: a term's column is often all that a table has. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import type { AxisUnit } from "@/lib/terms/rules";
import { earliest, latest } from "@/lib/time/fuzzy-date";
import type { Interval } from "../rules";
import { printIntervals } from "../rules/interval-syntax";
import { axisUnsaid, heldOnAxis } from "./axis-held";
import { areGiven } from "./position";
import type { Ready } from "./listed";

/**
 * Gives the rows of those whose author wants it so what the party held on the axis until then, be it on record or said
 * earlier in the list. Of those that would end it and of which nothing is said, tells what they are refused with.
 */
export async function settleAxes(
  context: CommandContext,
  compartmentId: string | null,
  positions: readonly Ready[],
  units: ReadonlyMap<string, AxisUnit>,
): Promise<Map<Ready, string>> {
  const { timeZone } = context.member;
  const silent = ({ position }: Ready) =>
    units.has(position.termId) && !areGiven(position.intervals) && position.unsaidAxis !== "ends";
  const startOf = ({ position: { heldFrom, isUndated } }: Ready) => (isUndated ? latest : earliest)(heldFrom, timeZone);
  const asked = positions.filter(silent);
  const refused = new Map<Ready, string>();
  if (asked.length === 0) return refused;
  const found = await heldOnAxis(
    context,
    asked.map((each) => ({ seriesId: each.seriesId, at: startOf(each) })),
  );
  const onRecord = new Map(asked.map((each, place) => [each, found[place] ?? null]));
  // In the order in which they will have held; of one day, the one further down is recorded last and holds.
  const inTime = positions.map((each) => ({ each, at: startOf(each) })).sort((a, b) => a.at.getTime() - b.at.getTime());
  const lastSaid = new Map<string, { at: Date; intervals: Interval[] }>();
  for (const { each, at } of inTime) {
    const held = onRecord.get(each) ?? null;
    const said = lastSaid.get(each.seriesId);
    const standing = said && (!held || said.at >= held.validFrom) ? { intervals: said.intervals, compartmentId } : held;
    const unit = units.get(each.position.termId);
    if (onRecord.has(each) && unit && standing && standing.intervals.length > 0) {
      const isHidden = standing.compartmentId !== null && standing.compartmentId !== compartmentId;
      if (each.position.unsaidAxis === undefined || isHidden) {
        refused.set(each, axisUnsaid(printIntervals(standing.intervals, unit), { isHidden }));
        continue;
      }
      each.row.intervals = standing.intervals;
    }
    lastSaid.set(each.seriesId, { at, intervals: each.row.intervals });
  }
  return refused;
}
