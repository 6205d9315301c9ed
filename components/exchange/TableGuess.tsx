"use client";

import { useMemo } from "react";
import { nearestName } from "@/lib/exchange/rules/table-in/near-name";

type Props = {
  value: string;
  /** Which of the choices a word with a slip in it was, where that has rules of its own. */
  nearest?: ((value: string) => string | null) | undefined;
  choices: readonly { value: string; label: string }[];
  onTake: (meaning: string) => void;
};

/** What a value with a slip in it was meant to be, most likely, one press away. */
export function TableGuess({ value, nearest, choices, onTake }: Props) {
  const meant = useMemo(() => {
    if (!nearest) return nearestName(value, choices);
    const found = nearest(value);
    return choices.find((choice) => choice.value === found);
  }, [value, nearest, choices]);
  if (!meant) return null;
  return (
    <button type="button" className="link t-small w-fit max-md:py-2" onClick={() => onTake(meant.value)}>
      Did you mean <bdi>{meant.label}</bdi>?
    </button>
  );
}
