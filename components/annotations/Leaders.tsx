/** The lines from the edge of the text to its notes; they never cross words. */
import type { Leader } from "./useMarginPlacement";

/** Widths as in margin.css: the gap between text and margin, and how far a closed note's words are set in. */
const gap = 64;
const inset = 10;

export function Leaders({ leaders }: { leaders: readonly Leader[] }) {
  return (
    <svg className="leaders" aria-hidden="true">
      {leaders.map(({ id, from, to, isOpen, isLoose }) => (
        <path
          key={id}
          d={`M8 ${from}H22L${gap - 18} ${to}H${isOpen ? gap : gap + inset}`}
          fill="none"
          stroke={isOpen ? "var(--accent)" : "var(--rule-2)"}
          strokeWidth={isOpen ? 2 : 1}
          strokeDasharray={isLoose ? "3 3" : undefined}
        />
      ))}
    </svg>
  );
}
