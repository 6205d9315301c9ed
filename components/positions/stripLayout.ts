/** Where bars and their words go on an axis. Pure: positions are fractions of the axis, widths px. */
import { textWidth } from "@/components/ui/textWidth";
import type { ZoneKind } from "@/lib/analysis/agreement-zone";
import type { Interval, IntervalVerdict } from "@/lib/positions/rules";
import type { AxisUnit } from "@/lib/terms/rules";
import { type Bounds, type Domain, stretchOnBar } from "./axisScale";

/** A stretch of the axis and what all parties together make of it. */
export type ZoneSpan = Bounds & { kind: ZoneKind };

export type BarKind = IntervalVerdict | ZoneKind;

export type Bar = {
  kind: BarKind;
  /** 0 to 1, `start` ≤ `end`. */
  start: number;
  end: number;
  /** The interval really ends there, rather than running on past the axis. */
  isBoundedAtStart: boolean;
  isBoundedAtEnd: boolean;
  label: string;
  /** Where the label stands: in the bar, after or before it, or above it. */
  place: "inside" | "after" | "before" | "above";
};

export type Piece = Bounds & { kind: BarKind };

/** Room before a label, where a cross or a wall may stand, and after it (px). */
export const labelStart: Record<BarKind, number> = {
  accepts: 8,
  unknown: 12,
  rejects: 10,
  certain: 8,
  possible: 8,
  empty: 18,
};
const labelEnd = 2;

/** The bars of one row, in order; those that lie off the axis are left out. */
export function layOutRow(pieces: readonly Piece[], unit: AxisUnit, domain: Domain, width: number): Bar[] {
  const placed = pieces
    .map((piece) => ({ piece, ...extent(piece, domain) }))
    .filter(({ start, end }) => end >= 0 && start <= 1 && start <= end)
    .sort((one, other) => one.start - other.start || one.end - other.end);
  let taken = 0;
  return placed.map(({ piece, start, end }, index) => {
    const bar = { kind: piece.kind, start: clamp(start), end: clamp(end) };
    const before = bar.start - taken;
    const after = clamp(placed[index + 1]?.start ?? 1) - bar.end;
    const room = { inside: (bar.end - bar.start) * width, before: before * width, after: after * width };
    const { label, place } = placeLabel(wordings(piece, unit, domain), piece.kind, room);
    taken = place === "after" ? bar.end + textShare(label, width) : bar.end;
    return {
      ...bar,
      isBoundedAtStart: piece.from !== null && start >= 0,
      isBoundedAtEnd: piece.to !== null && end <= 1,
      label,
      place,
    };
  });
}

/** A party's intervals as pieces of a row. */
export function piecesOf(intervals: readonly Interval[]): Piece[] {
  return intervals.map(({ verdict, ...bounds }) => ({ kind: verdict, ...bounds }));
}

/** "accepts 36 to 60; rejects above 60": a row for who hears it. */
export function rowInWords(pieces: readonly Piece[], unit: AxisUnit, domain: Domain): string {
  return pieces.map((piece) => wordings(piece, unit, domain)[0]).join("; ");
}

function wordings(piece: Piece, unit: AxisUnit, domain: Domain): [long: string, short: string] {
  const floor = unit === "date" ? null : domain.min;
  const isPoint = piece.from !== null && piece.from === piece.to;
  return [`${piece.kind} ${isPoint ? "at " : ""}${stretchOnBar(piece, unit, floor)}`, piece.kind];
}

type Room = { inside: number; before: number; after: number };

/** The longer wording where it fits in the bar, else the shorter; beside a bar too short for either; else above. */
function placeLabel([long, short]: [string, string], kind: BarKind, room: Room): Pick<Bar, "label" | "place"> {
  const around = labelStart[kind] + labelEnd;
  // The ticks say from where to where a zone is possible; its stripes need the room more than its words do.
  const inside = kind === "possible" ? [short] : [long, short];
  for (const label of inside) if (textWidth(label) + around <= room.inside) return { label, place: "inside" };
  for (const label of [long, short]) {
    const needed = textWidth(label) + around + labelEnd;
    if (needed <= room.after) return { label, place: "after" };
    if (needed <= room.before) return { label, place: "before" };
  }
  return { label: long, place: "above" };
}

function textShare(label: string, width: number): number {
  return (textWidth(label) + 2 * labelEnd) / width;
}

function extent({ from, to }: Bounds, { min, max }: Domain): { start: number; end: number } {
  const at = (value: number) => (value - min) / (max - min);
  return { start: from === null ? 0 : at(from), end: to === null ? 1 : at(to) };
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}
