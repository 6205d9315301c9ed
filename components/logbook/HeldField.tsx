"use client";

import { useState } from "react";
import { Field } from "@/components/ui/Field";
import { TextInput } from "@/components/ui/TextInput";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import { MeantDay } from "./MeantDay";

type Props = {
  initial: string;
  /** The negotiation's present. */
  today: FuzzyDate;
};

/** When a new session sits. */
export function HeldField({ initial, today }: Props) {
  const [held, setHeld] = useState(initial);
  return (
    <div>
      <Field name="held" label="When" hint="A day, or 25 Feb 2019 14:05" required>
        <TextInput
          value={held}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setHeld(event.currentTarget.value)}
        />
      </Field>
      <MeantDay typed={held} today={today} onTake={setHeld} />
    </div>
  );
}
