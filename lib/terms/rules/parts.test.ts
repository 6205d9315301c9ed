import { describe, expect, it } from "vitest";
import { partsOf } from "./parts";

const term = (id: string, ...path: string[]) => ({ id, path });
const all = [term("A"), term("A1", "A"), term("A1a", "A", "A1"), term("B"), term("C"), term("C1", "C")];
const ids = (terms: readonly { id: string }[]) => terms.map(({ id }) => id);

describe("the part of a long agreement that is shown", () => {
  it("is all of it as long as a page can take that", () => {
    expect(partsOf(all, all, { most: 6, asked: "B" })).toEqual({ parts: [], part: null, terms: all });
  });

  it("is the one asked for, else the one that has the open term, else the first", () => {
    const found = partsOf(all, all, { most: 5, asked: null });
    expect(ids(found.parts)).toEqual(["A", "B", "C"]);
    expect(ids(found.terms)).toEqual(["A", "A1", "A1a"]);
    expect(ids(partsOf(all, all, { most: 5, asked: "C", openId: "A1" }).terms)).toEqual(["C", "C1"]);
    expect(partsOf(all, all, { most: 5, asked: null, openId: "C1" }).part?.id).toBe("C");
    expect(partsOf(all, all, { most: 5, asked: "no such", openId: "C1" }).part?.id).toBe("A");
  });

  it("offers only parts of which something is to be shown", () => {
    const shown = all.filter(({ id }) => id !== "B" && id !== "A");
    const found = partsOf(all, shown, { most: 2, asked: null });
    expect(ids(found.parts)).toEqual(["A", "C"]);
    expect(ids(found.terms)).toEqual(["A1", "A1a"]);
  });
});
