/** The level at which a delegation sat, as one to three bars. */
import { cx } from "@/components/ui/cx";

type Props = {
  /** 1 to 3; null where it is not on record. */
  level: number | null;
  className?: string;
};

const bars = [
  { x: 0, height: 4 },
  { x: 7, height: 8 },
  { x: 14, height: 12 },
];

export function LevelGlyph({ level, className }: Props) {
  if (level === null)
    return (
      <span
        role="img"
        aria-label="level not on record"
        className={cx("inline-block w-5 text-center text-ink-2", className)}
      >
        ?
      </span>
    );
  return (
    <svg viewBox="0 0 20 12" width="20" height="12" role="img" aria-label={`level ${level} of 3`} className={className}>
      {bars.map(({ x, height }, index) => (
        <rect
          key={x}
          x={x + 0.5}
          y={12 - height + 0.5}
          width="5"
          height={height - 1}
          className={index < level ? "fill-ink-2 stroke-ink-2" : "fill-none stroke-rule-2"}
        />
      ))}
    </svg>
  );
}
