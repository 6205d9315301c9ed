/**
 * How something came to stand as it does, from late to early. What was corrected is folded under what took its place; what
 * was taken back is struck through, and stays.
 */
import { Fragment, type ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { Time } from "@/components/ui/Time";
import type { StepState } from "@/lib/record/history";
import type { RecordFacts } from "@/lib/record/reading";
import { isRecordedApart } from "@/lib/record/rules";
import { formatFuzzy } from "@/lib/time/format-date";
import { formatInstant } from "@/lib/time/format-instant";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";

type Step = {
  recordId: string;
  record: RecordFacts;
  recordedByName: string;
  state: StepState;
  ended: { recordedAt: Date; byName: string; isRetraction: boolean; isUndone: boolean; reason: string | null } | null;
};

type Props<Each extends Step> = {
  /** From late to early. */
  steps: readonly Each[];
  timeZone: string;
  glyph: (step: Each, className: string) => ReactNode;
  /** What it was, in a word or two. */
  value: (step: Each) => ReactNode;
  /** At the right of the value. */
  aside?: (step: Each) => ReactNode;
  /** What is said of it under its dates; `before` is what held until then. */
  detail?: (step: Each, before: Each | null) => ReactNode;
  /** How it is known and what can be done about it, where it was not corrected or taken back. */
  footing?: (step: Each) => ReactNode;
};

export function RecordHistory<Each extends Step>({ steps, ...slots }: Props<Each>) {
  const standing = steps.filter(({ ended }) => !ended);
  const corrections = new Map(steps.map((step) => [step.record.supersedesId, step]));
  const shown = steps.filter(({ recordId }) => !corrections.has(recordId));
  const correctedBy = (step: Each): Each[] => {
    const corrected = steps.find(({ recordId }) => recordId === step.record.supersedesId);
    return corrected ? [corrected, ...correctedBy(corrected)] : [];
  };
  return (
    <ol className="divide-y divide-rule">
      {shown.map((step) => {
        const place = standing.indexOf(step);
        const [next, before] = place === -1 ? [] : [standing[place - 1], standing[place + 1]];
        return (
          <li key={step.recordId} className="grid grid-cols-[minmax(1rem,auto)_minmax(0,1fr)] gap-x-3 py-2.5">
            {slots.glyph(step, cx("mt-0.5", step.ended && "opacity-50"))}
            <div className="min-w-0">
              <p className="flex items-baseline justify-between gap-4">
                <span className={step.ended ? "text-ink-3" : step.state === "holds" ? "t-ui-strong" : undefined}>
                  {step.ended ? <s>{slots.value(step)}</s> : slots.value(step)}
                  {step.ended && ` ${step.state}`}
                </span>
                {slots.aside?.(step)}
              </p>
              <Said step={step} next={next} before={before ?? null} {...slots} />
              {step.ended && <Ending ended={step.ended} timeZone={slots.timeZone} />}
              {!step.ended && slots.footing?.(step)}
              {correctedBy(step).map((corrected) => (
                <Corrected key={corrected.recordId} step={corrected} {...slots} />
              ))}
            </div>
          </li>
        );
      })}
    </ol>
  );
}

type SaidProps<Each extends Step> = Omit<Props<Each>, "steps"> & {
  step: Each;
  next?: Each | undefined;
  before: Each | null;
};

/** When it held; when it was recorded, where that was another time; by whom; and what is said of it. */
function Said<Each extends Step>({ step, next, before, timeZone, detail }: SaidProps<Each>) {
  const { record } = step;
  const held = requireFuzzyDate(record.validText);
  return (
    <>
      <p className="t-meta text-ink-3">
        from <Time dateTime={record.validFrom.toISOString()}>{formatFuzzy(held, timeZone)}</Time>
        {record.validInferred && ", worked out"}
        {next && ` until ${formatFuzzy(requireFuzzyDate(next.record.validText), timeZone)}`}; recorded{" "}
        {isRecordedApart(held, record.recordedAt, timeZone) && (
          <>
            <Instant at={record.recordedAt} timeZone={timeZone} />{" "}
          </>
        )}
        by {step.recordedByName}
      </p>
      {detail?.(step, before)}
    </>
  );
}

function Corrected<Each extends Step>({ step, ...slots }: Omit<Props<Each>, "steps"> & { step: Each }) {
  const { ended } = step;
  if (!ended) return null;
  return (
    <details className="mt-1">
      <summary className="t-meta w-fit text-ink-2 max-md:py-3">
        was {slots.value(step)}, until {ended.isUndone ? "a correction was undone" : "corrected"} by {ended.byName} on{" "}
        <Instant at={ended.recordedAt} timeZone={slots.timeZone} />
      </summary>
      <div className="border-l-2 border-rule py-1 pl-3">
        <Said step={step} before={null} {...slots} />
        <p className="t-meta mt-0.5 text-ink-2">
          {ended.reason && !ended.isUndone ? (
            <Fragment>
              Why: <bdi>{ended.reason}</bdi>
            </Fragment>
          ) : ended.isUndone ? (
            "Undone within a minute: what stood before stands again."
          ) : (
            "Corrected without a reason."
          )}
        </p>
      </div>
    </details>
  );
}

function Ending({ ended, timeZone }: { ended: NonNullable<Step["ended"]>; timeZone: string }) {
  return (
    <p className="t-meta mt-0.5 text-ink-2">
      {ended.isRetraction ? (ended.isUndone ? "Undone" : "Taken back") : "Corrected"} by {ended.byName}{" "}
      <Instant at={ended.recordedAt} timeZone={timeZone} />
      {ended.reason ? (
        <>
          : <bdi>{ended.reason}</bdi>
        </>
      ) : (
        ", without a reason"
      )}
    </p>
  );
}

function Instant({ at, timeZone }: { at: Date; timeZone: string }) {
  return <Time dateTime={at.toISOString()}>{formatInstant(at, timeZone)}</Time>;
}
