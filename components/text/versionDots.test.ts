import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dotPlaces } from "./versionDots";

describe("the dots of the version line", () => {
  it("run from end to end in order, and never touch", () => {
    const moments = fc.array(fc.nat(10_000), { minLength: 2, maxLength: 12 }).map((some) => some.sort((a, b) => a - b));
    fc.assert(
      fc.property(moments, (of) => {
        const places = dotPlaces(of);
        expect(places[0]).toBeCloseTo(0);
        expect(places.at(-1)).toBeCloseTo(1);
        const least = Math.min(0.12, 1 / (of.length - 1));
        for (const [index, place] of places.slice(1).entries())
          expect(place - (places[index] ?? 0)).toBeGreaterThan(least - 1e-9);
      }),
    );
  });

  it("stand as far apart as their dates", () => {
    const [, early, late] = dotPlaces([0, 10, 90, 100]);
    expect((late ?? 0) - (early ?? 0)).toBeGreaterThan(0.5);
  });

  it("is one at the end where there is one", () => {
    expect(dotPlaces([5])).toEqual([1]);
    expect(dotPlaces([])).toEqual([]);
  });
});
