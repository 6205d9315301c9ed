import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPairOfWordings } from "../compare/wording.arbitrary";
import { changesInForce, type ForceChange } from "./changes";
import type { ForceDirection } from "./direction";

/** The one way that something went from one text to the other. */
function way(before: string, after: string): ForceDirection | null {
  const changes = changesInForce(before, after);
  expect(changes).toHaveLength(1);
  return changes[0]?.direction ?? null;
}

const opposites: Record<ForceDirection, ForceDirection> = {
  stronger: "weaker",
  weaker: "stronger",
  reversed: "reversed",
  higher: "lower",
  lower: "higher",
  longer: "shorter",
  shorter: "longer",
  later: "earlier",
  earlier: "later",
};

describe("which way a change in force goes", () => {
  it("is the opposite backwards, and is said of what stands for something else only", () => {
    const ways = (changes: ForceChange[], isBack: boolean) =>
      changes
        .map(({ oldSpan, newSpan, direction }) =>
          JSON.stringify([
            isBack ? [newSpan, oldSpan] : [oldSpan, newSpan],
            isBack && direction ? opposites[direction] : direction,
          ]),
        )
        .sort();
    fc.assert(
      fc.property(anyPairOfWordings, ([before, after]) => {
        const there = changesInForce(before, after);
        expect(ways(there, false)).toEqual(ways(changesInForce(after, before), true));
        for (const { how, direction } of there) if (how !== "replaced") expect(direction).toBeNull();
      }),
    );
  });

  it("is that of a duty", () => {
    expect(way("Forces shall leave.", "Forces should leave.")).toBe("weaker");
    expect(way("Forces may leave.", "Forces will leave.")).toBe("stronger");
    expect(way("Forces will leave.", "Forces shall leave.")).toBe("stronger");
    expect(way("Forces shall leave.", "Forces must leave.")).toBeNull();
    expect(way("Forces shall leave.", "Forces shall not leave.")).toBe("reversed");
    expect(way("Forces should not leave.", "Forces may not leave.")).toBe("stronger");
  });

  it("is that of a number or a sum, where both have a value and one unit", () => {
    expect(way("to 8,600 troops", "to five thousand troops")).toBe("lower");
    expect(way("50 per cent of seats", "60% of seats")).toBe("higher");
    expect(way("two-thirds of the forces", "three quarters of the forces")).toBe("higher");
    expect(way("several thousand troops", "8,600 troops")).toBeNull();
    expect(way("at least 5 bases", "at most 5 bases")).toBeNull();
    expect(way("50% of the seats", "60 of the seats")).toBeNull();
    expect(way("pay $2 billion now", "pay $500,000 now")).toBe("lower");
    expect(way("pay $2 billion now", "pay €3 billion now")).toBeNull();
    expect(way("pay 1,000,000,000,000,000,000,000,000 euros now", "pay 5 euros now")).toBe("lower");
  });

  it("is that of a duration, whatever its unit", () => {
    expect(way("leave within 14 months", "leave within 135 days")).toBe("shorter");
    expect(way("leave within 14 months", "leave within two years")).toBe("longer");
    expect(way("over 36 to 60 months", "over 36 to 48 months")).toBe("shorter");
    expect(way("over 36 to 60 months", "over 40 to 48 months")).toBeNull();
    expect(way("leave within 14 months", "leave after 14 months")).toBeNull();
    expect(way("in 5 working days", "in 5 calendar days")).toBeNull();
    expect(way("نیروها در ۳۶ ماه می\u200cروند", "نیروها در ۶۰ ماه می\u200cروند")).toBe("longer");
  });

  it("is that of a date, where both are known to the day, the month or the year", () => {
    expect(way("by 1 May 2021 at last", "by 11 September 2021 at last")).toBe("later");
    expect(way("by May 2021 at last", "by April 2021 at last")).toBe("earlier");
    expect(way("complete by 2021.", "complete by 2022.")).toBe("later");
    expect(way("by 1 May 2021 at last", "by 2021 at last")).toBeNull();
    expect(way("by 1 May at last", "by 2 May at last")).toBeNull();
  });
});
