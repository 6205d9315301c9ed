/** One party on one term: glyph and basis above, the word below; a gap where nothing is on record. */
import { Link } from "@/components/ui/Link";
import { MarkingWord } from "@/components/record/MarkingNote";
import { cx } from "@/components/ui/cx";
import { basisLabels } from "@/lib/record/rules";
import type { CompartmentView } from "@/lib/negotiations/queries";
import type { PositionView } from "@/lib/positions/queries";
import { isRedLine, stanceLabels } from "@/lib/positions/rules";
import { RedLine } from "./RedLine";
import { StanceGlyph } from "./StanceGlyph";

/** A cell that moved or is new: what became of it and since when, in words. */
export type Moved = { partyId: string; termId: string; said: string; since: string };

type Props = {
  position: Pick<PositionView, "stance" | "basis"> | null;
  moved: Moved | null;
  /** The words it is about have changed since. */
  isOvertaken: boolean;
  /** Whose members alone see the position. */
  compartment: CompartmentView | undefined;
  /** It passes the filter; else its place stays empty. */
  isShown: boolean;
  isOpen: boolean;
  href: string;
};

export function MatrixCell({ position, moved, isOvertaken, compartment, isShown, isOpen, href }: Props) {
  if (!isShown) return <td />;
  const isGap = !position || position.stance === "unknown";
  return (
    <td className={cx("relative p-0", isOpen && "bg-accent-tint inset-ring-2 inset-ring-accent")}>
      <Link
        href={href}
        scroll={false}
        data-cell
        aria-current={isOpen || undefined}
        className="flex min-h-13 flex-col justify-center gap-0.5 rounded-bar px-2 py-1.5 hover:bg-accent-tint/60 focus-visible:-outline-offset-2"
      >
        {position ? (
          <>
            <span className="flex items-center gap-2">
              <StanceGlyph stance={position.stance} decorative className="-ml-1" />
              {!isGap && <span className="t-small order-1 text-ink-3">{basisLabels[position.basis]}</span>}
            </span>
            <span
              className={cx(
                "flex items-center gap-2",
                isGap ? "text-ink-3" : "text-ink-2",
                isOpen && "font-semibold text-ink",
              )}
            >
              {stanceLabels[position.stance]}
              {moved && <MovedDot moved={moved} />}
            </span>
            {isRedLine(position.stance) && <RedLine />}
            {isOvertaken && <span className="t-small text-st-contested">to reconfirm</span>}
            <MarkingWord compartment={compartment} />
          </>
        ) : (
          <span className="t-small text-ink-3">not on record</span>
        )}
      </Link>
    </td>
  );
}

function MovedDot({ moved: { said, since } }: { moved: Moved }) {
  const words = `${said}; since ${since}`;
  return (
    <span title={words} className="size-[7px] shrink-0 rounded-full bg-accent">
      <span className="sr-only">, {words}</span>
    </span>
  );
}
