// biome-ignore-all lint/a11y/noSvgWithoutTitle: its table, or the words beside it, say the same.
/** A share over time as a line of steps. Lengths are per cent, so that it needs no script to fit its place. */
import { stretchesOf, type TimeScale } from "./timeScale";

type Props = { points: readonly { at: Date; share: number | null }[]; scale: TimeScale; className?: string };

/** So many changes can be told apart as dots; more of them run together, and the line alone says more. */
const mostDots = 60;

/** 0 lies at the foot, all at the top; where nothing could be measured the line is broken. */
export function StepLine({ points, scale, className }: Props) {
  const stretches = stretchesOf(
    points.map(({ at, share }) => ({ at, value: share })),
    scale,
  );
  const height = (share: number) => `${Math.round(1000 * (1 - share)) / 10}%`;
  return (
    <svg
      className={`overflow-visible text-accent ${className ?? ""}`}
      width="100%"
      stroke="currentColor"
      aria-hidden="true"
    >
      {stretches.map(({ value, start, end }, index) => {
        const before = stretches[index - 1]?.value ?? null;
        return (
          value !== null && (
            <g key={start}>
              {before !== null && before !== value && (
                <line x1={`${start}%`} x2={`${start}%`} y1={height(before)} y2={height(value)} strokeWidth="2" />
              )}
              <line x1={`${start}%`} x2={`${end}%`} y1={height(value)} y2={height(value)} strokeWidth="2" />
              {stretches.length <= mostDots && before !== value && (
                <circle cx={`${start}%`} cy={height(value)} r="3" fill="currentColor" />
              )}
            </g>
          )
        );
      })}
    </svg>
  );
}
