/** How a term came to stand as it does, from late to early. */
import type { ReactNode } from "react";
import { RecordHistory } from "@/components/record/RecordHistory";
import type { StatusHistoryStep } from "@/lib/terms/queries";
import { isReopening, termStatusLabels } from "@/lib/terms/rules";
import { ageOf } from "@/lib/time/distances";
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
  return (
    <RecordHistory
      steps={steps}
      timeZone={timeZone}
      glyph={({ status }, className) => <StatusGlyph status={status} decorative className={className} />}
      value={({ status }) => termStatusLabels[status]}
      aside={({ state, record }) =>
        state === "holds" && (
          <span className="t-meta text-ink-3">{ageOf(requireFuzzyDate(record.validText), asOf, timeZone)}</span>
        )
      }
      detail={({ status, note, record }, before) => (
        <>
          {before && isReopening(before.status, status) && record.reason && (
            <p className="t-small text-ink-2">
              Reopened: <bdi>{record.reason}</bdi>
            </p>
          )}
          {note && (
            <p dir="auto" className="t-small text-ink-2">
              {note}
            </p>
          )}
        </>
      )}
      footing={footing}
    />
  );
}
