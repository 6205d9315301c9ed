import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Interval } from "@/lib/positions/rules";
import { agreementZone, isEmptyEverywhere, spokenFor, type ZoneSegment } from "./agreement-zone";
import { anyParties, anyRange } from "./analysis.arbitrary";

const quantity = { min: 0, max: null };

const unitedStates = {
  partyId: "US",
  intervals: [{ verdict: "accepts", from: 36, to: 60 }] satisfies Interval[],
};
const taliban = {
  partyId: "TB",
  intervals: [
    { verdict: "unknown", from: 0, to: 60, toOpen: true },
    { verdict: "rejects", from: 60, to: null },
  ] satisfies Interval[],
};

const holds = ({ from, to, fromOpen, toOpen }: ZoneSegment, value: number) =>
  (from === null || value > from || (value === from && !fromOpen)) &&
  (to === null || value < to || (value === to && !toOpen));

describe("the agreement zone", () => {
  it("is possible below a red line and empty on it, when one accepts and the other is unsure below", () => {
    expect(spokenFor(agreementZone([unitedStates, taliban], quantity))).toEqual([
      {
        kind: "possible",
        from: 36,
        to: 60,
        fromOpen: false,
        toOpen: true,
        acceptedBy: ["US"],
        waitsOn: ["TB"],
        rejectedBy: [],
      },
      {
        kind: "empty",
        from: 60,
        to: 60,
        fromOpen: false,
        toOpen: false,
        acceptedBy: ["US"],
        waitsOn: [],
        rejectedBy: ["TB"],
      },
    ]);
  });

  it("is certain only where all accept", () => {
    const agreeable = { partyId: "TB", intervals: [{ verdict: "accepts", from: null, to: 48 }] satisfies Interval[] };
    const certain = agreementZone([unitedStates, agreeable], quantity).filter(({ kind }) => kind === "certain");
    expect(certain).toMatchObject([{ from: 36, to: 48, fromOpen: false, toOpen: false, waitsOn: [] }]);
  });

  it("counts silence as unknown, on part of the axis or all of it", () => {
    const silent = { partyId: "TB", intervals: [] };
    expect(agreementZone([unitedStates, silent], quantity).map(({ kind }) => kind)).toEqual([
      "possible",
      "possible",
      "possible",
    ]);
    expect(agreementZone([silent], quantity)).toEqual([
      {
        kind: "possible",
        from: 0,
        to: null,
        fromOpen: false,
        toOpen: false,
        acceptedBy: [],
        waitsOn: ["TB"],
        rejectedBy: [],
      },
    ]);
  });

  it("says nothing of nobody", () => {
    expect(agreementZone([], quantity)).toEqual([]);
    expect(isEmptyEverywhere([])).toBe(false);
  });

  it("tiles the axis: every value lies in exactly one stretch, which says what the parties say there", () => {
    fc.assert(
      fc.property(anyParties, anyRange, fc.integer({ min: -8, max: 34 }), (parties, range, quarters) => {
        const value = quarters / 4;
        const isOnAxis = (range.min === null || value >= range.min) && (range.max === null || value <= range.max);
        const found = agreementZone(parties, range).filter((segment) => holds(segment, value));
        expect(found).toHaveLength(isOnAxis ? 1 : 0);
        for (const { kind, acceptedBy, waitsOn, rejectedBy } of found) {
          const said = parties.map(({ intervals }) => naiveVerdict(intervals, value));
          expect(kind).toBe(
            said.includes("rejects") ? "empty" : said.every((one) => one === "accepts") ? "certain" : "possible",
          );
          expect([acceptedBy.length, waitsOn.length, rejectedBy.length]).toEqual(
            ["accepts", "unknown", "rejects"].map((verdict) => said.filter((one) => one === verdict).length),
          );
        }
      }),
    );
  });

  it("only loses by another party at the table: what it leaves certain was certain, what was empty stays empty", () => {
    fc.assert(
      fc.property(anyParties, fc.integer({ min: 0, max: 34 }), (parties, quarters) => {
        const at = (counted: typeof parties) =>
          agreementZone(counted, quantity).find((segment) => holds(segment, quarters / 4))?.kind;
        const fewer = parties.slice(1);
        if (fewer.length === 0) return;
        if (at(parties) === "certain") expect(at(fewer)).toBe("certain");
        if (at(fewer) === "empty") expect(at(parties)).toBe("empty");
      }),
    );
  });

  it("never puts two stretches side by side that say the same", () => {
    fc.assert(
      fc.property(anyParties, anyRange, (parties, range) => {
        const said = agreementZone(parties, range).map(({ acceptedBy, waitsOn }) =>
          JSON.stringify([acceptedBy, waitsOn]),
        );
        expect(said.every((one, index) => one !== said[index + 1])).toBe(true);
      }),
    );
  });
});

function naiveVerdict(intervals: readonly Interval[], value: number): string {
  const said = intervals
    .filter(
      ({ from, to, fromOpen, toOpen }) =>
        (from === null || value > from || (value === from && !fromOpen)) &&
        (to === null || value < to || (value === to && !toOpen)),
    )
    .map(({ verdict }) => verdict);
  for (const verdict of ["rejects", "unknown", "accepts"] as const) if (said.includes(verdict)) return verdict;
  return "unknown";
}
