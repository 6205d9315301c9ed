import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  compareFuzzy,
  earliest,
  isApproximate,
  isBefore,
  latest,
  precisionOf,
  requireFuzzyDate as date,
} from "./fuzzy-date";
import { anyFuzzyDate, anyInstant, anyZone } from "./time.arbitrary";
import { dayOf, minuteOf } from "./zones";

const bounds = (text: string, zone: string) => [
  earliest(date(text), zone).toISOString(),
  latest(date(text), zone).toISOString(),
];

describe("a fuzzy date", () => {
  test("is bounded by the clocks of its zone", () => {
    expect(bounds("2019-02-25", "Asia/Qatar")).toEqual(["2019-02-24T21:00:00.000Z", "2019-02-25T20:59:59.999Z"]);
    expect(bounds("2019-02-25", "Asia/Kabul")).toEqual(["2019-02-24T19:30:00.000Z", "2019-02-25T19:29:59.999Z"]);
    expect(bounds("2019-02-25T14:05", "Asia/Kathmandu")).toEqual([
      "2019-02-25T08:20:00.000Z",
      "2019-02-25T08:20:59.999Z",
    ]);
  });

  test("is bounded by its month, its year, its decade or the two ends of its interval", () => {
    expect(bounds("2019-02~", "UTC")).toEqual(["2019-02-01T00:00:00.000Z", "2019-02-28T23:59:59.999Z"]);
    expect(bounds("2020", "UTC")).toEqual(["2020-01-01T00:00:00.000Z", "2020-12-31T23:59:59.999Z"]);
    expect(bounds("203X", "UTC")).toEqual(["2030-01-01T00:00:00.000Z", "2039-12-31T23:59:59.999Z"]);
    expect(bounds("2034~/2036~", "UTC")).toEqual(["2034-01-01T00:00:00.000Z", "2036-12-31T23:59:59.999Z"]);
  });

  test("lasts 23 hours where the clocks go forward and 25 where they go back", () => {
    const hours = (text: string) => {
      const [first, last] = [earliest(date(text), "Europe/London"), latest(date(text), "Europe/London")];
      return (last.getTime() + 1 - first.getTime()) / 3_600_000;
    };
    expect(hours("2019-03-31")).toBe(23);
    expect(hours("2019-10-27")).toBe(25);
  });

  test("covers both showings of a minute that the clocks showed twice", () => {
    expect(bounds("2019-10-27T01:30", "Europe/London")).toEqual([
      "2019-10-27T00:30:00.000Z",
      "2019-10-27T01:30:59.999Z",
    ]);
  });

  test("moves a minute that the clocks skipped to the one they jumped to", () => {
    expect(bounds("2019-03-31T01:30", "Europe/London")).toEqual([
      "2019-03-31T01:30:00.000Z",
      "2019-03-31T01:30:59.999Z",
    ]);
  });

  test("starts when the day does, where the clocks change at midnight", () => {
    expect(bounds("2018-11-04", "America/Sao_Paulo")[0]).toBe("2018-11-04T03:00:00.000Z");
  });

  test("holds the hour that a day gets back after midnight", () => {
    // At 00:01 on 28 October 2001 clocks in Newfoundland went back to 23:01 of the day before.
    expect(bounds("2001-10-27", "America/St_Johns")[1]).toBe("2001-10-28T03:29:59.999Z");
  });

  test("of a day that a zone skipped is a single instant", () => {
    expect(bounds("2011-12-30", "Pacific/Apia")).toEqual(["2011-12-30T10:00:00.000Z", "2011-12-30T10:00:00.000Z"]);
  });

  test("never ends before it begins", () => {
    fc.assert(
      fc.property(anyFuzzyDate, anyZone, (text, zone) => {
        expect(latest(text, zone).getTime()).toBeGreaterThanOrEqual(earliest(text, zone).getTime());
      }),
    );
  });

  test("holds every instant that its day or its minute is read from", () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        for (const read of [dayOf(instant, zone), minuteOf(instant, zone)]) {
          expect(earliest(read, zone).getTime()).toBeLessThanOrEqual(instant.getTime());
          expect(latest(read, zone).getTime()).toBeGreaterThanOrEqual(instant.getTime());
        }
      }),
    );
  });

  test("knows its precision and whether it is approximate", () => {
    expect(
      ["203X", "2019", "2019-01", "2019-01-02", "2019-01-02T03:04", "2019/2020"].map((t) => precisionOf(date(t))),
    ).toEqual(["decade", "year", "month", "day", "minute", "interval"]);
    expect(isApproximate(date("2019-01"))).toBe(false);
    expect(isApproximate(date("2019-01~"))).toBe(true);
    expect(isApproximate(date("2034~/2036~"))).toBe(true);
  });

  test("is only ever text that has been normalised", () => {
    const refused = [
      "",
      "2019-2",
      "2019-02-30",
      "25 Feb 2019",
      "2020/2019",
      "2019//2020",
      "2019/2020/2021",
      "0999",
      "3000",
    ];
    for (const text of refused) expect(() => date(text), text).toThrow(TypeError);
  });

  test("steps by days across the end of a month", () => {
    expect(addDays(date("2019-02-28"), 1)).toBe("2019-03-01");
    expect(addDays(date("2019-03-01"), -1)).toBe("2019-02-28");
  });
});

describe("the order of dates", () => {
  test("is by beginning, then by end, then exact before approximate", () => {
    const sorted = [
      "203X",
      "2019-02-25T14:05",
      "2019-02-25",
      "2019-02",
      "2019-02~",
      "2019",
      "2018-12/2019-03",
      "2019-02-01",
    ]
      .map(date)
      .sort(compareFuzzy);
    expect(sorted).toEqual([
      "2018-12/2019-03",
      "2019",
      "2019-02-01",
      "2019-02",
      "2019-02~",
      "2019-02-25",
      "2019-02-25T14:05",
      "203X",
    ]);
  });

  test("is total", () => {
    fc.assert(
      fc.property(anyFuzzyDate, anyFuzzyDate, anyFuzzyDate, (a, b, c) => {
        expect(Math.sign(compareFuzzy(a, b))).toBe(-Math.sign(compareFuzzy(b, a)) + 0);
        expect(compareFuzzy(a, b) === 0).toBe(a === b);
        if (compareFuzzy(a, b) <= 0 && compareFuzzy(b, c) <= 0) expect(compareFuzzy(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test("calls a date before another only if it must be", () => {
    expect(isBefore(date("2019-02-25"), date("2019-02-27"), "Asia/Qatar")).toBe(true);
    expect(isBefore(date("2019-02"), date("2019-02-27"), "Asia/Qatar")).toBe(false);
    expect(isBefore(date("2019-02-27"), date("2019-02"), "Asia/Qatar")).toBe(false);
    expect(isBefore(date("2019-02-27"), date("2019-02-27"), "Asia/Qatar")).toBe(false);
    expect(isBefore(date("2019-02-25"), new Date("2019-02-25T21:00:00Z"), "Asia/Qatar")).toBe(true);
    expect(isBefore(date("2019-02-25"), new Date("2019-02-25T20:59:59Z"), "Asia/Qatar")).toBe(false);
    expect(isBefore(new Date("2019-02-24T20:59:59Z"), date("2019-02-25"), "Asia/Qatar")).toBe(true);
  });

  test("never puts two dates before one another", () => {
    fc.assert(
      fc.property(anyFuzzyDate, anyFuzzyDate, anyZone, (a, b, zone) => {
        expect(isBefore(a, b, zone) && isBefore(b, a, zone)).toBe(false);
      }),
    );
  });
});
