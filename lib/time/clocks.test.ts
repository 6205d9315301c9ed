import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { activeRecords, type ClockedRecord, FOREVER, inForce, periodAt, periodsOf } from "./clocks";

const day = (number: number) => new Date(Date.UTC(2019, 1, number));

function record(id: string, held: number, written: number, more: Partial<ClockedRecord> = {}): ClockedRecord {
  return {
    id,
    validFrom: day(held),
    recordedAt: day(written),
    seq: written,
    supersedesId: null,
    isRetraction: false,
    ...more,
  };
}

const at = (records: ClockedRecord[], asOf: number, knownAt: number) =>
  inForce(records, { asOf: day(asOf), knownAt: day(knownAt) })?.id ?? null;

describe("a series on two clocks", () => {
  test("has nothing in force before it began, or before it was written down", () => {
    const records = [record("a", 10, 12)];
    expect(at(records, 9, 20)).toBeNull();
    expect(at(records, 20, 11)).toBeNull();
    expect(at(records, 10, 12)).toBe("a");
  });

  test("stands where its latest beginning put it, in whatever order it was written", () => {
    const records = [record("later", 15, 16), record("earlier", 10, 20)];
    expect(at(records, 18, 21)).toBe("later");
    expect(at(records, 12, 21)).toBe("earlier");
    expect(at(records, 12, 19)).toBeNull();
  });

  test("takes the latest written of two that begin together", () => {
    const sameInstant = { recordedAt: day(12) };
    const records = [record("a", 10, 11), record("c", 10, 14, sameInstant), record("b", 10, 13, sameInstant)];
    expect(at(records, 20, 20)).toBe("c");
    expect(at(records, 20, 11)).toBe("a");
  });

  test("forgets a corrected record once the correction is written, and not before", () => {
    const records = [record("wrong", 15, 15), record("right", 12, 18, { supersedesId: "wrong" })];
    expect(at(records, 20, 17)).toBe("wrong");
    expect(at(records, 20, 18)).toBe("right");
    expect(at(records, 13, 17)).toBeNull();
    expect(at(records, 13, 18)).toBe("right");
  });

  test("falls back to what held before when a record is retracted", () => {
    const records = [
      record("before", 5, 5),
      record("wrong", 10, 10),
      record("retraction", 10, 15, { supersedesId: "wrong", isRetraction: true }),
    ];
    expect(at(records, 20, 14)).toBe("wrong");
    expect(at(records, 20, 15)).toBe("before");
    expect(activeRecords(records, day(15)).map((each) => each.id)).toEqual(["before"]);
  });

  test("does not revive a record when its correction is retracted", () => {
    const records = [
      record("original", 10, 10),
      record("correction", 10, 12, { supersedesId: "original" }),
      record("retraction", 10, 14, { supersedesId: "correction", isRetraction: true }),
    ];
    expect(at(records, 20, 20)).toBeNull();
  });
});

/** Small numbers, so that beginnings, writings and moments often fall together. */
const anySeries = fc
  .array(
    fc.record({
      held: fc.integer({ min: 1, max: 6 }),
      // Written at the same instant as the record before it, or later.
      wait: fc.integer({ min: 0, max: 2 }),
      supersedes: fc.option(fc.nat(), { freq: 2 }),
      isRetraction: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((drawn) => {
    let written = 0;
    const records: ClockedRecord[] = [];
    for (const [seq, { held, wait, supersedes, isRetraction }] of drawn.entries()) {
      written += wait;
      const target = supersedes === null ? undefined : records[supersedes % Math.max(1, records.length)];
      records.push(
        record(`r${seq}`, held, written, {
          seq,
          supersedesId: target?.id ?? null,
          isRetraction: target !== undefined && isRetraction,
        }),
      );
    }
    return records;
  });

const anyMoment = fc.record({
  asOf: fc.integer({ min: 0, max: 8 }).map(day),
  knownAt: fc.integer({ min: -1, max: 26 }).map(day),
});

describe("the periods of a series", () => {
  test("are one rectangle for a record that nothing followed", () => {
    expect(periodsOf([record("a", 10, 12)])).toEqual([
      { recordId: "a", validFrom: day(10), validTo: FOREVER, knownFrom: day(12), knownTo: FOREVER },
    ]);
  });

  test("keep what was known before a later record cut it short", () => {
    expect(periodsOf([record("a", 10, 12), record("b", 15, 16)])).toEqual([
      { recordId: "a", validFrom: day(10), validTo: FOREVER, knownFrom: day(12), knownTo: day(16) },
      { recordId: "a", validFrom: day(10), validTo: day(15), knownFrom: day(16), knownTo: FOREVER },
      { recordId: "b", validFrom: day(15), validTo: FOREVER, knownFrom: day(16), knownTo: FOREVER },
    ]);
  });

  test("say of every moment what the rule says", () => {
    fc.assert(
      fc.property(anySeries, fc.array(anyMoment, { minLength: 20, maxLength: 20 }), (records, moments) => {
        const periods = periodsOf(records);
        for (const moment of moments)
          expect(periodAt(periods, moment)?.recordId ?? null).toBe(inForce(records, moment)?.id ?? null);
      }),
      { numRuns: 500 },
    );
  });

  test("are never empty, and no moment lies in two of them", () => {
    fc.assert(
      fc.property(anySeries, anyMoment, (records, moment) => {
        const periods = periodsOf(records);
        for (const period of periods) {
          expect(period.validFrom < period.validTo).toBe(true);
          expect(period.knownFrom < period.knownTo).toBe(true);
        }
        expect(periods.filter((period) => periodAt([period], moment)).length).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("do not depend on the order in which records are given", () => {
    fc.assert(
      fc.property(anySeries, anyMoment, (records, moment) => {
        const turned = [...records].reverse();
        expect(inForce(turned, moment)?.id).toBe(inForce(records, moment)?.id);
        expect(periodsOf(turned)).toEqual(expect.arrayContaining(periodsOf(records)));
      }),
    );
  });

  test("only ever end or begin as records are added; what was known before stays as it was", () => {
    fc.assert(
      fc.property(anySeries, anyMoment, (records, moment) => {
        const soFar = records.filter((each) => each.recordedAt <= moment.knownAt);
        expect(periodAt(periodsOf(soFar), moment)?.recordId).toBe(periodAt(periodsOf(records), moment)?.recordId);
      }),
    );
  });
});
