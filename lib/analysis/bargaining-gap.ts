/**
 * How far apart the parties are where no value is left to them.
 *
 * Between two parties it is Raiffa's negative bargaining zone: the distance between their reservation values (The Art
 * and Science of Negotiation, 1982, chapter 4). For more, the values at which the moves that are needed add up to least.
 */
import {
  type AxisRange,
  agreementZone,
  cellsOf,
  isEmptyEverywhere,
  type PartyIntervals,
  verdictOn,
} from "./agreement-zone";

/** One party that must move, and where it stops: the last value on its side of the gap that it does not reject. */
export type Mover = { partyId: string; edge: number };

export type Gap = {
  /** The values that are nearest to all; one value, or the stretch between two parties' edges. */
  from: number;
  to: number;
  /** The moves that are needed, added up, in the axis's unit. 0: they touch and do not meet. */
  apart: number;
  /** Who rejects a value of that stretch, in the order of their edges. */
  movers: Mover[];
  /** Who rejects the whole axis, so that no distance can be told. */
  refusers: string[];
};

type Stretch = { low: number | null; high: number | null };

/** The gap between the parties, or null while some value is left to them or no distance can be told. */
export function bargainingGap(parties: readonly PartyIntervals[], range: AxisRange): Gap | null {
  if (!isEmptyEverywhere(agreementZone(parties, range))) return null;
  const cells = cellsOf(parties, range);
  const open = parties.map(({ partyId, intervals }) => ({
    partyId,
    left: cells.filter((cell) => verdictOn(cell, intervals) !== "rejects"),
  }));
  const refusers = open.filter(({ left }) => left.length === 0).map(({ partyId }) => partyId);
  const bargainers = open.filter(({ left }) => left.length > 0);
  // Distances are straight between the points at which answers change, so the least sum lies on one of them.
  const points = cells.filter(({ isPoint }) => isPoint).flatMap(({ low }) => (low === null ? [] : [low]));
  const sums = points.map((value) => ({ value, sum: total(bargainers.map(({ left }) => distanceTo(left, value))) }));
  const apart = Math.min(...sums.map(({ sum }) => sum));
  const first = sums.findIndex(({ sum }) => sum === apart);
  if (first === -1) return null;
  const beyond = sums.findIndex(({ sum }, index) => index > first && sum > apart);
  const nearest = sums.slice(first, beyond === -1 ? undefined : beyond);
  const [from, to] = [nearest[0]?.value ?? 0, nearest.at(-1)?.value ?? 0];
  const movers = bargainers
    .map(({ partyId, left }) => {
      // The end of the stretch that lies further from the party is the one that it has to come towards.
      const far = distanceTo(left, from) > distanceTo(left, to) ? from : to;
      const edge = edgeNear(left, far);
      return { partyId, edge, distance: Math.abs(far - edge) };
    })
    .filter(({ distance }) => distance > 0 || apart === 0)
    .map(({ partyId, edge }) => ({ partyId, edge }))
    .sort((a, b) => a.edge - b.edge);
  return { from, to, apart, movers, refusers };
}

function distanceTo(left: readonly Stretch[], value: number): number {
  return Math.abs(edgeNear(left, value) - value);
}

/** The value nearest to `value` that the party does not reject, its bounds taken as reached. */
function edgeNear(left: readonly Stretch[], value: number): number {
  const nearest = left.map(({ low, high }) => Math.max(low ?? value, Math.min(high ?? value, value)));
  return nearest.reduce((best, each) => (Math.abs(each - value) < Math.abs(best - value) ? each : best));
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
