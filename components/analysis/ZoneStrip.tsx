/** Who could accept which stretch of a term's axis, and where they meet. */
import { axisDomain } from "@/components/positions/axisScale";
import { IntervalStrip } from "@/components/positions/IntervalStrip";
import type { PartyOnAxis, TermZone } from "@/lib/analysis/term-zone";
import { basisLabels } from "@/lib/record/rules";
import { partLabel } from "@/lib/parties/rules";
import { type Interval, isRedLine } from "@/lib/positions/rules";
import type { Bounds } from "@/lib/positions/rules/intervals";
import { axisUnitWord } from "@/lib/terms/rules/axis";

type Props = {
  zone: TermZone;
  /** Leaves out the parties that are not counted. */
  isShort?: boolean;
  /** Values that the axis must show besides those that parties name: the baseline, an earlier offer. */
  alsoShow?: readonly { from: number | null; to: number | null }[];
  /** Values that are pointed at across all rows: what a package chooses. */
  marks?: readonly Bounds[];
};

export function ZoneStrip({ zone: { rows, spoken, axis }, isShort = false, alsoShow = [], marks = [] }: Props) {
  const shown = isShort ? rows.filter((row) => row.isCounted) : rows;
  return (
    <IntervalStrip
      rows={shown.map((row) => ({
        name: row.party.name,
        code: row.party.code,
        note: isShort ? undefined : noteOf(row),
        intervals: row.intervals.length > 0 ? row.intervals : [anything],
      }))}
      zone={spoken}
      marks={marks}
      domain={axisDomain([...shown.flatMap((row) => row.intervals), ...spoken, ...alsoShow], axis.unit)}
      zoneNote={isShort ? undefined : "of the negotiating parties"}
      unit={axis.unit}
      axisLabel={axisUnitWord(axis.unit)}
    />
  );
}

/** Who has named no value is unknown all along. */
const anything: Interval = { verdict: "unknown", from: null, to: null };

/** "reported; assessed", "not at the table, assessed": how the row is known, and why it is not counted. */
function noteOf({ party, position, intervals, isCounted }: PartyOnAxis): string {
  const bases = position ? [...new Set([position.basis, ...intervals.flatMap(({ basis }) => basis ?? [])])] : [];
  const known = bases.length > 0 ? bases.map((basis) => basisLabels[basis]).join("; ") : "no position on record";
  const held = position && isRedLine(position.stance) ? `red line, ${known}` : known;
  return isCounted ? held : `${partLabel(party)}, ${held}`;
}
