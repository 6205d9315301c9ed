"use client";

import { type CSSProperties, memo, type MouseEvent, type ReactNode, useCallback, useState } from "react";
import { StatusGlyph } from "@/components/terms/StatusGlyph";
import { cx } from "@/components/ui/cx";
import type { TermStatus } from "@/lib/terms/rules";
import { clauseSelector } from "./clauseSelection";
import { useSelectedTerm, useSelectTerm } from "./TermSelection";
import { termElementId } from "./textAddress";

export type RailTerm = {
  id: string;
  number: string;
  title: string;
  /** The numbers of the terms where its words stood before a split or a merge; none otherwise. */
  formerly: readonly string[];
  depth: number;
  status: TermStatus | null;
  openBrackets: number;
  openNotes: number;
};

type Props = {
  terms: readonly RailTerm[];
  /** Numbers and signs alone, where the text needs the width. */
  isNarrow?: boolean;
};

/** The agreement as a tree: where each term stands, how many brackets are open in it and how many notes it has. */
export function TermList({ terms, isNarrow = false }: Props) {
  const termId = useSelectedTerm();
  const selectTerm = useSelectTerm();
  const go = useCallback(
    (event: MouseEvent, id: string) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      const element = document.getElementById(termElementId(id));
      if (!element) return;
      event.preventDefault();
      selectTerm(id);
      element.scrollIntoView({ block: "start" });
      element.querySelector<HTMLElement>(clauseSelector)?.focus({ preventScroll: true });
    },
    [selectTerm],
  );
  return (
    <ol className="grid grid-cols-[minmax(0,1fr)] gap-px">
      {terms.map((term) => (
        <TermLine key={term.id} term={term} isCurrent={term.id === termId} isNarrow={isNarrow} go={go} />
      ))}
    </ol>
  );
}

/** The same folded, for a narrow window: its hundreds of lines are drawn when somebody opens it. */
export function FoldedTerms({ terms, summary, children }: Props & { summary: string; children: ReactNode }) {
  const [isDrawn, setDrawn] = useState(false);
  return (
    <details className="group my-2 md:hidden print:hidden" onToggle={() => setDrawn(true)}>
      <summary className="flex min-h-11 items-center text-accent">{summary}</summary>
      {isDrawn && (
        <nav aria-label="Terms" className="mb-4">
          <TermList terms={terms} />
        </nav>
      )}
      {children}
    </details>
  );
}

type LineProps = {
  term: RailTerm;
  isCurrent: boolean;
  isNarrow: boolean;
  go: (event: MouseEvent, termId: string) => void;
};

/** Of hundreds of lines two are drawn anew when the reader goes from one term to another. */
const TermLine = memo(function TermLine({ term, isCurrent, isNarrow, go }: LineProps) {
  return (
    <li className="rail-line">
      <a
        href={`#${termElementId(term.id)}`}
        aria-current={isCurrent ? "true" : undefined}
        title={isNarrow ? [term.title, ...formerlyOf(term)].join(", ") : undefined}
        onClick={(event) => go(event, term.id)}
        className={cx("rail-term", !isNarrow && "rail-term-full")}
        style={term.depth > 0 && !isNarrow ? ({ "--depth": term.depth } as CSSProperties) : undefined}
      >
        <span className="rail-number">{term.number}</span>
        <span className={cx(isNarrow ? "sr-only" : "rail-title", term.depth === 0 && "font-semibold")}>
          <span>{term.title}</span>
          <Counts term={term} />
          {formerlyOf(term).map((words) => (
            <span key={words} className="rail-formerly">
              {words}
            </span>
          ))}
        </span>
        {term.status ? <StatusGlyph status={term.status} className="mt-0.5" /> : <span className="w-4 shrink-0" />}
      </a>
    </li>
  );
});

/** "formerly 4.2 and 4.3", where there is something to say. */
function formerlyOf({ formerly }: RailTerm): string[] {
  return formerly.length > 0 ? [`formerly ${new Intl.ListFormat("en-GB").format(formerly)}`] : [];
}

function Counts({ term: { openBrackets, openNotes } }: { term: RailTerm }) {
  if (openBrackets + openNotes === 0) return null;
  return (
    <span className="rail-counts">
      {openBrackets > 0 && (
        <span title={counted(openBrackets, "open bracket")}>
          [{openBrackets}]<span className="sr-only"> open {openBrackets === 1 ? "bracket" : "brackets"}</span>
        </span>
      )}
      {openNotes > 0 && (
        <span title={counted(openNotes, "open note")} className="rail-notes">
          {openNotes}
          <span className="sr-only"> open {openNotes === 1 ? "note" : "notes"}</span>
        </span>
      )}
    </span>
  );
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
