/** What a party held on a term, from late to early. */
import { MarkingNote } from "@/components/record/MarkingNote";
import { RecordHistory } from "@/components/record/RecordHistory";
import type { CompartmentView } from "@/lib/negotiations/queries";
import type { PositionStep } from "@/lib/positions/queries";
import { stanceLabels } from "@/lib/positions/rules";
import { intervalsInWords } from "@/lib/positions/rules/interval-words";
import { basisLabels } from "@/lib/record/rules";
import type { AxisUnit } from "@/lib/terms/rules";
import { StanceGlyph } from "./StanceGlyph";

type Props = {
  /** From late to early. */
  steps: readonly PositionStep[];
  unit: AxisUnit | null;
  compartments: readonly CompartmentView[];
  timeZone: string;
};

export function PositionHistory({ steps, unit, compartments, timeZone }: Props) {
  return (
    <RecordHistory
      steps={steps}
      timeZone={timeZone}
      glyph={({ stance }, className) => <StanceGlyph stance={stance} decorative className={className} />}
      value={({ stance }) => stanceLabels[stance]}
      // What holds is told in full above its history.
      aside={({ state, basis }) =>
        state !== "holds" && <span className="t-small text-ink-3">{basisLabels[basis]}</span>
      }
      detail={({ state, intervals, why }) => {
        const onAxis = unit ? intervalsInWords(intervals, unit) : "";
        return (
          state !== "holds" && (
            <>
              {onAxis && <p className="t-meta text-ink-3">{onAxis}</p>}
              {why && (
                <p dir="auto" className="t-meta mt-0.5 text-ink-2">
                  {why}
                </p>
              )}
            </>
          )
        );
      }}
      footing={({ compartmentId }) => <MarkingNote compartment={compartments.find(({ id }) => id === compartmentId)} />}
    />
  );
}
