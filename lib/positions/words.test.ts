import { describe, expect, it } from "vitest";
import type { Names } from "@/lib/record/words";
import { positionWords } from "./words";

const names = { termFacts: () => ({ number: "1.4", title: "Presence", axisUnit: "months" }) } as unknown as Names;
const kept = [{ verdict: "unknown", from: 0, to: 60, toOpen: true, basis: "assessed" }];
const all = { termId: "term" };

describe("what is said of the axis", () => {
  const { intervals } = positionWords;

  it("is the same typed as it is recorded, so that it is no difference", () => {
    const typed = intervals?.typed?.(kept, names, all) ?? "";
    expect(typed).toBe("unknown 0..<60 (assessed)");
    expect(intervals?.say(typed, names, all)).toBe(intervals?.say(kept, names, all));
  });

  it("is left as typed where it cannot be read", () => {
    expect(intervals?.say("about five years", names, all)).toBe("about five years");
    expect(intervals?.say("", names, all)).toBeNull();
  });
});
