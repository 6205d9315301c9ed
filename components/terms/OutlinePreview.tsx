/** What would be recorded of a pasted outline, as a tree, with what was not understood beside its line. */
import { cx } from "@/components/ui/cx";
import { termKindLabels } from "@/lib/terms/rules";
import type { Outline, OutlineTerm } from "@/lib/terms/rules/outline";
import type { OutlineNote } from "@/lib/terms/rules/outline-tree";

/** How far each level is set in; the deeper ones share the last. */
export const insets = ["", "pl-5", "pl-10", "pl-15", "pl-20", "pl-25"];

export function OutlinePreview({ outline: { terms, notes } }: { outline: Outline }) {
  const lines = linesOf(terms, notes);
  return (
    <section aria-labelledby="outline-preview" className="min-w-0">
      <h3 id="outline-preview" className="t-ui-strong">
        What will be recorded
      </h3>
      <p role="status" className="t-meta text-ink-3">
        {summary(terms, notes)}
      </p>
      {lines.length > 0 && (
        <div className="mt-2 border-y border-rule py-1">
          <ol>
            {lines.map(({ line, term, said }) => (
              <li key={line} className="py-1">
                {term && <Line term={term} />}
                {said.map((note) => (
                  <p key={note.said} className={cx("t-meta", note.isRefused ? "text-st-contested" : "text-ink-3")}>
                    {note.isRefused && <span aria-hidden="true">! </span>}
                    Line {line}: {note.said}
                  </p>
                ))}
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  );
}

function Line({ term: { number, isNumberPrinted, title, kind, depth } }: { term: OutlineTerm }) {
  return (
    <p className={cx("flex flex-wrap items-baseline gap-x-3", insets[Math.min(depth, insets.length - 1)])}>
      <span
        className={cx("min-w-7 shrink-0", isNumberPrinted ? "text-ink-2" : "text-ink-3 italic")}
        title={isNumberPrinted ? undefined : "numbered by its place"}
      >
        {number}
        {!isNumberPrinted && <span className="sr-only">, by its place</span>}
      </span>
      <bdi className="min-w-0 [overflow-wrap:anywhere]">{title}</bdi>
      <span className="t-meta text-ink-3">
        <span className="sr-only">level {depth + 1}, </span>
        {termKindLabels[kind].toLowerCase()}
      </span>
    </p>
  );
}

function linesOf(terms: readonly OutlineTerm[], notes: readonly OutlineNote[]) {
  const byLine = new Map<number, { line: number; term: OutlineTerm | null; said: OutlineNote[] }>();
  for (const term of terms) byLine.set(term.line, { line: term.line, term, said: [] });
  for (const note of notes) {
    const at = byLine.get(note.line) ?? { line: note.line, term: null, said: [] };
    byLine.set(note.line, { ...at, said: [...at.said, note] });
  }
  return [...byLine.values()].sort((a, b) => a.line - b.line);
}

function summary(terms: readonly OutlineTerm[], notes: readonly OutlineNote[]): string {
  if (terms.length === 0) return "Nothing yet: each line becomes a term.";
  const refused = new Set(notes.filter(({ isRefused }) => isRefused).map(({ line }) => line)).size;
  const odd = new Set(notes.map(({ line }) => line)).size - refused;
  const lines = (count: number) => (count === 1 ? "1 line" : `${count} lines`);
  return [
    terms.length === 1 ? "1 term." : `${terms.length} terms.`,
    "Numbers in italics are given by place.",
    odd > 0 ? `Look at ${lines(odd)}.` : "",
    refused > 0 ? `${lines(refused)} cannot be recorded so.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}
