/** The sentence that answers the page's question, and the line on how well it is known. */
import type { ReactNode } from "react";
import { cx } from "./cx";

type Props = { children: ReactNode; className?: string };

/** The page's heading is its answer. Smaller on a phone. */
export function Answer({ children, className }: Props) {
  return <h1 className={cx("t-title font-medium md:t-answer", className)}>{children}</h1>;
}

/** The title of a page that has tools beside it. */
export function Title({ children, className }: Props) {
  return <h1 className={cx("t-title", className)}>{children}</h1>;
}

/** What the answer rests on, in the second voice. */
export function MetaLine({ children, className }: Props) {
  return <p className={cx("t-ui text-ink-2", className)}>{children}</p>;
}
