import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { circlesIn, type Edge, shortestRound } from "./circles";

const edges = (...pairs: string[]): Edge[] => pairs.map((pair) => ({ from: pair.charAt(0), to: pair.charAt(1) }));
const ids = ["a", "b", "c", "d", "e"];
const anyEdges = fc.array(fc.record({ from: fc.constantFrom(...ids), to: fc.constantFrom(...ids) }), { maxLength: 12 });

/** Whether there is a way of one edge or more. */
function leads(all: readonly Edge[], from: string, to: string): boolean {
  const reached = new Set<string>();
  const visit = (id: string) => {
    for (const edge of all) {
      if (edge.from !== id || reached.has(edge.to)) continue;
      reached.add(edge.to);
      visit(edge.to);
    }
  };
  visit(from);
  return reached.has(to);
}

/** The length of a shortest way round, by trying all orders of all choices. */
function naiveLength(members: readonly string[], all: readonly Edge[]): number {
  const isEdge = (from: string, to: string) => all.some((edge) => edge.from === from && edge.to === to);
  const lengths = (way: string[]): number[] => [
    ...(way.length > 1 && isEdge(way.at(-1) ?? "", way[0] ?? "") ? [way.length] : []),
    ...members.filter((id) => !way.includes(id) && isEdge(way.at(-1) ?? "", id)).flatMap((id) => lengths([...way, id])),
  ];
  return Math.min(...members.flatMap((id) => lengths([id])));
}

describe("circles", () => {
  it("finds who waits for each other, and leaves out who only waits for them", () => {
    expect(circlesIn(ids, edges("ab", "bc", "ca", "dc", "ce"))).toEqual([["a", "b", "c"]]);
    expect(circlesIn(ids, edges("ab", "ba", "bc", "cd", "dc"))).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it("finds none in a chain, nor in a thing that waits for itself or for one that is not there", () => {
    expect(circlesIn(ids, edges("ab", "bc", "cc", "cx", "xa"))).toEqual([]);
  });

  it("goes round the shorter way", () => {
    expect(shortestRound(["a", "b", "c"], edges("ab", "bc", "ca", "cb"))).toEqual(["b", "c"]);
  });

  it("is as deep as the record is long", () => {
    const chain = Array.from({ length: 12_000 }, (_, index) => String(index));
    const along = chain.map((from, index) => ({ from, to: chain[(index + 1) % chain.length] ?? "" }));
    expect(circlesIn(chain, along).map(({ length }) => length)).toEqual([12_000]);
    expect(circlesIn(chain, along.slice(0, -1))).toEqual([]);
  });

  it("puts two into one circle exactly if each leads to the other", () => {
    fc.assert(
      fc.property(anyEdges, (all) => {
        const found = circlesIn(ids, all);
        for (const one of ids)
          for (const other of ids) {
            if (one === other) continue;
            const isTogether = found.some((members) => members.includes(one) && members.includes(other));
            expect(isTogether).toBe(leads(all, one, other) && leads(all, other, one));
          }
      }),
    );
  });

  it("goes round along edges, and no way round is shorter", () => {
    fc.assert(
      fc.property(anyEdges, (all) => {
        for (const members of circlesIn(ids, all)) {
          const round = shortestRound(members, all);
          for (const [index, from] of round.entries())
            expect(all).toContainEqual({ from, to: round[(index + 1) % round.length] });
          expect(round).toHaveLength(naiveLength(members, all));
        }
      }),
    );
  });
});
