"use client";

import type { ComponentProps } from "react";
import { cx } from "./cx";
import { useControl } from "./formState";
import { Icon } from "./Icon";
import { controlClasses } from "./TextInput";

export type Option = { value: string; label: string; disabled?: boolean };

type Props = Omit<ComponentProps<"select">, "children" | "multiple"> & {
  options: readonly (Option | { group: string; options: readonly Option[] })[];
  /** A first line that chooses nothing: "Choose a party". */
  empty?: string;
};

const asOption = ({ value, label, disabled }: Option) => (
  <option key={value} value={value} disabled={disabled}>
    {label}
  </option>
);

/** The browser's own list, which works everywhere, in our dress. */
export function Select({ options, empty, className, ...props }: Props) {
  const control = useControl(props);
  return (
    <span className={cx("relative block", className)}>
      <select {...control} className={cx(controlClasses, "h-9 appearance-none pr-8 max-md:h-11")}>
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((entry) =>
          "group" in entry ? (
            <optgroup key={entry.group} label={entry.group}>
              {entry.options.map(asOption)}
            </optgroup>
          ) : (
            asOption(entry)
          ),
        )}
      </select>
      <Icon name="down" className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-ink-2" />
    </span>
  );
}
