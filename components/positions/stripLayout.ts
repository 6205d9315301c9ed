/** Where bars and their words go on an axis. Pure: positions are fractions of the axis, widths px. */
import type { Interval, IntervalVerdict } from "@/lib/positions/rules";
import type { AxisUnit } from "@/lib/terms/rules";
import { type Bounds, boundsInWords, type Domain } from "./axisScale";
import { textWidth } from "./textWidth";

export type ZoneKind = "certain" | "possible" | "empty";

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

type Piece = Bounds & { kind: BarKind };

/** Room at both ends of a label, and what a cross or a wall takes at the bar's start (px). */
const padding = 8;
const signWidth: Partial<Record<BarKind, number>> = { empty: 18, rejects: 4 };

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
  const bounds = boundsInWords(piece, unit, domain.min);
  return [`${piece.kind}${piece.kind === "empty" && piece.from === piece.to ? " at" : ""} ${bounds}`, piece.kind];
}

type Room = { inside: number; before: number; after: number };

/** The longer wording where it fits in the bar, else the shorter; beside a bar too short for either; else above. */
function placeLabel([long, short]: [string, string], kind: BarKind, room: Room): Pick<Bar, "label" | "place"> {
  const sign = signWidth[kind] ?? 0;
  for (const label of [long, short])
    if (textWidth(label) + 2 * padding + sign <= room.inside) return { label, place: "inside" };
  for (const label of [long, short]) {
    const needed = textWidth(label) + 2 * padding + sign;
    if (needed <= room.after) return { label, place: "after" };
    if (needed <= room.before) return { label, place: "before" };
  }
  return { label: long, place: "above" };
}

function textShare(label: string, width: number): number {
  return (textWidth(label) + padding) / width;
}

function extent({ from, to }: Bounds, { min, max }: Domain): { start: number; end: number } {
  const at = (value: number) => (value - min) / (max - min);
  return { start: from === null ? 0 : at(from), end: to === null ? 1 : at(to) };
}

function clamp(fraction: number): number {
  return Math.min(1, Math.max(0, fraction));
}
