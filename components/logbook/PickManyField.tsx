"use client";

import { Icon } from "@/components/ui/Icon";
import type { Candidate } from "@/lib/logbook/rules/completion";
import type { ControlProps } from "./LabelledField";
import { PickField } from "./PickField";

type Props = {
  control: ControlProps;
  label: string;
  candidates: readonly Candidate[];
  value: readonly string[];
  onChange: (ids: string[]) => void;
  placeholder?: string;
};

/** Several of many: each chosen one stands above the field with a way to take it out. */
export function PickManyField({ control, label, candidates, value, onChange, placeholder = "Add one" }: Props) {
  const chosen = value.flatMap((id) => candidates.find((candidate) => candidate.id === id) ?? []);
  return (
    <div className="grid gap-1">
      {chosen.length > 0 && (
        <ul className="flex flex-wrap gap-1">
          {chosen.map(({ id, label: name }) => (
            <li key={id} className="flex min-h-6 items-center rounded-bar bg-paper-3 pl-1.5 max-md:min-h-9">
              <span dir="auto">{name}</span>
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
        placeholder={placeholder}
      />
    </div>
  );
}
