/** The state of a round as a 16 px shape; silent, because its word stands beside it. */
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import type { RoundState } from "@/lib/rounds/rules";

const shapes: Record<RoundState, ReactNode> = {
  unscheduled: <circle cx="8" cy="8" r="4.5" pathLength="9" strokeDasharray="0.5 0.5" />,
  scheduled: <circle cx="8" cy="8" r="4.5" />,
  open: <circle cx="8" cy="8" r="5" fill="currentColor" stroke="none" />,
  paused: <path d="M4.5 3h2.5v10H4.5zM9 3h2.5v10H9z" fill="currentColor" stroke="none" />,
  concluded: <path d="M3.5 3.5h9v9h-9z" fill="currentColor" stroke="none" />,
  collapsed: <path d="m3.5 3.5 9 9m0-9-9 9" strokeWidth="2.4" className="stroke-st-contested" />,
};

export function RoundStateGlyph({ state, className }: { state: RoundState; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
      className={cx("inline-block shrink-0 align-[-0.1875em]", className)}
    >
      {shapes[state]}
    </svg>
  );
}
