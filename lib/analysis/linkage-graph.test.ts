import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type LinkageKind, linkageKinds } from "@/lib/terms/rules";
import { term } from "./analysis.arbitrary";
import { linkageGraph, nodeSize } from "./linkage-graph";

const linked = (from: number, to: number, kind: LinkageKind = "requires") => ({
  from: { term: term(String(from)), status: "tabled" as const },
  to: { term: term(String(to)), status: "tabled" as const },
  kind,
  markedWith: [],
});
const at = (graph: ReturnType<typeof linkageGraph>, number: number) => {
  const node = graph.nodes.find(({ term: { id } }) => id === String(number));
  if (!node) throw new Error("not drawn");
  return node;
};

describe("the drawing of the linkages", () => {
  it("has what is required at the left of what requires it, and says which terms wait in a circle", () => {
    const graph = linkageGraph([linked(2, 1), linked(3, 2)], [{ terms: [{ id: "2" }, { id: "3" }] }]);
    expect(at(graph, 1).at.x).toBeLessThan(at(graph, 2).at.x);
    expect(at(graph, 2).at.x).toBeLessThan(at(graph, 3).at.x);
    expect([at(graph, 1).circles, at(graph, 2).circles]).toEqual([[], [0]]);
    const [edge] = graph.edges;
    expect(edge?.points[0]?.x).toBeGreaterThan(edge?.points.at(-1)?.x ?? 0);
  });

  it("draws every linked term once and inside, and none over another, however they are linked", () => {
    const anyLinkage = fc
      .tuple(fc.nat(59), fc.nat(59), fc.constantFrom(...linkageKinds))
      .map(([from, to, kind]) => linked(from, to, kind));
    fc.assert(
      fc.property(fc.array(anyLinkage, { minLength: 1, maxLength: 90 }), (linkages) => {
        const { nodes, edges, width, height } = linkageGraph(linkages, []);
        const ids = new Set(linkages.flatMap(({ from, to }) => [from.term.id, to.term.id]));
        expect(nodes.map(({ term: { id } }) => id).sort()).toEqual([...ids].sort());
        for (const [index, { at: one }] of nodes.entries()) {
          expect(one.x - nodeSize.width / 2).toBeGreaterThanOrEqual(0);
          expect(one.x + nodeSize.width / 2).toBeLessThanOrEqual(width);
          expect(one.y + nodeSize.height / 2).toBeLessThanOrEqual(height);
          for (const { at: other } of nodes.slice(index + 1))
            expect(Math.abs(one.x - other.x) >= nodeSize.width || Math.abs(one.y - other.y) >= nodeSize.height).toBe(
              true,
            );
        }
        for (const { from, to } of linkages)
          if (from.term.id !== to.term.id)
            expect(edges.some((edge) => [edge.from.id, edge.to.id].includes(from.term.id))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});
