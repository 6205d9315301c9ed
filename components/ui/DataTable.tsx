/** A table as printed: a rule under its heads, hairlines between its rows, no boxes. */
import type { ComponentProps, ReactNode } from "react";
import { cx } from "./cx";

type TableProps = {
  /** What the table holds, in words; read out, and shown where `showCaption` is set. */
  caption: string;
  showCaption?: boolean;
  /** It scrolls downwards within the window, too, so that heads that stick stay above its rows. */
  isTall?: boolean;
  children: ReactNode;
  className?: string;
};

/** Wide tables scroll sideways inside themselves, by keyboard too, and the page never does. */
export function Table({ caption, showCaption = false, isTall = false, children, className }: TableProps) {
  const scrolls = cx(
    "-mx-1 scroll-edge overflow-x-auto px-1 print:overflow-visible",
    // What is only read out stands apart from the flow, and would stretch the page if it were not held in here.
    isTall && "relative max-h-[calc(100dvh-5rem)] overflow-y-auto print:max-h-none",
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a pointer.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset holds controls; this holds a table.
    <div role="group" aria-label={caption} tabIndex={0} className={scrolls}>
      <table className={cx("w-full border-collapse text-left", className)}>
        <caption className={showCaption ? "t-meta pb-2 text-left text-ink-3" : "sr-only"}>{caption}</caption>
        {children}
      </table>
    </div>
  );
}

/** The row of heads. */
export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead>
      <tr className="border-b border-rule-2">{children}</tr>
    </thead>
  );
}

type RowProps = ComponentProps<"tr"> & {
  /** First of a group: its rule is that of an axis, not a hairline. */
  opensGroup?: boolean;
  /** The row that the page is about now. */
  isSelected?: boolean;
};

/** A row; with `data-row` it is one of those that j and k walk through. */
export function Row({ opensGroup = false, isSelected = false, className, ...rest }: RowProps) {
  return (
    <tr
      className={cx(
        "border-t [thead+tbody>&:first-child]:border-t-0",
        opensGroup ? "border-rule-2" : "border-rule",
        isSelected && "bg-accent-tint",
        className,
      )}
      {...rest}
    />
  );
}

const alignments = { start: "text-left", end: "text-right" };

type CellProps = ComponentProps<"td"> & {
  /** Numbers and ages stand at the end. */
  to?: keyof typeof alignments;
};

/** A head of columns, or with `scope="row"` (or "rowgroup") the name that its row or rows are about. */
export function HeadCell({ to = "start", scope = "col", className, ...rest }: CellProps & ComponentProps<"th">) {
  const looks = scope === "col" ? "t-meta pt-1 pb-1.5 align-bottom text-ink-3" : "t-ui-strong py-2.5 align-top";
  return <th scope={scope} className={cx(looks, "pr-4 last:pr-0", alignments[to], className)} {...rest} />;
}

export function Cell({ to = "start", className, ...rest }: CellProps) {
  return <td className={cx("py-2.5 pr-4 align-top last:pr-0", alignments[to], className)} {...rest} />;
}
