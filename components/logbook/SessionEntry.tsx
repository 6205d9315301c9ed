/** One record among the notes: on an ink bar, its command in accent, then its sign, its sentence and how it is known. */
import type { ReactNode } from "react";
import { MarkingNote } from "@/components/record/MarkingNote";
import { cx } from "@/components/ui/cx";
import type { EntryView } from "@/lib/logbook/queries-entries";
import { EntryWords } from "./EntryWords";

type Props = {
  entry: EntryView;
  /** The marks of the sources behind it. */
  sources: ReactNode;
  /** The compartment that it is marked with. */
  compartment: { name: string } | null;
};

export function SessionEntry({ entry, sources, compartment }: Props) {
  const { command, isCorrected, isMarked, isRetracted, record } = entry;
  return (
    <div
      id={`entry-${entry.recordId}`}
      className="scroll-mt-4 border-l-2 border-ink py-1 pl-3 md:ml-12 md:pl-[calc(1rem-2px)]"
    >
      <div className={cx("flex flex-wrap items-baseline gap-x-4 gap-y-0.5", isRetracted && "text-ink-3 line-through")}>
        <span className="t-meta w-20 shrink-0 font-semibold text-accent">/{command}</span>
        <EntryWords line={entry} className="max-w-[39rem] basis-64" />
        <span className="no-underline empty:hidden">{sources}</span>
      </div>
      {isRetracted && <p className="t-meta text-ink-2 md:ml-24">Retracted since.</p>}
      {isCorrected && !isRetracted && (
        <p className="t-meta text-ink-2 md:ml-24">
          Corrected after the session{record.reason ? <span dir="auto">: {record.reason}</span> : "."}
        </p>
      )}
      {isMarked && !isCorrected && !isRetracted && (
        <p className="t-meta text-ink-2 md:ml-24">
          Who may see it was changed after the session{record.reason ? <span dir="auto">: {record.reason}</span> : "."}
        </p>
      )}
      <MarkingNote compartment={compartment} className="md:ml-24" />
    </div>
  );
}
