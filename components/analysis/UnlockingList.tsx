/** The ways to unlock a term, each a set of moves of which none can be left out. */
import { MarkingWords } from "@/components/record/MarkingNote";
import type { TermAnalysisView } from "@/lib/analysis/term-analysis";
import type { CompartmentView } from "@/lib/negotiations/queries";

type Props = {
  unlocking: NonNullable<TermAnalysisView["unlocking"]>;
  compartments: readonly CompartmentView[];
};

export function UnlockingList({ unlocking: { ways, isCut }, compartments }: Props) {
  return (
    <>
      <ol className="divide-y divide-rule">
        {ways.map(({ where, moves, redLines, markedWith }) => (
          <li key={`${where}${moves.join()}`} className="py-3">
            {where && <p className="t-meta text-ink-3">{where}</p>}
            <ul>
              {moves.map((move, index) => (
                <li key={move} className="t-condition">
                  {index > 0 && <em className="text-ink-2">and </em>}
                  {move}
                  {index === moves.length - 1 && "."}
                </li>
              ))}
            </ul>
            {redLines > 0 && (
              <p className="t-meta text-against-2">
                {redLines === 1 ? "It leaves a red line." : `It leaves ${redLines} red lines.`}
              </p>
            )}
            <MarkingWords markedWith={markedWith} compartments={compartments} />
          </li>
        ))}
      </ol>
      {isCut && (
        <p className="t-small border-t border-rule py-2 text-ink-2">There are more ways than are listed here.</p>
      )}
    </>
  );
}
