// biome-ignore-all lint/a11y/noSvgWithoutTitle: the whole picture has one text alternative, on the element around it.
/** A strip for one width: names, bars on their grid of ticks, the axis. */
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { textWidth } from "@/components/ui/textWidth";
import type { AxisUnit } from "@/lib/terms/rules";
import { axisValueInWords } from "@/lib/terms/rules/axis";
import { axisTicks, type Bounds, type Domain } from "./axisScale";
import { StripBars } from "./StripBars";
import { layOutRow, type Piece } from "./stripLayout";

export type StripLine = { name: string; code?: string; note?: ReactNode; pieces: readonly Piece[]; isZone?: boolean };

type Size = "wide" | "narrow";

/** What the layout reckons with: the least that the axis has at each size (px). */
const widths: Record<Size, number> = { wide: 590, narrow: 318 };

type Props = {
  lines: readonly StripLine[];
  /** Values that are pointed at across all rows. */
  marks: readonly Bounds[];
  unit: AxisUnit;
  axisLabel: string;
  domain: Domain;
  isNameless: boolean;
  size: Size;
  className: string;
};

export function StripGrid({ lines, marks, unit, axisLabel, domain, isNameless, size, className }: Props) {
  const width = widths[size];
  const ticks = axisTicks(
    domain,
    unit,
    Math.min(8, Math.floor(width / (textWidth(axisValueInWords(domain.max, unit), 13) + 20))),
  );
  const at = (value: number) => (value - domain.min) / (domain.max - domain.min);
  const hasCodes = lines.every(({ code }) => code !== undefined);
  // Where there is no room for a column of names and no codes to stand in for them, each stands above its bars.
  const names = isNameless ? "none" : size === "wide" || hasCodes ? "column" : "above";
  return (
    <div
      className={cx(
        "grid",
        className,
        names === "column" &&
          (size === "wide" ? "grid-cols-[minmax(7rem,auto)_1fr]" : "grid-cols-[minmax(2.5rem,auto)_1fr]"),
      )}
    >
      {lines.map(({ name, code, note, pieces, isZone }) => {
        const bars = layOutRow(pieces, unit, domain, width);
        return (
          <div key={name} className={cx("contents", isZone && "*:border-t *:border-rule-2")}>
            {names !== "none" && (
              <div className={cx("self-stretch pr-4", names === "column" ? "max-w-48 py-1.5" : "pt-2")}>
                <div className="t-ui-strong">{size === "narrow" ? (code ?? name) : name}</div>
                {note && size === "wide" && <div className="t-meta text-ink-3">{note}</div>}
              </div>
            )}
            <div
              className={cx(
                "relative min-h-8",
                bars.some(({ place }) => place === "above") && "min-h-13",
                names === "above" && "border-t-0!",
              )}
            >
              <svg className="absolute inset-0 size-full overflow-visible">
                {ticks.map((tick) => (
                  <line
                    key={tick}
                    x1={percent(at(tick))}
                    x2={percent(at(tick))}
                    y1="0"
                    y2="100%"
                    className="stroke-rule"
                  />
                ))}
                <StripBars bars={bars} />
                {marks
                  .flatMap(({ from, to }) => [...new Set([from, to])])
                  .map(
                    (value) =>
                      value !== null && (
                        <line
                          key={value}
                          x1={percent(at(value))}
                          x2={percent(at(value))}
                          y1="0"
                          y2="100%"
                          strokeWidth="2"
                          className="stroke-ink"
                        />
                      ),
                  )}
              </svg>
            </div>
          </div>
        );
      })}
      {names === "column" && <div />}
      <Axis
        ticks={ticks.map((tick) => ({ at: at(tick), word: axisValueInWords(tick, unit) }))}
        axisLabel={axisLabel}
        width={width}
        roomBefore={names === "column" ? 32 : 0}
      />
    </div>
  );
}

type AxisProps = {
  ticks: readonly { at: number; word: string }[];
  axisLabel: string;
  width: number;
  roomBefore: number;
};

/** The values under the axis; one that the axis's own label would run into gives way to it. */
function Axis({ ticks, axisLabel, width, roomBefore }: AxisProps) {
  const free = axisLabel ? width - textWidth(axisLabel, 13) - 8 : Number.POSITIVE_INFINITY;
  const shown = ticks
    .map((tick) => ({ ...tick, half: textWidth(tick.word, 13) / 2 }))
    .filter((tick) => tick.at * width + tick.half <= free);
  return (
    <svg className="t-meta h-6 w-full overflow-visible fill-ink-3">
      {shown.map(({ at, word, half }) => (
        <text
          key={word}
          x={percent(at)}
          y="18"
          textAnchor={at * width + roomBefore < half ? "start" : (1 - at) * width < half ? "end" : "middle"}
        >
          {word}
        </text>
      ))}
      <text x="100%" y="18" textAnchor="end">
        {axisLabel}
      </text>
    </svg>
  );
}

function percent(fraction: number): string {
  return `${Math.round(fraction * 1e5) / 1e3}%`;
}
