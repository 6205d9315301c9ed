/** A paragraph's runs put into the blocks that are drawn: words, and the items of lists; and its footnotes apart. */
import type { Span } from "@/lib/text/canonical";
import type { ParagraphRuns, Run } from "@/lib/text/runs";

type Item<S extends Span> = { start: number; sign: string; signRuns: Run<S>[]; runs: Run<S>[] };

export type Block<S extends Span> =
  | { isList: false; start: number; runs: Run<S>[] }
  | { isList: true; start: number; items: Item<S>[] };

/** A footnote's own runs; `depth` is how many brackets lie around the whole of it. */
export type Note<S extends Span> = { number: number; depth: number; runs: Run<S>[] };

/** The blocks in order, without what is said in footnotes. */
export function blocksOf<S extends Span>(runs: readonly Run<S>[]): Block<S>[] {
  const blocks: Block<S>[] = [];
  for (const run of runs) {
    if (run.footnote && run.role !== "note-open") continue;
    const last = blocks.at(-1);
    if (!run.item) {
      if (last && !last.isList) last.runs.push(run);
      else blocks.push({ isList: false, start: run.start, runs: [run] });
      continue;
    }
    const { start, words } = run.item;
    const list = last?.isList ? last : { isList: true as const, start, items: [] };
    if (list !== last) blocks.push(list);
    let item = list.items.at(-1);
    if (item?.start !== start) {
      item = { start, sign: "", signRuns: [], runs: [] };
      list.items.push(item);
    }
    if (run.start < words) {
      item.sign += run.text;
      item.signRuns.push(run);
    } else {
      item.runs.push(run);
    }
  }
  return blocks;
}

/** What the footnotes of a clause say, in their order. */
export function notesOf<S extends Span>(paragraphs: readonly ParagraphRuns<S>[]): Note<S>[] {
  const notes = new Map<number, Note<S>>();
  for (const run of paragraphs.flatMap(({ runs }) => runs)) {
    if (!run.footnote) continue;
    const { number } = run.footnote;
    if (run.role === "note-open") notes.set(number, { number, depth: run.within.length, runs: [] });
    else if (run.role !== "note-close") notes.get(number)?.runs.push(run);
  }
  return [...notes.values()];
}
