/** A paragraph's runs put into their brackets, so that each bracket is one element with one line under it. */
import type { Bracket } from "@/lib/text/brackets";
import type { Span } from "@/lib/text/canonical";
import type { Run } from "@/lib/text/runs";

export type BracketNode<S extends Span> = {
  bracket: Bracket;
  /** How many levels of brackets lie inside this one: its line runs that much lower. */
  levelsInside: number;
  children: TextNode<S>[];
};

export type TextNode<S extends Span> = Run<S> | BracketNode<S>;

export function isBracketNode<S extends Span>(node: TextNode<S>): node is BracketNode<S> {
  return "levelsInside" in node;
}

/** The runs as a tree. Joined in order, its runs are the same runs. */
export function bracketTree<S extends Span>(runs: readonly Run<S>[], depth = 0): TextNode<S>[] {
  const nodes: TextNode<S>[] = [];
  for (let at = 0; at < runs.length; ) {
    const run = runs[at];
    const bracket = run?.within[depth];
    if (!run) break;
    if (!bracket) {
      nodes.push(run);
      at += 1;
      continue;
    }
    let end = at;
    while (runs[end]?.within[depth] === bracket) end += 1;
    nodes.push({
      bracket,
      levelsInside: levelsInside(bracket),
      children: bracketTree(runs.slice(at, end), depth + 1),
    });
    at = end;
  }
  return nodes;
}

/** How many levels of brackets lie inside this one. */
export function levelsInside({ children }: Bracket): number {
  return children.length === 0 ? 0 : 1 + Math.max(...children.map(levelsInside));
}
