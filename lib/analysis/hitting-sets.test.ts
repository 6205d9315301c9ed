import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minimalHittingSets } from "./hitting-sets";

const members = ["a", "b", "c", "d", "e"];
const anyLists = fc.array(fc.subarray(members, { minLength: 1 }), { maxLength: 6 });
const sorted = (sets: readonly (readonly string[])[]) => sets.map((set) => [...set].sort().join("")).sort();
const hitsAll = (set: readonly string[], lists: readonly (readonly string[])[]) =>
  lists.every((list) => list.some((one) => set.includes(one)));

/** By going through every choice there is. */
function naive(lists: readonly (readonly string[])[]): string[][] {
  const choices = Array.from({ length: 2 ** members.length }, (_, bits) =>
    members.filter((_each, at) => bits & (1 << at)),
  );
  const hitting = choices.filter((choice) => hitsAll(choice, lists));
  return hitting.filter(
    (set) => !hitting.some((other) => other.length < set.length && other.every((one) => set.includes(one))),
  );
}

describe("minimal hitting sets", () => {
  it("gives Reiter's diagnoses of the full adder (1987, section 4.1)", () => {
    const conflicts = [
      ["X1", "X2"],
      ["X1", "A2", "O1"],
    ];
    expect(minimalHittingSets(conflicts)).toEqual({ sets: [["X1"], ["X2", "A2"], ["X2", "O1"]], isCut: false });
  });

  it("needs nothing where nothing is in the way, and finds nothing where a list has no member", () => {
    expect(minimalHittingSets([]).sets).toEqual([[]]);
    expect(minimalHittingSets([["a"], []]).sets).toEqual([]);
  });

  it("says when there are more than it carries, and what it gives still has nothing to spare", () => {
    const lists = Array.from({ length: 30 }, (_, index) => [`a${index}`, `b${index}`]);
    const { sets, isCut } = minimalHittingSets(lists);
    expect(isCut).toBe(true);
    expect(sets).toHaveLength(24);
    for (const set of sets) expect(set).toHaveLength(30);
  });

  it("finds the same as going through every choice", () => {
    fc.assert(
      fc.property(anyLists, (lists) => {
        const { sets, isCut } = minimalHittingSets(lists);
        expect(isCut).toBe(false);
        expect(sorted(sets)).toEqual(sorted(naive(lists)));
        expect(sets.map(({ length }) => length)).toEqual(sets.map(({ length }) => length).sort((a, b) => a - b));
      }),
    );
  });

  it("gives none but minimal ones also where it is cut", () => {
    fc.assert(
      fc.property(anyLists, fc.integer({ min: 1, max: 3 }), (lists, most) => {
        const all = sorted(naive(lists));
        for (const set of sorted(minimalHittingSets(lists, most).sets)) expect(all).toContain(set);
      }),
    );
  });
});
