import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  depthOf,
  moveDown,
  moveOut,
  moveTo,
  moveUnder,
  moveUp,
  placeFor,
  ranksFor,
  type Standing,
  withoutBranch,
} from "./arrange";
import { numbersByPlace } from "./numbering";
import { wouldStandUnderItself } from "./tree";

/** Terms as they are read, from how deep each lies: 0, 1, 1, 0. */
function terms(...depths: number[]): Standing[] {
  const above: string[] = [];
  return depths.map((depth, at) => {
    const place = Math.min(depth, above.length);
    above.length = place;
    above.push(`t${at}`);
    return { id: `t${at}`, parentId: above[place - 1] ?? null };
  });
}
const drawn = (list: readonly Standing[] | null) => list?.map((term) => `${"-".repeat(depthOf(list, term))}${term.id}`);

const anyTerms = fc.array(fc.nat(4), { minLength: 1, maxLength: 25 }).map((depths) => terms(...depths));
const moves = { moveUp, moveDown, moveUnder, moveOut };
const anyMove = fc.constantFrom(...Object.values(moves));

describe("moving a term", () => {
  const list = terms(0, 1, 1, 0, 1);

  it("takes along what stands under it", () => {
    expect(drawn(moveDown(list, "t0"))).toEqual(["t3", "-t4", "t0", "-t1", "-t2"]);
    expect(drawn(moveUp(list, "t3"))).toEqual(["t3", "-t4", "t0", "-t1", "-t2"]);
    expect(drawn(moveUnder(list, "t3"))).toEqual(["t0", "-t1", "-t2", "-t3", "--t4"]);
    expect(drawn(moveOut(list, "t1"))).toEqual(["t0", "-t2", "t1", "t3", "-t4"]);
  });

  it("ends at the first, the last and the top", () => {
    for (const [move, id] of [
      [moveUp, "t0"],
      [moveUp, "t1"],
      [moveDown, "t3"],
      [moveUnder, "t1"],
      [moveOut, "t0"],
    ] as const)
      expect(move(list, id)).toBeNull();
  });

  it("goes into a gap as deep as the gap allows", () => {
    expect(drawn(moveTo(list, "t4", 1, 0))).toEqual(["t0", "-t4", "-t1", "-t2", "t3"]);
    expect(drawn(moveTo(list, "t4", 3, 9))).toEqual(["t0", "-t1", "-t2", "--t4", "t3"]);
    expect(drawn(moveTo(list, "t4", 3, 0))).toEqual(["t0", "-t1", "-t2", "t4", "t3"]);
    expect(placeFor(list, "t0", 0, 3)).toEqual({ parentId: null, depth: 0 });
  });

  it("loses none, breaks up no branch, and puts none under itself", () => {
    fc.assert(
      fc.property(anyTerms, anyMove, fc.nat(), fc.nat(30), fc.nat(5), (before, move, pick, gap, depth) => {
        const id = before[pick % before.length]?.id ?? "";
        const room = withoutBranch(before, id).length;
        for (const after of [move(before, id), moveTo(before, id, gap % (room + 1), depth)]) {
          if (!after) continue;
          expect([...after].map((each) => each.id).sort()).toEqual(before.map((each) => each.id).sort());
          const parentOf = new Map(after.map((each) => [each.id, each.parentId]));
          for (const each of after) {
            const was = before.find((one) => one.id === each.id);
            if (each.id !== id) expect(each.parentId).toBe(was?.parentId);
            if (each.parentId) expect(wouldStandUnderItself(each.id, each.parentId, parentOf)).toBe(false);
          }
          // As a tree is read: each stands next under the one it belongs to or under another of its branch.
          after.forEach((each, at) => {
            const before = after[at - 1];
            expect(depthOf(after, each)).toBeLessThanOrEqual(before ? depthOf(after, before) + 1 : 0);
          });
        }
      }),
    );
  });

  it("is undone by the opposite move", () => {
    fc.assert(
      fc.property(anyTerms, fc.nat(), (before, pick) => {
        const id = before[pick % before.length]?.id ?? "";
        const up = moveUp(before, id);
        if (up) expect(moveDown(up, id)).toEqual(before);
        const under = moveUnder(before, id);
        if (under) expect(moveOut(under, id)).toEqual(before);
      }),
    );
  });
});

