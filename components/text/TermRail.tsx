"use client";

import { type CSSProperties, memo, type MouseEvent, useCallback } from "react";
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
        title={isNarrow ? term.title : undefined}
        onClick={(event) => go(event, term.id)}
        className={cx("rail-term", !isNarrow && "rail-term-full")}
        style={term.depth > 0 && !isNarrow ? ({ "--depth": term.depth } as CSSProperties) : undefined}
      >
        <span className="rail-number">{term.number}</span>
        <span className={isNarrow ? "sr-only" : "rail-title"}>
          <span className={term.depth === 0 ? "font-semibold" : undefined}>{term.title}</span>
          <Counts term={term} />
        </span>
        {term.status ? <StatusGlyph status={term.status} className="mt-0.5" /> : <span className="w-4 shrink-0" />}
      </a>
    </li>
  );
});

function Counts({ term }: { term: RailTerm }) {
  const { openBrackets, openNotes } = term;
  if (openBrackets + openNotes === 0) return null;
  return (
    <span className="t-meta flex shrink-0 gap-2 pt-0.5 font-normal text-ink-2">
      {openBrackets > 0 && (
        <span title={counted(openBrackets, "open bracket")}>
          <span aria-hidden="true">[{openBrackets}]</span>
          <span className="sr-only">{counted(openBrackets, "open bracket")}</span>
        </span>
      )}
      {openNotes > 0 && (
        <span title={counted(openNotes, "open note")} className="flex items-center gap-1">
          <span aria-hidden="true">{openNotes}</span>
          <svg
            viewBox="0 0 12 12"
            width="12"
            height="12"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.3"
            aria-hidden="true"
          >
            <path d="M1.5 2.5h9v6H6l-2.2 2v-2H1.5z" />
          </svg>
          <span className="sr-only">{counted(openNotes, "open note")}</span>
        </span>
      )}
    </span>
  );
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
