"use client";

import { Icon } from "@/components/ui/Icon";
import type { Candidate } from "@/lib/platform/matching";
import { typedName } from "@/lib/logbook/rules/typed-names";
import type { ControlProps } from "./LabelledField";
import { PickField } from "./PickField";

type Props = {
  control: ControlProps;
  label: string;
  candidates: readonly Candidate[];
  value: readonly string[];
  onChange: (ids: string[]) => void;
  placeholder?: string;
  /** Names that are not on record stand among the chosen, to be put right later. */
  keepsTyped?: boolean;
};

/** Several of many: each chosen one stands above the field with a way to take it out. */
export function PickManyField(props: Props) {
  const { control, label, candidates, value, onChange, placeholder = "Add one", keepsTyped = false } = props;
  const chosen = value.flatMap((id) => {
    const stray = typedName(id);
    const name =
      stray === null ? candidates.find((candidate) => candidate.id === id)?.label : `${stray}, not on record`;
    return name === undefined ? [] : { id, name, isStray: stray !== null };
  });
  return (
    <div className="grid gap-1">
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-1">
          {chosen.map(({ id, name, isStray }) => (
            <li key={id} className="flex min-h-6 items-center rounded-bar bg-paper-3 pl-1.5 max-md:min-h-9">
              <span dir="auto" className={isStray ? "text-st-contested" : undefined}>
                {name}
              </span>
              <button
                type="button"
                aria-label={`Remove ${name}`}
                className="flex size-6 items-center justify-center rounded-bar text-ink-2 hover:text-ink max-md:size-9"
                onClick={() => {
                  onChange(value.filter((each) => each !== id));
                  document.getElementById(control.id)?.focus();
                }}
              >
                <Icon name="cross" className="size-3" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <PickField
        control={control}
        label={label}
        candidates={candidates.filter(({ id }) => !value.includes(id))}
        value=""
        onChange={(id) => id && onChange([...value, id])}
        isEmptied
        keepsTyped={keepsTyped}
        placeholder={placeholder}
      />
    </div>
  );
}