describe("ranks", () => {
  const apply = (wanted: readonly { id: string; rank: number | null }[]) => {
    const changed = ranksFor(wanted);
    return wanted.map(({ id, rank }) => changed.get(id) ?? rank);
  };

  it("change for what moved alone", () => {
    const ranked = (...ranks: (number | null)[]) => ranks.map((rank, at) => ({ id: `t${at}`, rank }));
    expect(ranksFor(ranked(1, 2, 3))).toEqual(new Map());
    expect(ranksFor(ranked(1, 3, 2))).toEqual(new Map([["t2", 4]]));
    expect(ranksFor(ranked(4, 1, 2, 3))).toEqual(new Map([["t0", 0]]));
    expect(ranksFor(ranked(1, null, 2))).toEqual(new Map([["t1", 1.5]]));
    expect(ranksFor(ranked(1, 1))).toEqual(new Map([["t1", 2]]));
  });

  it("rise as the terms are wanted, and change only for those that move", () => {
    const anyRanks = fc.array(fc.option(fc.integer({ min: 0, max: 40 })), { maxLength: 15 });
    fc.assert(
      fc.property(anyRanks, (ranks) => {
        const wanted = ranks.map((rank, at) => ({ id: `t${at}`, rank }));
        const after = apply(wanted);
        for (const [at, rank] of after.entries())
          if (at > 0) expect(rank).toBeGreaterThan(after[at - 1] ?? Number.POSITIVE_INFINITY);
        expect(ranksFor(wanted.map((each, at) => ({ ...each, rank: after[at] ?? 0 })))).toEqual(new Map());
      }),
    );
    const shuffled = fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8], { minLength: 8 });
    const moved = fc.tuple(fc.nat(7), fc.nat(7));
    fc.assert(
      fc.property(moved, ([from, to]) => {
        const order = [1, 2, 3, 4, 5, 6, 7, 8];
        order.splice(to, 0, ...order.splice(from, 1));
        expect(ranksFor(order.map((rank) => ({ id: `t${rank}`, rank }))).size).toBeLessThanOrEqual(1);
      }),
    );
    fc.assert(fc.property(shuffled, (order) => ranksFor(order.map((rank) => ({ id: `t${rank}`, rank }))).size < 8));
  });

  it("begin anew when a gap has no number left", () => {
    expect(
      apply([
        { id: "a", rank: 1 },
        { id: "b", rank: null },
        { id: "c", rank: 1 + Number.EPSILON },
      ]),
    ).toEqual([1, 2, 3]);
  });
});

describe("numbers by place", () => {
  const numbered = (
    list: { id: string; number: string; parentId?: string | null; kind?: "article" | "annex" | "preambular" }[],
  ) => {
    const numbers = numbersByPlace(list.map((each) => ({ parentId: null, kind: "article" as const, ...each })));
    return list.map(({ id }) => numbers.get(id));
  };

  it("follow the order, each kind by itself, in the style that stands there", () => {
    expect(
      numbered([
        { id: "a", number: "2" },
        { id: "b", number: "2.1", parentId: "a" },
        { id: "c", number: "1" },
      ]),
    ).toEqual([...["1", "1.1", "2"]]);
    expect(
      numbered([
        { id: "p", number: "P", kind: "preambular" },
        { id: "a", number: "7" },
        { id: "x", number: "B", kind: "annex" },
      ]),
    ).toEqual([...["P", "1", "B"]]);
    expect(
      numbered([
        { id: "a", number: "(c)" },
        { id: "b", number: "(a)" },
      ]),
    ).toEqual(["(a)", "(b)"]);
    expect(
      numbered([
        { id: "a", number: "V" },
        { id: "b", number: "II" },
      ]),
    ).toEqual(["I", "II"]);
    expect(
      numbered([
        { id: "a", number: "۲" },
        { id: "b", number: "۱" },
      ]),
    ).toEqual(["۱", "۲"]);
    expect(
      numbered([
        { id: "a", number: "1" },
        { id: "b", number: "1(b)", parentId: "a" },
        { id: "c", number: "4.2", parentId: "a" },
      ]),
    ).toEqual([...["1", "1(a)", "1(b)"]]);
  });

  it("are all different among siblings, and stay when they are given again", () => {
    fc.assert(
      fc.property(anyTerms, (list) => {
        const before = list.map((term, at) => ({ ...term, number: `${at + 3}`, kind: "article" as const }));
        const numbers = numbersByPlace(before);
        const after = before.map((term) => ({ ...term, number: numbers.get(term.id) ?? "" }));
        expect(new Set(after.map(({ parentId, number }) => `${parentId} ${number}`)).size).toBe(after.length);
        expect(numbersByPlace(after)).toEqual(numbers);
      }),
    );
  });
});
