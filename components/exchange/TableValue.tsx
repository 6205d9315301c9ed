"use client";

import { useId, useMemo } from "react";
import { PickField } from "@/components/logbook/PickField";
import { Select } from "@/components/ui/Select";
import type { Candidate } from "@/lib/platform/matching";

type Choice = { value: string; label: string };

type Props = {
  label: string;
  /** "" for none. */
  value: string;
  empty: string;
  /** What may be done instead of choosing one. */
  others?: readonly Choice[];
  /** What the choices are, where others stand before them. */
  group?: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
};

/** More than these nobody scrolls through: they are found by typing a part of the name. */
const mostInList = 60;

const asCandidate = ({ value, label }: Choice): Candidate => ({ id: value, label, hint: "" });

/** What a value means: one of a few from a list, one of many by its name. */
export function TableValue({ label, value, empty, others = [], group, choices, onChange }: Props) {
  const id = useId();
  // Looked through with every key, so that each is read but once.
  const named = useMemo(() => choices.map(asCandidate), [choices]);
  if (choices.length > mostInList)
    return (
      <PickField
        control={{ id, "aria-label": label, "aria-describedby": undefined, "aria-invalid": undefined }}
        label={label}
        placeholder={`${empty}: type a part of its name`}
        candidates={[...others.map(asCandidate), ...named]}
        value={value}
        onChange={onChange}
      />
    );
  return (
    <Select
      aria-label={label}
      value={value}
      empty={empty}
      onChange={({ target }) => onChange(target.value)}
      options={group === undefined ? choices : [...others, { group, options: choices }]}
    />
  );
}
