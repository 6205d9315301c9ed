/** Tells a selection on the page in places of the document's words. */
import type { Span } from "@/lib/text/canonical";

/** The words selected in the document; null without any, or for a selection outside it. */
export function selectedPassage(selection: Selection | null): Span | null {
  const root = document.querySelector<HTMLElement>("[data-document]");
  if (!root || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const spans = [...root.querySelectorAll<HTMLElement>("[data-start]")]
    .filter((run) => range.intersectsNode(run))
    .flatMap((run) => {
      const [start, end] = [Number(run.dataset.start), Number(run.dataset.end)];
      const from = run.contains(range.startContainer)
        ? start + lengthUpTo(run, range.startContainer, range.startOffset)
        : start;
      const to = run.contains(range.endContainer) ? start + lengthUpTo(run, range.endContainer, range.endOffset) : end;
      return from < to ? [{ start: from, end: to }] : [];
    });
  const [first, last] = [spans[0], spans.at(-1)];
  return first && last ? { start: first.start, end: last.end } : null;
}

function lengthUpTo(run: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange();
  range.selectNodeContents(run);
  range.setEnd(node, offset);
  return range.toString().length;
}
