/** Marks a red line in a word; what that means stands once near by. */
import { cx } from "@/components/ui/cx";
import { redLineMeaning } from "@/lib/positions/rules";

export function RedLine({ className }: { className?: string }) {
  return (
    <span className={cx("t-small font-semibold whitespace-nowrap text-against-2", className)} title={redLineMeaning}>
      red line
    </span>
  );
}

/** The definition, under what is marked. */
export function RedLineMeaning({ className }: { className?: string }) {
  return <p className={cx("t-meta text-ink-2", className)}>{redLineMeaning}</p>;
}
