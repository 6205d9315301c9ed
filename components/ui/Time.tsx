/** A date or an instant in words, with the machine's form behind it and the full form in its title. */
import type { ReactNode } from "react";

type Props = {
  /** An ISO 8601 date or instant; of a fuzzy date its first day. */
  dateTime: string;
  /** The whole of it, where the words leave something out: the year, the zone, "recorded 28 Feb 09:12". */
  title?: string;
  children: ReactNode;
  className?: string;
};

export function Time({ dateTime, title, children, className }: Props) {
  return (
    <time dateTime={dateTime} title={title} className={className}>
      {children}
    </time>
  );
}
