import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Interval } from "@/lib/positions/rules";
import { agreementZone, isEmptyEverywhere } from "./agreement-zone";
import { anyParties, anyRange } from "./analysis.arbitrary";
import { bargainingGap } from "./bargaining-gap";

const quantity = { min: 0, max: null };
const rejectsAbove = (partyId: string, from: number) => ({
  partyId,
  intervals: [{ verdict: "rejects", from, to: null, fromOpen: true }] satisfies Interval[],
});
const rejectsBelow = (partyId: string, to: number) => ({
  partyId,
  intervals: [{ verdict: "rejects", from: null, to, toOpen: true }] satisfies Interval[],
});

describe("the gap between parties that leave each other no value", () => {
  it("is the distance between two reservation values, which either can close", () => {
    expect(bargainingGap([rejectsAbove("A", 12), rejectsBelow("B", 36)], quantity)).toEqual({
      from: 12,
      to: 36,
      apart: 24,
      movers: [
        { partyId: "A", edge: 12 },
        { partyId: "B", edge: 36 },
      ],
      refusers: [],
    });
  });

  it("lies where the moves of three add up to least", () => {
    expect(
      bargainingGap([rejectsAbove("A", 10), rejectsBelow("B", 20), rejectsBelow("C", 30)], quantity),
    ).toMatchObject({
      from: 20,
      to: 30,
      apart: 20,
      movers: [
        { partyId: "A", edge: 10 },
        { partyId: "C", edge: 30 },
      ],
    });
  });

  it("is nothing wide where they touch and do not meet", () => {
    const below = { partyId: "A", intervals: [{ verdict: "rejects", from: 60, to: null }] satisfies Interval[] };
    expect(bargainingGap([below, rejectsBelow("B", 60)], quantity)).toMatchObject({ from: 60, to: 60, apart: 0 });
  });

  it("names who rejects the whole axis, and measures the others", () => {
    const refuser = { partyId: "C", intervals: [{ verdict: "rejects", from: null, to: null }] satisfies Interval[] };
    expect(bargainingGap([rejectsAbove("A", 12), refuser], quantity)).toMatchObject({ refusers: ["C"] });
  });

  it("is there exactly where no value is left, unless nothing on the axis can be measured", () => {
    fc.assert(
      fc.property(anyParties, anyRange, (parties, range) => {
        const gap = bargainingGap(parties, range);
        const isEmpty = isEmptyEverywhere(agreementZone(parties, range));
        if (gap) {
          expect(isEmpty).toBe(true);
          expect(gap.from).toBeLessThanOrEqual(gap.to);
          expect(gap.apart).toBeGreaterThanOrEqual(0);
          expect(gap.movers.length + gap.refusers.length).toBeGreaterThan(0);
        } else if (isEmpty)
          expect(
            parties.flatMap(({ intervals }) => intervals).every(({ from, to }) => from === null && to === null),
          ).toBe(true);
      }),
    );
  });
});
