/** The few signs that stand beside words; never instead of them. */
import { cx } from "./cx";

const shapes = {
  down: "m4 6 4 4 4-4",
  left: "m10 3.5-4.5 4.5 4.5 4.5",
  right: "m6 3.5 4.5 4.5L6 12.5",
  arrow: "M2.5 8h11M9.5 4l4 4-4 4",
  tick: "m3 8.5 3.5 3.5L13 4.5",
  cross: "M4 4l8 8M12 4l-8 8",
} as const;

export type IconName = keyof typeof shapes;

/** 16 px, in the colour of the text around it; silent, because a word or a label says the same. */
export function Icon({ name, className }: { name: IconName; className?: string }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      className={cx("inline-block shrink-0 align-[-0.1875em]", className)}
      aria-hidden="true"
    >
      <path d={shapes[name]} />
    </svg>
  );
}
