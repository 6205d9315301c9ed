import { describe, expect, it } from "vitest";
import type { Interval } from "@/lib/positions/rules";
import { party, position, term } from "./analysis.arbitrary";
import { offersOn, valueAtIssue } from "./offers";

const parties = [party("United States"), party("Allies", { role: "consulted" })];
const accepts = (from: number, to: number): Interval[] => [{ verdict: "accepts", from, to }];
const held = (partyId: string, validText: string, intervals: Interval[] = []) => ({
  ...position(partyId, "1", { intervals }),
  record: { compartmentId: null, validText },
});

describe("what is on offer on an axis", () => {
  it("is what a negotiating party accepts, from the baseline on", () => {
    const offers = offersOn(
      term("1"),
      [held("United States", "2019-02-25", accepts(7000, 7000)), held("Allies", "2019-02-25", accepts(1, 2))],
      parties,
    );
    expect(offers).toMatchObject([{ party: { name: "United States" }, since: "2019-02-25", until: null }]);
    const about = (rest: object) => term("1", { axisUnit: "troops", ...rest });
    expect(valueAtIssue(about({ axisBaseline: 14000 }), offers)).toBe("offer 7,000 troops; today 14,000");
    expect(valueAtIssue(about({}), offers)).toBe("7,000 troops");
    expect(valueAtIssue(about({ axisBaseline: 8600 }), [])).toBe("today 8,600 troops");
    expect(valueAtIssue(about({}), [])).toBeNull();
    expect(valueAtIssue(term("1"), offers)).toBeNull();
  });

  it("stays on record when the party has since said less, with the day until which it stood", () => {
    const offers = offersOn(
      term("1"),
      [held("United States", "2019-02-28"), held("United States", "2019-02-25", accepts(7000, 7000))],
      parties,
    );
    expect(offers).toMatchObject([{ since: "2019-02-25", until: "2019-02-28" }]);
    expect(valueAtIssue(term("1", { axisUnit: "troops", axisBaseline: 14000 }), offers)).toBe(
      "offer 7,000 troops, no longer stood by; today 14,000",
    );
  });

  it("is told apart from what stands today where the offers are ranges", () => {
    const both = [party("A"), party("B")];
    const offers = offersOn(term("1"), [held("A", "2019", accepts(28, 32)), held("B", "2019", accepts(0, 24))], both);
    const share = { axisUnit: "percentage" } as const;
    expect(valueAtIssue(term("1", { ...share, axisBaseline: 25 }), offers)).toBe(
      "offers 28% to 32% and up to 24%; today 25%",
    );
    expect(valueAtIssue(term("1", share), offers)).toBe("offers 28% to 32% and up to 24%");
  });

  it("is told once where several offer the same", () => {
    const both = [party("A"), party("B")];
    const offers = offersOn(term("1"), [held("A", "2019", accepts(36, 60)), held("B", "2019", accepts(36, 60))], both);
    expect(valueAtIssue(term("1", { axisUnit: "months" }), offers)).toBe("36 to 60 months");
  });
});
