import type { ReactNode } from "react";

/** What stands where a list of evidence is empty. */
export function Nothing({ children }: { children: ReactNode }) {
  return <p className="t-small py-2 text-ink-2">{children}</p>;
}
