/** A key as it is printed on the keyboard. */
import { cx } from "./cx";

type Props = { children: string; className?: string };

export function KeyCap({ children, className }: Props) {
  return (
    <kbd
      className={cx(
        "t-micro inline-block min-w-4 rounded-bar bg-paper-3 px-1 text-center text-ink-2 not-italic",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
