import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { growthExponent, percentile, rounded } from "./timing";

describe("by which power something grows", () => {
  it("is found again in what was made by it", () => {
    const exponent = fc.double({ min: -2, max: 3, noNaN: true });
    fc.assert(
      fc.property(exponent, fc.double({ min: 0.01, max: 100, noNaN: true }), (power, first) => {
        const points = [1, 4, 16].map((size) => ({ size, value: first * size ** power }));
        expect(growthExponent(points)).toBeCloseTo(power, 6);
      }),
    );
  });

  it("is nothing where nothing changes", () => {
    expect(growthExponent([1, 4, 16].map((size) => ({ size, value: 7 })))).toBeCloseTo(0, 9);
  });
});

describe("of sorted values", () => {
  const values = [1, 2, 3, 4, 100];

  it.each([
    [0, 1],
    [0.5, 3],
    [0.95, 4],
    [1, 100],
  ])("the share of %d is at most %d", (share, value) => {
    expect(percentile(values, share)).toBe(value);
  });

  it("there is none of none", () => {
    expect(percentile([], 0.5)).toBeNaN();
  });

  it("so many places are kept", () => {
    expect([rounded(1.26), rounded(1.2649, 2)]).toEqual([1.3, 1.26]);
  });
});
