import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Interval, Stance } from "@/lib/positions/rules";
import { distanceOf, gapBetween, spanOf } from "./distance";

const accepts = (from: number | null, to: number | null): Interval => ({ verdict: "accepts", from, to });
const hold = (partyId: string, stance: Stance, intervals: Interval[] = []) => ({ partyId, stance, intervals });

describe("the distance between those who negotiate", () => {
  it("is the gap between a seller's least and a buyer's most, as in Raiffa's two-party price", () => {
    const seller = hold("S", "supports", [accepts(20, null)]);
    const buyer = hold("B", "supports", [accepts(0, 12)]);
    expect(distanceOf([seller, buyer], { low: 0, high: 20 })).toEqual({ by: "axis", gap: 8, share: 0.4 });
    expect(distanceOf([seller, hold("B", "supports", [accepts(0, 25)])], { low: 0, high: 25 })).toMatchObject({
      gap: 0,
      share: 0,
    });
  });

  it("is, of three with one holding out, the least range in which all would have to meet", () => {
    expect(gapBetween([[accepts(10, 20)], [accepts(15, 30)], [accepts(60, 70)]])).toBe(40);
    expect(gapBetween([[accepts(0, 1), accepts(50, 51)], [accepts(40, 49)]])).toBe(1);
  });

  it("is by stance where fewer than two accept a value, and nothing where fewer than two hold anything", () => {
    const us = hold("US", "champions", [accepts(36, 60)]);
    expect(distanceOf([us, hold("TB", "strongly_opposes")], null)).toEqual({ by: "stance", steps: 5, share: 5 / 6 });
    expect(distanceOf([us, hold("TB", "unknown")], null)).toBeNull();
    expect(distanceOf([us], null)).toBeNull();
  });

  const bound = fc.option(fc.integer({ min: -9, max: 9 }), { nil: null });
  const interval = fc
    .tuple(bound, bound)
    .map(([a, b]) => (a !== null && b !== null && a > b ? accepts(b, a) : accepts(a, b)));
  const lists = fc.array(fc.array(interval, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 });
  const holds = ({ from, to }: Interval, low: number, high: number) =>
    (from === null || from <= high) && (to === null || to >= low);

  it("is what trying every stretch finds", () => {
    fc.assert(
      fc.property(lists, (each) => {
        let shortest = Number.POSITIVE_INFINITY;
        for (let low = -9; low <= 9; low += 1)
          for (let high = low; high <= 9; high += 1)
            if (each.every((intervals) => intervals.some((one) => holds(one, low, high))))
              shortest = Math.min(shortest, high - low);
        expect(gapBetween(each)).toBe(shortest);
      }),
    );
  });

  it("never grows when somebody accepts more, and does not depend on who is named first", () => {
    fc.assert(
      fc.property(lists, interval, (each, more) => {
        const [first = [], ...rest] = each;
        expect(gapBetween([[...first, more], ...rest])).toBeLessThanOrEqual(gapBetween(each));
        expect(gapBetween([...each].reverse())).toBe(gapBetween(each));
      }),
    );
  });

  it("is measured against all that was ever named", () => {
    expect(spanOf([accepts(null, 12), accepts(20, null)], 30)).toEqual({ low: 12, high: 30 });
    expect(spanOf([accepts(null, null)], null)).toBeNull();
  });
});
