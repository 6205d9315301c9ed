/** Who or what holds a term: the stance or an arrow, then the party and a few words. */
import { MarkingWords } from "@/components/record/MarkingNote";
import { StanceGlyph } from "@/components/positions/StanceGlyph";
import { cx } from "@/components/ui/cx";
import { Icon } from "@/components/ui/Icon";
import type { StandingView } from "@/lib/analysis/board";
import type { CompartmentView } from "@/lib/negotiations/queries";

type Props = { hold: StandingView["hold"]; compartments: readonly CompartmentView[]; className?: string };

/** On a phone there is room for the main thing alone: the words come first and the glyph ends the line. */
export function HoldMark({ hold, compartments, className }: Props) {
  const { party, words, short, kind, stance, waitsFor, markedWith } = hold;
  return (
    <span className={cx("flex items-start gap-x-4 max-md:flex-row-reverse max-md:gap-x-2", className)}>
      <span className="mt-px flex w-13 shrink-0 justify-center text-ink-2 max-md:empty:hidden">
        {stance && <StanceGlyph stance={stance} decorative className="mt-[3px]" />}
        {kind === "linkage" && <Icon name="arrow" className="mt-0.5" />}
        {(kind === "no_value" || kind === "apart") && <Icon name="cross" className="mt-0.5 text-against-2" />}
      </span>
      <span className="line-clamp-2 min-w-0 text-ink-2 max-md:text-right print:line-clamp-none">
        {party && <strong className="font-semibold text-ink">{party} </strong>}
        <span className={short ? "max-md:hidden" : undefined}>{words}</span>
        {short && <span className="md:hidden">{short}</span>}
        {waitsFor && <span className="max-md:hidden">; requires&nbsp;{waitsFor}</span>}
        <MarkingWords markedWith={markedWith} compartments={compartments} className="ml-2" />
      </span>
    </span>
  );
}
