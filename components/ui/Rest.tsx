/** What of a long list is not shown at once, behind its count. It opens without scripts. */
import type { ReactNode } from "react";

/** `words`: "12 more conditions". */
export function Rest({ words, children }: { words: string; children: ReactNode }) {
  return (
    <details className="border-t border-rule print:hidden">
      <summary className="t-small min-h-6 py-2 text-accent max-md:py-3">{words}</summary>
      {children}
    </details>
  );
}
