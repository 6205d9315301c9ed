/** What a party held on a term, from late to early. What was superseded or taken back is struck through, and stays. */
import { MarkingNote } from "@/components/record/MarkingNote";
import { Time } from "@/components/ui/Time";
import { basisLabels } from "@/lib/record/rules";
import type { CompartmentView } from "@/lib/negotiations/queries";
import type { PositionStep } from "@/lib/positions/queries";
import { stanceLabels } from "@/lib/positions/rules";
import { intervalsInWords } from "@/lib/positions/rules/interval-words";
import type { AxisUnit } from "@/lib/terms/rules";
import { formatFuzzy, formatInstant } from "@/lib/time/format-date";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { StanceGlyph } from "./StanceGlyph";

type Props = {
  /** From late to early. */
  steps: readonly PositionStep[];
  unit: AxisUnit | null;
  compartments: readonly CompartmentView[];
  timeZone: string;
};

export function PositionHistory({ steps, unit, compartments, timeZone }: Props) {
  const standing = steps.filter(({ ended }) => !ended);
  return (
    <ol className="grid gap-3 py-2">
      {steps.map((step) => {
        const isStruck = step.ended !== null;
        const next = standing[standing.indexOf(step) - 1];
        const onAxis = unit && step.state !== "holds" ? intervalsInWords(step.intervals, unit) : "";
        return (
          <li key={step.recordId} className="grid grid-cols-[3.25rem_minmax(0,1fr)] gap-x-4">
            <StanceGlyph stance={step.stance} decorative className={isStruck ? "mt-[3px] opacity-50" : "mt-[3px]"} />
            <div>
              <p className={isStruck ? "text-ink-3" : step.state === "holds" ? "t-ui-strong" : undefined}>
                {isStruck ? (
                  <>
                    <s>{stanceLabels[step.stance]}</s> {step.state}
                  </>
                ) : (
                  stanceLabels[step.stance]
                )}
                {step.state !== "holds" && <span className="t-small text-ink-3">, {basisLabels[step.basis]}</span>}
              </p>
              {onAxis && <p className="t-meta text-ink-3">{onAxis}</p>}
              <p className="t-meta text-ink-3">
                held from {dateInWords(step.record, timeZone)}
                {next && ` until ${formatFuzzy(requireFuzzyDate(next.record.validText), timeZone)}`}; recorded{" "}
                <Moment at={step.record.recordedAt} timeZone={timeZone} />, {step.recordedByName}
              </p>
              {step.state !== "holds" && step.why && <p className="t-meta mt-0.5 text-ink-2">{step.why}</p>}
              {step.ended && (
                <p className="t-meta mt-0.5 text-ink-2">
                  {step.state === "retracted" ? "Taken back" : "Corrected"}{" "}
                  <Moment at={step.ended.recordedAt} timeZone={timeZone} /> by {step.ended.byName}
                  {step.ended.reason ? `: ${step.ended.reason}` : ", without a reason"}
                </p>
              )}
              <MarkingNote compartment={compartments.find(({ id }) => id === step.compartmentId)} />
            </div>
          </li>
        );
      })}
    </ol>
  );
}

function dateInWords({ validText, validInferred }: PositionStep["record"], timeZone: string): string {
  return `${formatFuzzy(requireFuzzyDate(validText), timeZone)}${validInferred ? ", worked out" : ""}`;
}

function Moment({ at, timeZone }: { at: Date; timeZone: string }) {
  return <Time dateTime={at.toISOString()}>{formatInstant(at, timeZone)}</Time>;
}
