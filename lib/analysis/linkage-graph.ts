/**
 * Where the linked terms and the linkages between them are drawn, so that a person can follow them: in layers, what is
 * required at the left of what requires it.
 *
 * The layout is that of dagre: a layered drawing after Gansner, Koutsofios, North and Vo, "A technique for drawing directed
 * graphs", IEEE Transactions on Software Engineering 19 (1993), 214–230. It is worked out where the page is, so that the
 * browser is sent the drawing and no layout library.
 */
import { Graph, layout } from "@dagrejs/dagre";
import type { LinkageKind, TermStatus } from "@/lib/terms/rules";
import type { TermFact } from "./facts";

export type Point = { x: number; y: number };

export type GraphNode = {
  term: TermFact;
  status: TermStatus;
  /** Its middle. */
  at: Point;
  /** The places in the list of circles of those that it waits in. */
  circles: number[];
};

export type GraphEdge = {
  kind: LinkageKind;
  from: TermFact;
  to: TermFact;
  /** From the one that has the linkage to the other. */
  points: Point[];
  /** Where its word stands. */
  word: Point;
  markedWith: string[];
};

export type LinkageGraph = { width: number; height: number; nodes: GraphNode[]; edges: GraphEdge[] };

type End = { term: TermFact; status: TermStatus };
type Linkage = { from: End; to: End; kind: LinkageKind; markedWith: string[] };
type Circles = readonly { terms: readonly { id: string }[] }[];

/** How large a term is drawn, and the room that the word on a linkage takes. */
export const nodeSize = { width: 188, height: 56 };
const wordSize = { width: 68, height: 18 };

/** The drawing of all linkages, in pixels from its top left. Two linkages of one kind between two terms are drawn as one. */
export function linkageGraph(linkages: readonly Linkage[], circles: Circles): LinkageGraph {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({
    rankdir: "LR",
    nodesep: 16,
    edgesep: 10,
    ranksep: 28,
    marginx: 8,
    marginy: 8,
    ranker: "tight-tree",
  });
  const ends = new Map(linkages.flatMap(({ from, to }) => [from, to]).map((end) => [end.term.id, end]));
  for (const id of ends.keys()) graph.setNode(id, { ...nodeSize });
  const drawn = new Map(
    linkages.filter(({ from, to }) => from.term.id !== to.term.id).map((each) => [keyOf(each), each]),
  );
  for (const [key, { from, to, kind }] of drawn) {
    // What is required comes first, in the drawing as at the table.
    const [left, right] = kind === "requires" ? [to, from] : [from, to];
    graph.setEdge(left.term.id, right.term.id, { ...wordSize, labelpos: "c" }, key);
  }
  layout(graph);
  const edges = graph.edges().flatMap((edge): GraphEdge[] => {
    const linkage = drawn.get(edge.name ?? "");
    const { points = [], x = 0, y = 0 } = graph.edge(edge) as { points?: Point[]; x?: number; y?: number };
    if (!linkage) return [];
    const { kind, from, to, markedWith } = linkage;
    const inOrder = kind === "requires" ? [...points].reverse() : points;
    return [{ kind, from: from.term, to: to.term, points: inOrder, word: { x, y }, markedWith }];
  });
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const nodes = [...ends].map(([id, { term, status }]): GraphNode => {
    const { x = 0, y = 0 } = graph.node(id) as Partial<Point>;
    const within = circles.flatMap(({ terms }, place) => (terms.some((each) => each.id === id) ? [place] : []));
    return { term, status, at: { x, y }, circles: within };
  });
  // As one reads: by layer, from top to bottom.
  nodes.sort((a, b) => a.at.x - b.at.x || a.at.y - b.at.y);
  return { width: Math.ceil(width), height: Math.ceil(height), nodes, edges };
}

/** What excludes or is traded goes both ways. */
function keyOf({ from, to, kind }: Linkage): string {
  const ids = [from.term.id, to.term.id];
  return [kind, ...(kind === "requires" ? ids : ids.sort())].join(" ");
}
