/** The scale under the matrix, from one end to the other, then what is off it. */
import { isRedLine, redLineMeaning, type Stance, stanceLabels, stances } from "@/lib/positions/rules";
import { StanceGlyph } from "./StanceGlyph";

/** The words of the glyphs that a reader may not have met. */
export function StanceLegend({ shown = stances }: { shown?: readonly Stance[] }) {
  return (
    <ul aria-label="What the signs mean" className="t-small flex flex-wrap gap-x-6 gap-y-1.5 text-ink-2">
      {shown.map((stance) => (
        <li key={stance} className="flex items-center gap-2">
          <StanceGlyph stance={stance} decorative className="shrink-0" />{" "}
          <span className={isRedLine(stance) ? undefined : "whitespace-nowrap"}>
            {stanceLabels[stance]}
            {isRedLine(stance) && `. ${redLineMeaning}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
