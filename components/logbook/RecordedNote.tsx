"use client";

import { memo, useLayoutEffect, useRef } from "react";
import type { Focus } from "@/lib/logbook/rules";
import type { EntryLine } from "@/lib/logbook/rules/entry-words";
import { EntryWords } from "./EntryWords";
import { goToNeighbour } from "./noteFocus";

export type RecordedLine = EntryLine & {
  /** The word after the slash: "position", "pause". */
  command: string;
};

type Props = {
  id: string;
  /** Undefined where it is not on record for this writer. */
  line: RecordedLine | undefined;
  focus: Focus | null;
};

/** What was recorded in a session that is corrected: it stays where it stands, and is corrected as its own record. */
export const RecordedNote = memo(function RecordedNote({ id, line, focus }: Props) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (focus) element.current?.focus();
  }, [focus]);
  return (
    <li id={`note-${id}`} className="grid grid-cols-[3.5rem_minmax(0,1fr)] max-md:grid-cols-[3rem_minmax(0,1fr)]">
      <div className="col-start-2 -ml-3.5 min-w-0 border-l-3 border-rule-2 pl-3.5 max-md:-ml-9 max-md:pl-3">
        {/* biome-ignore lint/a11y/useSemanticElements: it is one note among others, reached by the arrow keys. */}
        <div
          ref={element}
          role="group"
          aria-label={`On record: /${line?.command ?? "entry"}`}
          data-note
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys lead through it, as through every note.
          tabIndex={0}
          className="flex min-h-9 flex-wrap items-baseline gap-x-3 rounded-bar py-2"
          onKeyDown={(event) => {
            if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
            goToNeighbour(event.currentTarget, event.key === "ArrowDown" ? 1 : -1);
            event.preventDefault();
          }}
        >
          <span className="t-small w-20 shrink-0 font-semibold text-ink-2 max-md:w-full">
            /{line?.command ?? "entry"}
          </span>
          {line ? <EntryWords line={line} /> : <span className="text-ink-2">Recorded before.</span>}
          <span className="t-meta text-ink-3">on record</span>
        </div>
      </div>
    </li>
  );
});
