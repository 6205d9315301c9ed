/** How a term came to stand as it does, from late to early; what was corrected or taken back is struck through, and stays. */
import type { ReactNode } from "react";
import { Time } from "@/components/ui/Time";
import type { StatusHistoryStep } from "@/lib/terms/queries";
import { isReopening, termStatusLabels } from "@/lib/terms/rules";
import { ageOf } from "@/lib/time/distances";
import { formatFuzzy, formatInstant } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { StatusGlyph } from "./StatusGlyph";

type Props = {
  steps: readonly StatusHistoryStep[];
  asOf: Date;
  timeZone: string;
  /** What stands under each step: how it is known, what can be done about it. */
  footing: (step: StatusHistoryStep) => ReactNode;
};

export function StatusHistory({ steps, asOf, timeZone, footing }: Props) {
  const standing = steps.filter(({ ended }) => !ended);
  return (
    <ol className="divide-y divide-rule">
      {steps.map((step) => {
        const place = standing.indexOf(step);
        const [next, before] = place === -1 ? [] : [standing[place - 1], standing[place + 1]];
        const since = requireFuzzyDate(step.record.validText);
        const day = formatFuzzy(since, timeZone);
        const isReopened = before && isReopening(before.status, step.status);
        return (
          <li key={step.recordId} className="grid grid-cols-[1rem_minmax(0,1fr)] gap-x-3 py-2.5">
            <StatusGlyph status={step.status} decorative className={step.ended ? "mt-0.5 opacity-50" : "mt-0.5"} />
            <div className="min-w-0">
              <p className="flex items-baseline justify-between gap-4">
                <span className={step.ended ? "text-ink-3" : step.state === "holds" ? "t-ui-strong" : undefined}>
                  {step.ended ? <s>{termStatusLabels[step.status]}</s> : termStatusLabels[step.status]}
                  {step.ended && ` ${step.state}`}
                </span>
                {step.state === "holds" && <span className="t-meta text-ink-3">{ageOf(since, asOf, timeZone)}</span>}
              </p>
              <p className="t-meta text-ink-3">
                from <Time dateTime={step.record.validFrom.toISOString()}>{day}</Time>
                {step.record.validInferred && ", worked out"}
                {next && ` until ${formatFuzzy(requireFuzzyDate(next.record.validText), timeZone)}`}; recorded{" "}
                {formatInstant(step.record.recordedAt, timeZone)}, {step.recordedByName}
              </p>
              {isReopened && step.record.reason && <p className="t-small text-ink-2">Reopened: {step.record.reason}</p>}
              {step.note && <p className="t-small text-ink-2">{step.note}</p>}
              {step.ended && (
                <p className="t-meta text-ink-2">
                  {step.state === "retracted" ? "Taken back" : "Corrected"} by {step.ended.byName}
                  {step.ended.reason ? `: ${step.ended.reason}` : ", without a reason"}
                </p>
              )}
              {!step.ended && footing(step)}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
