/** The sign at the front of an entry: a stance, a status, a round's state, or a mark. Its words stand beside it. */
import type { ReactNode } from "react";
import { StanceGlyph } from "@/components/positions/StanceGlyph";
import { StatusGlyph } from "@/components/terms/StatusGlyph";
import type { Sign } from "@/lib/logbook/rules/entry-words";
import type { RoundState } from "@/lib/rounds/rules";

const states: Record<RoundState, ReactNode> = {
  unscheduled: <circle cx="8" cy="8" r="4.5" pathLength="9" strokeDasharray="0.5 0.5" />,
  scheduled: <circle cx="8" cy="8" r="4.5" />,
  open: <circle cx="8" cy="8" r="5" fill="currentColor" stroke="none" />,
  paused: <path d="M4.5 3h2.5v10H4.5zM9 3h2.5v10H9z" fill="currentColor" stroke="none" />,
  concluded: <path d="M3.5 3.5h9v9h-9z" fill="currentColor" stroke="none" />,
  collapsed: <path d="m3.5 3.5 9 9m0-9-9 9" strokeWidth="2.4" />,
};

export function EntrySign({ sign }: { sign: Sign }) {
  switch (sign.kind) {
    case "stance":
      return <StanceGlyph stance={sign.stance} decorative />;
    case "status":
      return <StatusGlyph status={sign.status} decorative />;
    case "round":
      return (
        <svg
          viewBox="0 0 16 16"
          width="16"
          height="16"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          aria-hidden="true"
          className="inline-block align-[-0.1875em] text-ink"
        >
          {states[sign.state]}
        </svg>
      );
    case "mark":
      return (
        <span aria-hidden="true" className="t-ui-strong text-ink-2">
          {sign.mark}
        </span>
      );
  }
}
