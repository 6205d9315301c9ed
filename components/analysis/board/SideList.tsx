/** The short lists beside the terms: a label at the left, what it is about at the right. */
import type { ReactNode } from "react";

export function SideList({ children }: { children: ReactNode }) {
  return <ul className="divide-y divide-rule">{children}</ul>;
}

export function SideRow({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[5.25rem_minmax(0,1fr)] gap-x-3 py-2.5">
      <div className="t-meta pt-0.5 text-ink-3">{label}</div>
      <div>{children}</div>
    </li>
  );
}
