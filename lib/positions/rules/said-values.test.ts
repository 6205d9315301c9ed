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
    ["They would accept two years.", "accepts 24"],
    ["36 to 60 months.", "accepts 36..60"],
    ["We could live with between 12 and 18 months", "accepts 12..18"],
    ["One to two years", "accepts 12..24"],
    ["12 months to 2 years", "accepts 12..24"],
    ["Twenty-four months.", "accepts 24"],
    ["No more than eighteen months", "accepts <=18"],
    ["They accept less than a year.", "accepts <12"],
    ["36 months or more", "accepts >=36"],
  ])("are read from “%s”", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["They reject 24 months and would accept 36 months", "months"],
    ["They would accept 24 months if prisoners are not excluded", "months"],
    ["They can't go higher than 24 months", "months"],
    ["At most 24 months, and at least 12 months", "months"],
    ["They would consider nothing under 36 months", "months"],
    ["half a year", "months"],
    ["twenty one months", "months"],
    ["They have fought for 18 years", "months"],
    ["They need 3 months to consult the ranks", "months"],
    ["They would take 3 months to consult the ranks", "months"],
    ["The US asked for 60 months", "months"],
    ["The US would accept 60 months", "months"],
    ["They lost 500 men last week", "troops"],
    ["They would not accept 60 months.", "months"],
    ["They accept 24 months but not 60 months.", "months"],
    ["Perhaps 48 months.", "months"],
    ["No, 24 months.", "months"],
    ["24 months, he thinks", "months"],
    ["60 to 36 months", "months"],
    ["a", "months"],
    ["On 24 February they met for 3 days.", "months"],
    ["They have not decided.", "months"],
    ["They met 24 delegates.", "months"],
    ["60 million cubic metres", "quantity"],
    ["Not before they have spoken", "date"],
  ] as const)("are not guessed from “%s”", (text, unit) => {
    expect(read(text, unit)).toBe("");
  });

  it("are read in the unit of the axis", () => {
    expect(read("They would accept 8,600 troops at most", "troops")).toBe("accepts <=8600");
    expect(read("40 to 60 per cent", "percentage")).toBe("accepts 40..60");
    expect(read("They would settle for 5 million", "money")).toBe("accepts 5000000");
    expect(read("Before 1 May 2021", "date")).toBe("accepts <2021-05-01");
    expect(read("2021-05-01 to 2021-08-31.", "date")).toBe("accepts 2021-05-01..2021-08-31");
    expect(read("By 31 August 2021.", "date")).toBe("accepts <=2021-08-31");
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
