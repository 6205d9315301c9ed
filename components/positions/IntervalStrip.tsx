/** Who could accept which stretch of a term's axis: a row per party, and under them the zone where they meet. */
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import type { Interval } from "@/lib/positions/rules";
import type { AxisUnit } from "@/lib/terms/rules";
import { axisUnitWord } from "@/lib/terms/rules/axis";
import { axisDomain, type Bounds, type Domain, stretchOnBar } from "./axisScale";
import { StripGrid, type StripLine } from "./StripGrid";
import { piecesOf, rowInWords, type ZoneSpan } from "./stripLayout";

export type StripRow = {
  /** The party. */
  name: string;
  /** Its code, shown instead where there is little room. */
  code?: string;
  /** How we know, under the name: "offer, reported". */
  note?: ReactNode;
  intervals: readonly Interval[];
};

type Props = {
  rows: readonly StripRow[];
  /** Where all of them meet; left out where the strip shows parties alone. */
  zone?: readonly ZoneSpan[];
  /** Under "Zone": "needs one answer". */
  zoneNote?: ReactNode;
  /** Values that are pointed at across all rows. */
  marks?: readonly Bounds[];
  unit: AxisUnit;
  /** What stands at the end of the axis; by default the unit's word. */
  axisLabel?: string;
  /** The stretch of the axis to show; by default all finite bounds and a little beyond. */
  domain?: Domain;
  /** Drops the column of names, for a strip of the one party that the text around it names. */
  isNameless?: boolean;
};

/** One picture to who hears the page, told in a sentence per row. It draws itself for the width it is given. */
export function IntervalStrip({
  rows,
  zone = [],
  zoneNote,
  marks = [],
  unit,
  axisLabel,
  domain: given,
  isNameless = false,
}: Props) {
  const domain = given ?? axisDomain([...rows.flatMap((row) => row.intervals), ...zone], unit);
  const label = axisLabel ?? axisUnitWord(unit);
  const lines: StripLine[] = rows.map(({ intervals, ...row }) => ({ ...row, pieces: piecesOf(intervals) }));
  if (zone.length > 0) lines.push({ name: "Zone", code: "Zone", note: zoneNote, pieces: zone, isZone: true });
  const words = lines.map(({ name, pieces }) => `${name}: ${rowInWords(pieces, unit, domain) || "nothing on record"}.`);
  const marked = marks.map((mark) => `Chosen: ${stretchOnBar(mark, unit, null)}.`);
  const grid = { lines, marks, unit, axisLabel: label, domain, isNameless };
  return (
    <div role="img" aria-label={cx(...words, ...marked, label)} className="@container">
      <StripGrid {...grid} size="wide" className="@max-[49rem]:hidden" />
      <StripGrid {...grid} size="narrow" className="@min-[49rem]:hidden" />
    </div>
  );
}
