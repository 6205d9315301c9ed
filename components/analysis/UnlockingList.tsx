/** The ways to unlock a term, each a set of moves of which none can be left out. */
import { MarkingWords } from "@/components/record/MarkingNote";
import { Rest } from "@/components/ui/Rest";
import type { TermAnalysisView } from "@/lib/analysis/term-analysis";
import type { CompartmentView } from "@/lib/negotiations/queries";

type Props = {
  unlocking: NonNullable<TermAnalysisView["unlocking"]>;
  compartments: readonly CompartmentView[];
};

/** A way of forty moves is none that anybody reads to its end. */
const most = 6;

export function UnlockingList({ unlocking: { ways, isCut }, compartments }: Props) {
  return (
    <>
      <ol className="divide-y divide-rule">
        {ways.map(({ where, moves, redLines, markedWith }) => (
          <li key={`${where}${moves.join()}`} className="py-3">
            {where && <p className="t-meta text-ink-3">{where}</p>}
            <Moves moves={moves.slice(0, most)} isFirst isLast={moves.length <= most} />
            {moves.length > most && (
              <Rest words={`and ${moves.length - most} more`}>
                <Moves moves={moves.slice(most)} isFirst={false} isLast />
              </Rest>
            )}
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

function Moves({ moves, isFirst, isLast }: { moves: readonly string[]; isFirst: boolean; isLast: boolean }) {
  return (
    <ul>
      {moves.map((move, index) => (
        <li key={move} className="t-condition">
          {(index > 0 || !isFirst) && <em className="text-ink-2">and </em>}
          {move}
          {isLast && index === moves.length - 1 && "."}
        </li>
      ))}
    </ul>
  );
}
