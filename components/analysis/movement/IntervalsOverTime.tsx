// biome-ignore-all lint/a11y/noSvgWithoutTitle: the table behind it says the same.
/** What one party makes of an axis over time: the axis upwards, time to the right, drawn as on a strip. */
import { useId } from "react";
import type { Domain } from "@/components/positions/axisScale";
import type { HeldPosition } from "@/lib/analysis/movement-history";
import type { Interval } from "@/lib/positions/rules";
import { type Stretch, stretchesOf, type TimeScale } from "./timeScale";

type Props = { positions: readonly HeldPosition[]; scale: TimeScale; domain: Domain };

export function IntervalsOverTime({ positions, scale, domain }: Props) {
  const id = useId();
  const stretches = stretchesOf(
    positions.map(({ record, intervals }) => ({ at: record.validFrom, value: intervals })),
    scale,
  );
  return (
    <svg width="100%" className="h-20 overflow-visible border-y border-rule" aria-hidden="true">
      <defs>
        <pattern id={`${id}-hatch`} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M.5 0v8" className="stroke-unknown" />
        </pattern>
      </defs>
      {stretches.flatMap((stretch) =>
        stretch.value.map((interval) => (
          <Area
            key={`${stretch.start} ${interval.verdict} ${interval.from} ${interval.to}`}
            {...{ stretch, interval, domain }}
            hatch={`url(#${id}-hatch)`}
          />
        )),
      )}
    </svg>
  );
}

type AreaProps = { stretch: Stretch<unknown>; interval: Interval; domain: Domain; hatch: string };

function Area({ stretch: { start, end }, interval: { verdict, from, to }, domain: { min, max }, hatch }: AreaProps) {
  const up = (value: number) => Math.round(1000 * (1 - (Math.min(max, Math.max(min, value)) - min) / (max - min))) / 10;
  const [top, foot] = [up(to ?? max), up(from ?? min)];
  const place = { x: `${start}%`, width: `${Math.max(0.4, end - start)}%`, y: `${top}%`, height: `${foot - top}%` };
  const isPoint = foot - top < 1;
  const wall = (value: number | null) =>
    value !== null && (
      <line
        x1={`${start}%`}
        x2={`${end}%`}
        y1={`${up(value)}%`}
        y2={`${up(value)}%`}
        strokeWidth="3"
        className="stroke-against-2"
      />
    );
  if (verdict === "rejects")
    return (
      <>
        <rect {...place} className="fill-against-tint" />
        {wall(from)}
        {to !== from && wall(to)}
      </>
    );
  if (verdict === "unknown") return <rect {...place} fill={hatch} />;
  return isPoint ? (
    <line x1={`${start}%`} x2={`${end}%`} y1={`${top}%`} y2={`${top}%`} strokeWidth="4" className="stroke-for-2" />
  ) : (
    <rect {...place} className="fill-for-2" />
  );
}
