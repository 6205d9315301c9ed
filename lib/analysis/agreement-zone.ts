/**
 * Where the parties' accepted stretches of an axis meet.
 *
 * Raiffa's zone of agreement is the stretch that every party would rather have than no deal (The Art and Science of
 * Negotiation, 1982, chapter 4). He takes each party's limit as known. Here a limit may be unknown, and "all accept"
 * becomes Kleene's strong three-valued conjunction (Introduction to Metamathematics, 1952, §64): one "rejects" makes it
 * false whatever the rest say, all "accepts" make it true, anything else leaves it unknown.
 */
import type { Interval, IntervalVerdict } from "@/lib/positions/rules";

export const zoneKinds = ["certain", "possible", "empty"] as const;

/** Every party accepts; nobody rejects and some are unknown; somebody rejects. */
export type ZoneKind = (typeof zoneKinds)[number];

/** What one party makes of the axis. What it says nothing of is unknown: silence is neither a yes nor a no. */
export type PartyIntervals = { partyId: string; intervals: readonly Interval[] };

/** Where the axis itself begins and ends; null is unbounded. A quantity begins at 0. */
export type AxisRange = { min: number | null; max: number | null };

export type ZoneSegment = {
  kind: ZoneKind;
  from: number | null;
  to: number | null;
  /** The bound itself is left out. */
  fromOpen: boolean;
  toOpen: boolean;
  acceptedBy: string[];
  /** Whose answer is missing. */
  waitsOn: string[];
  /** Who would have to move. */
  rejectedBy: string[];
};

/** A point of the axis, or the open stretch between two of them. */
export type Cell = { low: number | null; high: number | null; isPoint: boolean };

/**
 * The axis cut into stretches on which every party says one thing, in order and without a gap. Which parties count
 * (those that negotiate, as a rule) is the caller's choice; with none there is nothing to meet, and no stretch.
 */
export function agreementZone(parties: readonly PartyIntervals[], range: AxisRange): ZoneSegment[] {
  if (parties.length === 0) return [];
  const segments: ZoneSegment[] = [];
  for (const cell of cellsOf(parties, range)) {
    const segment = segmentOf(cell, parties);
    const last = segments.at(-1);
    if (last && isSameAnswer(last, segment)) {
      last.to = segment.to;
      last.toOpen = segment.toOpen;
    } else segments.push(segment);
  }
  return segments;
}

/**
 * The stretches worth speaking of: those that some party accepts, where there are any. On the rest the record has no
 * yes at all.
 */
export function spokenFor(zone: readonly ZoneSegment[]): ZoneSegment[] {
  const accepted = zone.filter((segment) => segment.acceptedBy.length > 0);
  return accepted.length > 0 ? accepted : [...zone];
}

/** Whether the parties' recorded answers leave no value at all. */
export function isEmptyEverywhere(zone: readonly ZoneSegment[]): boolean {
  return zone.length > 0 && zone.every(({ kind }) => kind === "empty");
}

/** The points at which anybody's answer changes and the stretches between them, in order. */
export function cellsOf(parties: readonly PartyIntervals[], { min, max }: AxisRange): Cell[] {
  const bounds = parties.flatMap(({ intervals }) => intervals.flatMap(({ from, to }) => [from, to]));
  const isOnAxis = (value: number) => (min === null || value >= min) && (max === null || value <= max);
  const points = [...new Set([min, max, ...bounds].filter((value) => value !== null))]
    .filter(isOnAxis)
    .sort((a, b) => a - b);
  const cells: Cell[] = [];
  let low: number | null = null;
  for (const point of points) {
    if (low !== null || min === null) cells.push({ low, high: point, isPoint: false });
    cells.push({ low: point, high: point, isPoint: true });
    low = point;
  }
  if (max === null) cells.push({ low, high: null, isPoint: false });
  return cells;
}

/** What a party says on a cell. Where its own intervals overlap, the one that promises least counts. */
export function verdictOn(cell: Cell, intervals: readonly Interval[]): IntervalVerdict {
  const said = new Set(intervals.filter((interval) => covers(interval, cell)).map(({ verdict }) => verdict));
  if (said.has("rejects")) return "rejects";
  return said.has("accepts") && !said.has("unknown") ? "accepts" : "unknown";
}

/** Whether the interval holds the whole cell. */
export function covers(
  { from, to, fromOpen = false, toOpen = false }: Interval,
  { low, high, isPoint }: Cell,
): boolean {
  const beginsBefore = from === null || (low !== null && (from < low || (from === low && !(isPoint && fromOpen))));
  const endsAfter = to === null || (high !== null && (to > high || (to === high && !(isPoint && toOpen))));
  return beginsBefore && endsAfter;
}

function segmentOf(cell: Cell, parties: readonly PartyIntervals[]): ZoneSegment {
  const saying = (verdict: IntervalVerdict) =>
    parties.filter(({ intervals }) => verdictOn(cell, intervals) === verdict).map(({ partyId }) => partyId);
  const [acceptedBy, waitsOn, rejectedBy] = [saying("accepts"), saying("unknown"), saying("rejects")];
  return {
    kind: rejectedBy.length > 0 ? "empty" : waitsOn.length > 0 ? "possible" : "certain",
    from: cell.low,
    to: cell.high,
    fromOpen: !cell.isPoint && cell.low !== null,
    toOpen: !cell.isPoint && cell.high !== null,
    acceptedBy,
    waitsOn,
    rejectedBy,
  };
}

function isSameAnswer(one: ZoneSegment, other: ZoneSegment): boolean {
  const isSame = (a: string[], b: string[]) => a.length === b.length && a.every((id, index) => id === b[index]);
  return isSame(one.acceptedBy, other.acceptedBy) && isSame(one.waitsOn, other.waitsOn);
}
