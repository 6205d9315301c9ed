/** What a party or a person was, from late to early, each in what it differs from the one before. */
import { MarkingNote } from "@/components/record/MarkingNote";
import { RecordHistory } from "@/components/record/RecordHistory";
import { cx } from "@/components/ui/cx";
import type { CompartmentView } from "@/lib/negotiations/queries";
import type { LifeStep } from "@/lib/parties/queries-history";

type Props = { steps: readonly LifeStep[]; compartments: readonly CompartmentView[]; timeZone: string };

export function LifeHistory({ steps, compartments, timeZone }: Props) {
  return (
    <RecordHistory
      steps={steps}
      timeZone={timeZone}
      glyph={({ state }, className) => (
        <span aria-hidden="true" className={cx("flex h-5 items-center", className)}>
          <span className={cx("size-2 rounded-full border border-ink-2", state === "holds" && "bg-ink-2")} />
        </span>
      )}
      value={({ name }) => <bdi>{name}</bdi>}
      // What the only record says is what the page says.
      detail={({ differences }) => steps.length > 1 && <Differences differences={differences} />}
      footing={({ record }) => (
        <MarkingNote compartment={compartments.find(({ id }) => id === record.compartmentId)} className="mt-1" />
      )}
    />
  );
}

function Differences({ differences }: Pick<LifeStep, "differences">) {
  if (differences.length === 0) return null;
  return (
    <dl className="t-small grid gap-x-4 py-1 sm:grid-cols-[minmax(0,8rem)_minmax(0,1fr)]">
      {differences.map(({ label, was, became }) => (
        <div key={label} className="contents">
          <dt className="t-meta pt-0.5 text-ink-3">{label}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere] max-sm:mb-1">
            {was && (
              <del className="mr-2 text-ink-2">
                <span className="sr-only">before: </span>
                <bdi>{was}</bdi>
              </del>
            )}
            {became ? (
              <ins className="no-underline">
                {was && <span className="sr-only">after: </span>}
                <bdi>{became}</bdi>
              </ins>
            ) : (
              <span className="text-ink-3">nothing</span>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
