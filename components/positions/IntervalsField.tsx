"use client";

import { useState } from "react";
import { Field } from "@/components/ui/Field";
import { TextArea } from "@/components/ui/TextInput";
import { intervalExample } from "@/lib/positions/rules/interval-example";
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
  /** The values on record on the axis, from which its example is taken. */
  named: readonly number[];
};

/** What the party makes of the axis, typed in a line and read back as it is typed. */
export function IntervalsField({ unit, axisLabel, defaultValue, origin, named }: Props) {
  const [text, setText] = useState(defaultValue);
  const parsed = parseIntervals(text, unit);
  return (
    <div className="grid gap-2">
      <Field
        name="intervals"
        label={axisLabel ?? "On the axis"}
        hint={[origin, `As in: ${intervalExample(unit, named)}`].filter(Boolean).join(" ")}
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
