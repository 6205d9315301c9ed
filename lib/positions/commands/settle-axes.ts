/** What becomes of an axis of which positions of a list say nothing: a term's column is often all that a table has. */
import "server-only";
import type { CommandContext } from "@/lib/platform/command";
import type { AxisUnit } from "@/lib/terms/rules";
import { earliest, latest } from "@/lib/time/fuzzy-date";
import type { Interval } from "../rules";
import { printIntervals } from "../rules/interval-syntax";
import { axisUnsaid, type HeldOnAxis, heldOnAxis, hiddenAxisUnsaid } from "./axis-held";
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
    compartmentId,
    asked.map((each) => ({ seriesId: each.seriesId, at: startOf(each) })),
  );
  const onRecord = new Map(asked.map((each, place) => [each, found[place] ?? []]));
  // In the order in which they will have held; of one day, the one further down is recorded last and holds.
  const inTime = positions.map((each) => ({ each, at: startOf(each) })).sort((a, b) => a.at.getTime() - b.at.getTime());
  const lastSaid = new Map<string, Said>();
  for (const { each, at } of inTime) {
    const standing = withSaid(onRecord.get(each) ?? [], lastSaid.get(each.seriesId));
    // What is hidden comes first: where any of it would end, the list is not given what the others see either.
    const held = standing.find(({ intervals }) => intervals.length > 0);
    const unit = units.get(each.position.termId);
    if (onRecord.has(each) && unit && held) {
      if (each.position.unsaidAxis === undefined || held.isHidden) {
        refused.set(each, held.isHidden ? hiddenAxisUnsaid : axisUnsaid(printIntervals(held.intervals, unit)));
        continue;
      }
      each.row.intervals = held.intervals;
    }
    lastSaid.set(each.seriesId, { at, intervals: each.row.intervals });
  }
  return refused;
}

type Said = { at: Date; intervals: Interval[] };
type Held = Pick<HeldOnAxis, "intervals" | "isHidden">;

/** What holds once the list has said this, which all who will see the list see. */
function withSaid(onRecord: readonly HeldOnAxis[], said: Said | undefined): readonly Held[] {
  if (!said) return onRecord;
  const later = onRecord.filter(({ validFrom }) => validFrom > said.at);
  return later.at(-1)?.isHidden === false ? later : [...later, { intervals: said.intervals, isHidden: false }];
}
