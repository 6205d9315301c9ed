/** An act that takes something away: folded up, it says what would happen; unfolded, it is one press away. */
import type { ReactNode } from "react";

type Props = {
  /** What opens it: "Take out". */
  summary: ReactNode;
  /** What happens then, and how it can be made good. */
  about: ReactNode;
  /** The form with its button. */
  children: ReactNode;
  className?: string;
};

export function AskOnce({ summary, about, children, className }: Props) {
  return (
    <details className={className}>
      <summary className="w-fit text-accent max-md:py-3">{summary}</summary>
      <p className="t-small mt-2 max-w-measure text-ink-2">{about}</p>
      <div className="mt-2">{children}</div>
    </details>
  );
}
