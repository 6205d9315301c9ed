"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { cx } from "./cx";

type Props = {
  /** What stands in the row and opens it. */
  label: ReactNode;
  children: ReactNode;
  align?: "start" | "end";
  /** Opens upwards, for what stands at the foot of the window. */
  above?: boolean;
  className?: string;
  labelClassName?: string;
  panelClassName?: string;
};

/**
 * A panel under a word. It is a `<details>`, so that it opens without scripts; they add that it closes on Escape, on
 * a press elsewhere and on following a link in it.
 */
export function Popover({ label, children, align = "start", above, className, labelClassName, panelClassName }: Props) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const element = details.current;
    if (!element) return;
    const close = () => {
      element.open = false;
    };
    const onPress = ({ target }: Event) => {
      if (element.open && target instanceof Node && !element.contains(target)) close();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || !element.open) return;
      const hadFocus = element.contains(document.activeElement);
      close();
      if (hadFocus) element.querySelector("summary")?.focus();
    };
    const onClick = ({ target }: Event) => {
      if (target instanceof Element && target.closest("a")) close();
    };
    document.addEventListener("pointerdown", onPress);
    document.addEventListener("keydown", onKey);
    element.addEventListener("click", onClick);
    return () => {
      document.removeEventListener("pointerdown", onPress);
      document.removeEventListener("keydown", onKey);
      element.removeEventListener("click", onClick);
    };
  }, []);
  return (
    <details ref={details} className={cx("group relative", className)}>
      <summary className={cx("list-none rounded-control [&::-webkit-details-marker]:hidden", labelClassName)}>
        {label}
      </summary>
      <div
        className={cx(
          "absolute z-30 w-max max-w-[calc(100vw-2*var(--gutter))] rounded-control bg-paper text-ink shadow-float",
          align === "end" ? "right-0" : "left-0",
          above ? "bottom-full mb-1" : "top-full mt-1",
          panelClassName ?? "p-4",
        )}
      >
        {children}
      </div>
    </details>
  );
}
