/** A part of a page, opened by a 2 px rule as in a printed table. */
import { type ReactNode, useId } from "react";
import { cx } from "./cx";

type Props = {
  title: ReactNode;
  /** A short note at the right of the head: a count, a link, where it comes from. */
  aside?: ReactNode;
  children: ReactNode;
  level?: 2 | 3;
  /** The rule in accent, for a panel that belongs to what is selected. */
  isSelected?: boolean;
  id?: string;
  className?: string;
};

export function Section({ title, aside, children, level = 2, isSelected = false, id, className }: Props) {
  const Heading = `h${level}` as const;
  const titleId = useId();
  return (
    <section
      id={id}
      aria-labelledby={titleId}
      className={cx("border-t-2", isSelected ? "border-accent" : "border-ink", className)}
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 pt-2 pb-1">
        <Heading id={titleId} className="t-head">
          {title}
        </Heading>
        {/* What leads elsewhere leads nowhere from paper. */}
        {aside && <div className="t-meta text-ink-3 print:[&_a]:hidden">{aside}</div>}
      </div>
      {children}
    </section>
  );
}
