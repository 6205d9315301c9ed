import { cx } from "@/components/ui/cx";
import { runsOf } from "@/lib/logbook/rules/notes";
import type { DraftLine } from "@/lib/logbook/schema";

/** The line as it reads, names set off; it gives the field its height, and lies over it while nobody writes there. */
export function SpokenLine({ line, isCovering }: { line: DraftLine; isCovering: boolean }) {
  const runs = runsOf(line.text, line.mentions);
  const covers = isCovering && runs.some(({ mention }) => mention);
  return (
    <div
      aria-hidden="true"
      dir="auto"
      className={cx(
        "t-note pointer-events-none col-start-1 row-start-1 min-h-8 px-1 py-1 whitespace-pre-wrap max-md:py-2.5",
        covers ? "z-10 bg-paper" : "invisible",
      )}
    >
      {runs.map(({ text, mention }, place) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the runs of one line, drawn anew as a whole.
          key={place}
          className={
            mention
              ? cx("font-sans text-[0.9375rem]", mention.kind === "term" ? "text-accent" : "font-semibold")
              : undefined
          }
        >
          {text}
        </span>
      ))}
      {"​"}
    </div>
  );
}
