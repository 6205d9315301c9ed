/** Tells a selection on the page in the offsets of the clause's canonical text, and the other way round. */
import type { Span } from "@/lib/text/canonical";

/** The element whose words are one wording; its value is the version's id. */
export const clauseSelector = "[data-clause]";
const runSelector = "[data-start]";

export type ClauseSelection = Span & { versionId: string; element: HTMLElement; range: Range };

/** The words selected in one clause; of a selection that leaves the clause, the part inside it. Null without any. */
export function selectedWords(selection: Selection | null): ClauseSelection | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const element = clauseOf(range.startContainer) ?? clauseOf(range.endContainer) ?? firstClauseIn(range);
  const versionId = element?.dataset.clause;
  if (!element || !versionId) return null;
  const start = offsetOf(element, range.startContainer, range.startOffset, "start");
  const end = offsetOf(element, range.endContainer, range.endOffset, "end");
  return start < end ? { start, end, versionId, element, range } : null;
}

/** Selects these words of the clause on the page. */
export function selectWords(clause: HTMLElement, { start, end }: Span): void {
  // A footnote's words stand under the clause, and in the text where its number does.
  const runs = runsIn(clause).sort((a, b) => startOf(a) - startOf(b));
  const first = runs.find((run) => start < endOf(run));
  const last = runs.findLast((run) => startOf(run) < end);
  if (!first || !last) return;
  const range = document.createRange();
  range.setStart(...pointIn(first, start, "before"));
  range.setEnd(...pointIn(last, end, "after"));
  const selection = document.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

function clauseOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>(clauseSelector) ?? null;
}

function firstClauseIn(range: Range): HTMLElement | null {
  const clauses = document.querySelectorAll<HTMLElement>(clauseSelector);
  return [...clauses].find((clause) => range.intersectsNode(clause)) ?? null;
}

/**
 * A point of the page as an offset. One inside a sign that is drawn otherwise than written (a sponsor's code) counts as
 * beside it, so that the sign is not cut; one between two runs belongs to the run that the selection reaches into.
 */
function offsetOf(clause: HTMLElement, node: Node, offset: number, side: "start" | "end"): number {
  const runs = runsIn(clause);
  const holder = runs.find((run) => run.contains(node));
  if (holder && isSign(holder)) return side === "start" ? endOf(holder) : startOf(holder);
  if (holder) return startOf(holder) + lengthBefore(holder, node, offset);
  const compare = (run: HTMLElement) => {
    const range = document.createRange();
    range.selectNode(run);
    return range.comparePoint(node, offset);
  };
  // comparePoint: -1 where the point lies before the run, 1 where it lies after it.
  if (side === "start") {
    const after = runs.find((run) => compare(run) <= 0);
    return after ? startOf(after) : endOf(runs.at(-1));
  }
  const before = runs.findLast((run) => compare(run) >= 0);
  return before ? endOf(before) : 0;
}

/** UTF-16 units of text in the run before the point. */
function lengthBefore(run: HTMLElement, node: Node, offset: number): number {
  const range = document.createRange();
  range.selectNodeContents(run);
  range.setEnd(node, offset);
  return range.toString().length;
}

function pointIn(run: HTMLElement, offset: number, side: "before" | "after"): [Node, number] {
  const text = run.firstChild;
  if (isSign(run) || !text || text.nodeType !== Node.TEXT_NODE)
    return [run, side === "before" ? 0 : run.childNodes.length];
  const length = text.textContent?.length ?? 0;
  return [text, Math.min(Math.max(offset - startOf(run), 0), length)];
}

function runsIn(clause: HTMLElement): HTMLElement[] {
  return [...clause.querySelectorAll<HTMLElement>(runSelector)];
}

const isSign = (run: HTMLElement) => run.dataset.sign !== undefined;
const startOf = (run: HTMLElement) => Number(run.dataset.start);
const endOf = (run: HTMLElement | undefined) => Number(run?.dataset.end ?? 0);
