/** Who could accept which stretch of a term's axis: a row per party, and under them the zone where they meet. */
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import type { Interval } from "@/lib/positions/rules";
import type { AxisUnit } from "@/lib/terms/rules";
import { axisDomain, axisName, axisTicks, axisValue, type Domain } from "./axisScale";
import { StripBars } from "./StripBars";
import { layOutRow, piecesOf, rowInWords, type ZoneSpan } from "./stripLayout";
import { textWidth } from "./textWidth";

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
  unit: AxisUnit;
  /** The stretch of the axis to show; by default all finite bounds and a little beyond. */
  domain?: Domain;
  /** Drops the column of names, for a strip of the one party that the text around it names. */
  isNameless?: boolean;
};

/** Widths that the layout reckons with (px): the least that a strip's axis has in a wide place and in a narrow one. */
const widths = { wide: 420, narrow: 280 };

export function IntervalStrip({ rows, zone = [], zoneNote, unit, domain: given, isNameless = false }: Props) {
  const domain = given ?? axisDomain([...rows.flatMap((row) => row.intervals), ...zone], unit);
  const lines = [
    ...rows.map((row) => ({ ...row, pieces: piecesOf(row.intervals), isZone: false })),
    ...(zone.length > 0 ? [{ name: "Zone", code: "Zone", note: zoneNote, pieces: zone, isZone: true }] : []),
  ];
  const words = lines.map(({ name, pieces }) => `${name}: ${rowInWords(pieces, unit, domain) || "nothing recorded"}.`);
  const label = `${words.join(" ")} ${axisName(unit)}`;
  return (
    <div role="img" aria-label={label} className="@container">
      {(["wide", "narrow"] as const).map((size) => {
        const width = widths[size];
        const ticks = axisTicks(domain, unit, Math.floor(width / (textWidth(axisValue(domain.max, unit)) + 24)));
        const at = (value: number) => `${(100 * (value - domain.min)) / (domain.max - domain.min)}%`;
        return (
          <div
            key={size}
            className={cx(
              "grid",
              size === "wide" ? "@max-[35rem]:hidden" : "@min-[35rem]:hidden",
              !isNameless && (size === "wide" ? "grid-cols-[minmax(7rem,auto)_1fr]" : "grid-cols-[minmax(2rem,auto)_1fr]"),
            )}
          >
            {lines.map(({ name, code, note, pieces, isZone }) => {
              const bars = layOutRow(pieces, unit, domain, width);
              return (
                <div key={name} className={cx("contents", isZone && "[&>*]:border-t [&>*]:border-rule-2")}>
                  {!isNameless && (
                    <div className="max-w-48 self-stretch py-1.5 pr-4 max-md:max-w-32 max-md:pr-2">
                      <div className="t-ui-strong">{size === "narrow" ? (code ?? name) : name}</div>
                      {note && size === "wide" && <div className="t-meta text-ink-3">{note}</div>}
                    </div>
                  )}
                  <div className={cx("relative min-h-8", bars.some(({ place }) => place === "above") && "min-h-13")}>
                    <svg className="absolute inset-0 size-full overflow-visible">
                      {ticks.map((tick) => (
                        <line key={tick} x1={at(tick)} x2={at(tick)} y1="0" y2="100%" className="stroke-rule" />
                      ))}
                      <StripBars bars={bars} />
                    </svg>
                  </div>
                </div>
              );
            })}
            {!isNameless && <div />}
            <Axis ticks={ticks} at={at} unit={unit} domain={domain} width={width} />
          </div>
        );
      })}
    </div>
  );
}

type AxisProps = { ticks: readonly number[]; at: (value: number) => string; unit: AxisUnit; domain: Domain; width: number };

/** The values under the axis. One that the unit's name would run into gives way to it. */
function Axis({ ticks, at, unit, domain, width }: AxisProps) {
  const name = axisName(unit);
  const free = width - (name ? textWidth(name, 13) + 12 : 0);
  const px = (value: number) => (width * (value - domain.min)) / (domain.max - domain.min);
  return (
    <svg className="t-meta h-6 w-full overflow-visible fill-ink-3">
      {ticks
        .filter((tick) => px(tick) + textWidth(axisValue(tick, unit), 13) / 2 <= free || !name)
        .map((tick) => (
          <text key={tick} x={at(tick)} y="18" textAnchor={px(tick) < 12 ? "start" : px(tick) > width - 12 ? "end" : "middle"}>
            {axisValue(tick, unit)}
          </text>
        ))}
      {name && (
        <text x="100%" y="18" textAnchor="end">
          {name}
        </text>
      )}
    </svg>
  );
}
