"use client";

import { StatusGlyph } from "@/components/terms/StatusGlyph";
import { cx } from "@/components/ui/cx";
import type { TermStatus } from "@/lib/terms/rules";
import { clauseSelector } from "./clauseSelection";
import { useTermSelection } from "./TermSelection";
import { termElementId } from "./textAddress";

export type RailTerm = {
  id: string;
  number: string;
  title: string;
  depth: number;
  status: TermStatus | null;
  openBrackets: number;
  openNotes: number;
  href: string;
};

type Props = {
  terms: readonly RailTerm[];
  /** Numbers and signs alone, where the text needs the width. */
  isNarrow?: boolean;
};

/** The agreement as a tree: where each term stands, how many brackets are open in it and how many notes it has. */
export function TermList({ terms, isNarrow = false }: Props) {
  const { termId, selectTerm } = useTermSelection();
  return (
    <ol className="grid grid-cols-[minmax(0,1fr)] gap-px">
      {terms.map((term) => (
        <li key={term.id}>
          <a
            href={term.href}
            aria-current={term.id === termId ? "true" : undefined}
            title={isNarrow ? term.title : undefined}
            onClick={(event) => {
              if (event.metaKey || event.ctrlKey || event.shiftKey) return;
              const element = document.getElementById(termElementId(term.id));
              if (!element) return;
              event.preventDefault();
              selectTerm(term.id);
              element.scrollIntoView({ block: "start" });
              element.querySelector<HTMLElement>(clauseSelector)?.focus({ preventScroll: true });
            }}
            className={cx(
              "flex items-start gap-2 rounded-control py-1.5 pr-2 pl-2 hover:bg-paper-3/60 max-md:min-h-11 max-md:items-center",
              "aria-[current]:bg-accent-tint aria-[current]:font-semibold aria-[current]:text-accent",
              !isNarrow && "xl:pl-[calc(0.5rem+var(--depth)*0.75rem)]",
            )}
            style={{ "--depth": term.depth } as React.CSSProperties}
          >
            <span className={cx("w-8 shrink-0", term.id !== termId && "text-ink-3")}>{term.number}</span>
            <span
              className={cx(
                "flex min-w-0 grow flex-wrap justify-between gap-x-2",
                isNarrow ? "sr-only" : "md:max-xl:sr-only",
              )}
            >
              <span className={cx(term.depth === 0 && "font-semibold")}>{term.title}</span>
              <Counts term={term} />
            </span>
            {term.status ? <StatusGlyph status={term.status} className="mt-0.5" /> : <span className="w-4 shrink-0" />}
          </a>
        </li>
      ))}
    </ol>
  );
}

function Counts({ term }: { term: RailTerm }) {
  const { openBrackets, openNotes } = term;
  return (
    <span className="t-meta flex shrink-0 gap-2 pt-0.5 font-normal text-ink-2 empty:hidden">
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
