import { describe, expect, it } from "vitest";
import { standingNow } from "./allotting";

describe("where what went to a term is now", () => {
  // 3 was split into 3a and 3b; 3a was merged into 3b.
  const edges = [
    { fromTermId: "3", toTermId: "3a" },
    { fromTermId: "3", toTermId: "3b" },
    { fromTermId: "3a", toTermId: "3b" },
  ];

  it("is there as long as it stands, though some of its words went on", () => {
    expect(standingNow("3a", edges, new Set())).toEqual(["3a"]);
    expect(standingNow("3b", edges, new Set(["3a"]))).toEqual(["3b"]);
  });

  it("is where its words went where it was withdrawn, however often they went on", () => {
    expect(standingNow("3a", edges, new Set(["3a"]))).toEqual(["3b"]);
    const further = [...edges, { fromTermId: "3b", toTermId: "4" }, { fromTermId: "3b", toTermId: "5" }];
    expect(standingNow("3a", further, new Set(["3a", "3b"]))).toEqual(["4", "5"]);
  });

  it("ends where terms went round into one another, and stays where a withdrawn one went nowhere", () => {
    expect(standingNow("3a", [...edges, { fromTermId: "3b", toTermId: "3a" }], new Set(["3a", "3b"]))).toEqual([]);
    expect(standingNow("6", edges, new Set(["6"]))).toEqual(["6"]);
  });
});
