import fc from "fast-check";
import { expect, it } from "vitest";
import { anyIntervals } from "../intervals.arbitrary";
import type { AxisUnit } from "@/lib/terms/rules";
import { fromOffer, fromOfferInWords } from "./from-offer";
import { parseIntervals } from "./interval-syntax";
import { verdictAt } from "./intervals";

const told = (
  typed: string,
  value: number | [number, number],
  unit: AxisUnit = "months",
  label: string | null = null,
) => {
  const parsed = parseIntervals(typed, unit);
  if (!parsed.ok) throw new Error(parsed.message);
  const [from, to] = Array.isArray(value) ? value : [value, value];
  const found = fromOffer(parsed.intervals, { from, to });
  return found && fromOfferInWords(found, unit, label);
};

it("says how far a value is below or above what is accepted, to the nearest of it", () => {
  expect(told("accepts >=36", 24)).toBe("12 months below what it accepts, 36 months and above");
  expect(told("accepts 7,000..14,000", 14500, "troops")).toBe(
    "500 troops above what it accepts, 7,000 to 14,000 troops",
  );
  expect(told("accepts 12..18; accepts 36..60", 35)).toBe("1 month below what it accepts, 36 to 60 months");
  expect(told("accepts 36..60", [12, 24])).toBe("12 months below what it accepts, 36 to 60 months");
  expect(told("accepts >36", 36)).toBe("just below what it accepts, above 36 months");
  expect(told("accepts 2021-05-01..2021-08-31", 18748 - 30, "date")).toBe(
    "30 days before what it accepts, 1 May 2021 to 31 Aug 2021",
  );
});

it("counts what lies between two percentages in points, and money and quantities in what the axis counts", () => {
  expect(told("accepts 40..60", 35, "percentage")).toBe("5 percentage points below what it accepts, 40% to 60%");
  expect(told("accepts 40..60", 61, "percentage")).toBe("1 percentage point above what it accepts, 40% to 60%");
  expect(told("accepts <=1,200", 1500, "money", "Million dollars")).toBe(
    "300 (million dollars) above what it accepts, up to 1,200",
  );
  expect(told("accepts <=1,200", 1500, "money")).toBe("300 above what it accepts, up to 1,200");
  expect(told("accepts <=55.5", 65.8, "quantity", "Billion cubic metres a year")).toBe(
    "10.3 (billion cubic metres a year) above what it accepts, up to 55.5",
  );
  expect(told("accepts 2021-05-01..2021-08-31", 18748 - 1, "date")).toMatch(/^1 day before what it accepts/);
});

it("says nothing where part of it is accepted, or nothing is", () => {
  expect(told("accepts 36..60", [24, 36])).toBeNull();
  expect(told("rejects >=60; unknown <60", 24)).toBeNull();
});

it("is the least distance to a value that is accepted", () => {
  fc.assert(
    fc.property(anyIntervals, fc.integer({ min: 0, max: 60 }), (intervals, value) => {
      const found = fromOffer(intervals, { from: value, to: value });
      // Half steps stand for what lies within an open bound.
      const steps = Array.from({ length: 400 }, (_, step) => step / 2);
      const nearest = steps.find((step) =>
        [value - step, value + step].some((at) => verdictAt(intervals, at) === "accepts"),
      );
      if (verdictAt(intervals, value) === "accepts" || nearest === undefined) expect(found).toBeNull();
      else expect(nearest - (found?.apart ?? Number.NaN)).toBeOneOf([0, 0.5]);
    }),
  );
});
