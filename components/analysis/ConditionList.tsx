/** What has to hold for the term to be agreed, each as a sentence with whether the record says so. */
import { MarkingWords } from "@/components/record/MarkingNote";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/Icon";
import { Rest } from "@/components/ui/Rest";
import type { ConditionState } from "@/lib/analysis/conditions";
import type { TermAnalysisView } from "@/lib/analysis/term-analysis";
import type { CompartmentView } from "@/lib/negotiations/queries";

const hues: Record<ConditionState, string> = {
  blocked: "text-against-2",
  unknown: "text-unknown",
  met: "text-st-agreed",
};

const signs: Record<ConditionState, React.ReactNode> = {
  blocked: <Icon name="cross" />,
  unknown: (
    <span className="grid size-4 place-items-center rounded-bar border border-dashed border-current text-[11px] leading-none">
      ?
    </span>
  ),
  met: <Icon name="tick" />,
};

type Props = {
  conditions: NonNullable<TermAnalysisView["conditions"]>;
  compartments: readonly CompartmentView[];
};

/** Where forty parties have to answer, the first say enough. */
const most = 12;

export function ConditionList({ conditions, compartments }: Props) {
  const rest = conditions.slice(most);
  return (
    <>
      <Conditions conditions={conditions.slice(0, most)} compartments={compartments} />
      {rest.length > 0 && (
        <Rest words={`${rest.length} more`}>
          <Conditions conditions={rest} compartments={compartments} />
        </Rest>
      )}
    </>
  );
}

function Conditions({ conditions, compartments }: Props) {
  return (
    <ul className="divide-y divide-rule">
      {conditions.map(({ state, sentence, note, markedWith }) => (
        <li key={`${sentence}${note}`} className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 py-3">
          <span className={cx("t-small flex items-center gap-2 self-start pt-0.5 font-semibold", hues[state])}>
            <span aria-hidden="true">{signs[state]}</span>
            {state}
          </span>
          <div>
            <p className="t-condition">{sentence}</p>
            {note && <p className="t-meta text-ink-3">{note}</p>}
            <MarkingWords markedWith={markedWith} compartments={compartments} />
          </div>
        </li>
      ))}
    </ul>
  );
}
