"use client";

import { useMemo } from "react";
import { nearestName } from "@/lib/exchange/rules/table-in/near-name";

type Props = {
  value: string;
  choices: readonly { value: string; label: string }[];
  onTake: (meaning: string) => void;
};

/** What a value with a slip in it was meant to be, most likely, one press away. */
export function TableGuess({ value, choices, onTake }: Props) {
  const nearest = useMemo(() => nearestName(value, choices), [value, choices]);
  if (!nearest) return null;
  return (
    <button type="button" className="link t-small w-fit max-md:py-2" onClick={() => onTake(nearest.value)}>
      Did you mean <bdi>{nearest.label}</bdi>?
    </button>
  );
}
