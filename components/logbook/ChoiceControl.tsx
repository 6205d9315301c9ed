"use client";

import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/Icon";
import { controlClasses } from "@/components/ui/TextInput";
import type { ControlProps } from "./LabelledField";

type Props<Value extends string> = {
  /** What ties it to its label, or names it where it has none on the page. */
  control: ControlProps | { "aria-label": string };
  value: Value;
  choices: readonly { value: Value; label: string }[];
  isDisabled?: boolean;
  onChange: (value: Value) => void;
};

/** The browser's own list, for a value that the page holds. */
export function ChoiceControl<Value extends string>({
  control,
  value,
  choices,
  isDisabled = false,
  onChange,
}: Props<Value>) {
  return (
    <span className="relative block">
      <select
        {...control}
        disabled={isDisabled}
        className={cx(controlClasses, "h-9 appearance-none pr-8 max-md:h-11")}
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.currentTarget.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Icon name="down" className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-ink-2" />
    </span>
  );
}
