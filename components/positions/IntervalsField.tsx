"use client";

import { useState } from "react";
import { Field } from "@/components/ui/Field";
import { TextArea } from "@/components/ui/TextInput";
import { intervalsInWords } from "@/lib/positions/rules/interval-words";
import { parseIntervals } from "@/lib/positions/rules/interval-syntax";
import type { AxisUnit } from "@/lib/terms/rules";
import { IntervalStrip } from "./IntervalStrip";

type Props = {
  unit: AxisUnit;
  axisLabel: string | null;
  defaultValue: string;
  /** Where what it starts with comes from, where that is not told otherwise. */
  origin?: string | undefined;
};

const examples: Record<AxisUnit, string> = {
  months: "accepts 36..60; unknown <36 (assessed); rejects >60",
  troops: "accepts 7,000..14,000; rejects <7,000",
  money: "accepts >=5,000,000; rejects <5,000,000",
  date: "accepts 2021-05-01..2021-08-31; rejects >2021-08-31",
  percentage: "accepts 40..60; rejects <40",
  quantity: "accepts 55.5..66; rejects <55.5",
};

/** What the party makes of the axis, typed in a line and read back as it is typed. */
export function IntervalsField({ unit, axisLabel, defaultValue, origin }: Props) {
  const [text, setText] = useState(defaultValue);
  const parsed = parseIntervals(text, unit);
  return (
    <div className="grid gap-2">
      <Field
        name="intervals"
        label={axisLabel ?? "On the axis"}
        hint={[origin, `As in: ${examples[unit]}`].filter(Boolean).join(" ")}
      >
        <TextArea
          rows={2}
          defaultValue={defaultValue}
          onInput={(event) => setText(event.currentTarget.value)}
          spellCheck={false}
        />
      </Field>
      <div aria-live="polite">
        {!parsed.ok && <p className="t-meta text-ink-2">{parsed.message}</p>}
        {parsed.ok && parsed.intervals.length > 0 && (
          <>
            <p className="t-meta pb-1 text-ink-2">{intervalsInWords(parsed.intervals, unit)}</p>
            <IntervalStrip isNameless rows={[{ name: "As typed", intervals: parsed.intervals }]} unit={unit} />
          </>
        )}
      </div>
    </div>
  );
}
