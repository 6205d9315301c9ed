import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { axisUnits, type AxisUnit } from "@/lib/terms/rules";
import { checkIntervals, overlaid, verdictAt } from "./intervals";
import { printIntervals } from "./interval-syntax";
import { saidValues } from "./said-values";
import { anyIntervals } from "../intervals.arbitrary";

const read = (text: string, unit: AxisUnit = "months") => printIntervals(saidValues(text, unit), unit);

describe("values in what was said", () => {
  it.each([
    ["They would take 24 months.", "accepts 24"],
    ["24 months", "accepts 24"],
    ["24", "accepts 24"],
    ["They would take two years.", "accepts 24"],
    ["Yes: 36 to 60 months.", "accepts 36..60"],
    ["Between 12 and 18 months, he said.", "accepts 12..18"],
    ["One to two years", "accepts 12..24"],
    ["No more than eighteen months", "accepts <=18"],
    ["They will leave in less than a year.", "accepts <12"],
    ["36 months or more", "accepts >=36"],
    ["They accept 24 months but not 60 months.", "accepts 24; rejects 60"],
    ["60 months is too long, 36 months they could live with", "accepts 36; rejects 60"],
    ["They won't accept 60 months.", "rejects 60"],
    ["No, they refuse more than 14 months", "rejects >14"],
    ["Perhaps 48 months.", "unknown 48"],
  ])("are read from “%s”", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["No, 24 months.", "months"],
    ["On 24 February they met for 3 days.", "months"],
    ["They have not decided.", "months"],
    ["They met 24 delegates.", "months"],
    ["At least 36 months; 60 months or more is too long.", "months"],
    ["60 million cubic metres", "quantity"],
  ] as const)("are not guessed from “%s”", (text, unit) => {
    expect(read(text, unit)).toBe("");
  });

  it("are read in the unit of the axis", () => {
    expect(read("They insist on 8,600 troops at most", "troops")).toBe("accepts <=8600");
    expect(read("40 to 60 per cent", "percentage")).toBe("accepts 40..60");
    expect(read("They offer 5 million", "money")).toBe("accepts 5000000");
    expect(read("All must be gone before 1 May 2021", "date")).toBe("accepts <2021-05-01");
    expect(read("Out by 2021-08-31.", "date")).toBe("accepts <=2021-08-31");
  });

  it("never say two things of one value, whatever is said", () => {
    const word = fc.constantFrom(..."no not 24 36 months years to and at least perhaps but , . accept".split(" "));
    const anyText = fc.oneof(
      fc.string(),
      fc.array(word).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(anyText, fc.constantFrom(...axisUnits), (text, unit) => {
        const said = saidValues(text, unit);
        expect(checkIntervals(said)).toEqual({ ok: true, intervals: said });
      }),
    );
  });
});

describe("what is said anew", () => {
  it("goes before what was on record, which stands where nothing new is said", () => {
    const values = [-1, 0, 0.5, 12, 24, 24.5, 36, 59.5, 60, 61];
    fc.assert(
      fc.property(anyIntervals, anyIntervals, (before, anew) => {
        const all = overlaid(before, anew);
        expect(checkIntervals(all)).toEqual({ ok: true, intervals: all });
        for (const value of values)
          expect(verdictAt(all, value)).toBe(verdictAt(anew, value) ?? verdictAt(before, value));
      }),
    );
  });
});
