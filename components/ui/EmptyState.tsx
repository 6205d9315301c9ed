/**
 * Nothing is here yet: says so in a sentence, why that matters, and what to do next. It goes while the page's form is open,
 * since that is what it led to.
 */
import type { ReactNode } from "react";

type Props = {
  /** "No session is on record yet." */
  children: ReactNode;
  /** One sentence on what will stand here. */
  about?: ReactNode;
  /** The next act, as a Button or a link; left out for who may not take it. */
  action?: ReactNode;
};

export function EmptyState({ children, about, action }: Props) {
  return (
    <div className="max-w-measure py-4 [main:has(#form>*)_&]:hidden">
      <p className="t-note">{children}</p>
      {about && <p className="t-small mt-1 text-ink-2">{about}</p>}
      {action && <div className="mt-3 flex flex-wrap gap-2">{action}</div>}
    </div>
  );
}
