"use client";

import type { ComponentProps } from "react";
import { cx } from "./cx";
import { useControl } from "./formState";

/** The look that all text-like controls share. */
export const controlClasses =
  "t-ui w-full rounded-control border border-rule-2 bg-paper px-2.5 text-ink hover:border-ink-3 " +
  "aria-invalid:border-st-contested aria-invalid:inset-ring aria-invalid:inset-ring-st-contested " +
  "disabled:bg-paper-2 disabled:text-ink-3 [&[readonly]]:bg-paper-2";

export function TextInput({ className, ...props }: ComponentProps<"input">) {
  return <input type="text" {...useControl(props)} className={cx(controlClasses, "h-9 max-md:h-11", className)} />;
}

/** Grows with what is written in it where the browser can, from `rows` lines on. */
export function TextArea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  return (
    <textarea
      {...useControl(props)}
      rows={rows}
      dir="auto"
      className={cx(controlClasses, "field-sizing-content min-h-18 min-w-0 resize-y py-2 wrap-anywhere", className)}
    />
  );
}
