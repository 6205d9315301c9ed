import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textWidth } from "@/components/ui/textWidth";
import { type Interval, verdicts } from "@/lib/positions/rules";
import { axisUnits } from "@/lib/terms/rules";
import { axisDomain, axisTicks, stretchOnBar } from "./axisScale";
import { labelStart, layOutRow, piecesOf, rowInWords } from "./stripLayout";

const taliban: Interval[] = [
  { verdict: "unknown", from: 0, to: 60, toOpen: true },
  { verdict: "rejects", from: 60, to: null },
];
const domain = { min: 0, max: 75 };

const interval = fc
  .record({
    verdict: fc.constantFrom(...verdicts),
    from: fc.option(fc.integer({ min: 0, max: 20_000 })),
    to: fc.option(fc.integer({ min: 0, max: 20_000 })),
    fromOpen: fc.boolean(),
    toOpen: fc.boolean(),
  })
  .filter(({ from, to }) => from === null || to === null || from <= to);

describe("stretches in the words of a bar", () => {
  it.each([
    [{ from: 36, to: 60 }, "36 to 60"],
    [{ from: 36, to: 60, toOpen: true }, "36 to below 60"],
    [{ from: 0, to: 60, toOpen: true }, "below 60"],
    [{ from: null, to: 60 }, "up to 60"],
    [{ from: 60, to: null }, "from 60"],
    [{ from: 60, to: null, fromOpen: true }, "above 60"],
    [{ from: 60, to: 60 }, "60"],
    [{ from: 0, to: 0 }, "0"],
    [{ from: 0, to: null, fromOpen: true }, "above 0"],
    [{ from: null, to: null }, "throughout"],
  ])("%j is “%s”", (bounds, words) => {
    expect(stretchOnBar(bounds, "months", 0)).toBe(words);
  });
});

describe("an axis", () => {
  it("leaves room past the last bound for what runs on", () => {
    expect(axisDomain(taliban, "months")).toEqual(domain);
    expect(axisDomain([], "percentage")).toEqual({ min: 0, max: 100 });
  });

  it("counts months by the year", () => {
    expect(axisTicks(domain, "months", 8)).toEqual([0, 12, 24, 36, 48, 60, 72]);
  });

  it("counts days by whole months of the calendar", () => {
    const [from, to] = [Date.UTC(2019, 1, 14) / 864e5, Date.UTC(2020, 0, 20) / 864e5];
    const ticks = axisTicks({ min: from, max: to }, "date", 5);
    expect(ticks.map((tick) => new Date(tick * 864e5).toISOString().slice(0, 10))).toEqual([
      "2019-04-01",
      "2019-07-01",
      "2019-10-01",
      "2020-01-01",
    ]);
  });

  it("never has more ticks than asked for, all of them within it", () => {
    fc.assert(
      fc.property(
        fc.array(interval),
        fc.constantFrom(...axisUnits),
        fc.integer({ min: 1, max: 9 }),
        (all, unit, most) => {
          const shown = axisDomain(all, unit);
          const ticks = axisTicks(shown, unit, most);
          expect(ticks.length).toBeLessThanOrEqual(most);
          for (const tick of ticks) expect(tick >= shown.min && tick <= shown.max).toBe(true);
        },
      ),
    );
  });
});

describe("the bars of a row", () => {
  it("carry their words", () => {
    const bars = layOutRow(piecesOf(taliban), "months", domain, 590);
    expect(bars).toMatchObject([
      { kind: "unknown", start: 0, end: 0.8, label: "unknown below 60", place: "inside" },
      { kind: "rejects", start: 0.8, end: 1, label: "rejects from 60", place: "inside", isBoundedAtEnd: false },
    ]);
  });

  it("shorten the words where there is less room, then put them beside, then above", () => {
    const accepts = (from: number, to: number): Interval => ({ verdict: "accepts", from, to });
    const place = (intervals: Interval[], width: number) =>
      layOutRow(piecesOf(intervals), "months", domain, width).map((bar) => `${bar.label} ${bar.place}`);
    expect(place([accepts(36, 60)], 318)).toEqual(["accepts inside"]);
    expect(place([accepts(36, 37)], 318)).toEqual(["accepts 36 to 37 after"]);
    expect(place([accepts(36, 37), { verdict: "unknown", from: 37, to: 75 }], 318)[0]).toBe("accepts 36 to 37 before");
    expect(
      place(
        [{ verdict: "unknown", from: 0, to: 36 }, accepts(36, 37), { verdict: "rejects", from: 37, to: 75 }],
        318,
      )[1],
    ).toBe("accepts 36 to 37 above");
  });

  it("leave out what lies off the axis", () => {
    expect(layOutRow(piecesOf([{ verdict: "accepts", from: 80, to: 90 }]), "months", domain, 590)).toEqual([]);
  });

  it("stay on the axis, each with its word, and a word inside a bar fits into it", () => {
    fc.assert(
      fc.property(fc.array(interval), fc.constantFrom(...axisUnits), fc.constantFrom(318, 590), (all, unit, width) => {
        for (const bar of layOutRow(piecesOf(all), unit, axisDomain(all, unit), width)) {
          expect(bar.start).toBeGreaterThanOrEqual(0);
          expect(bar.end).toBeLessThanOrEqual(1);
          expect(bar.start).toBeLessThanOrEqual(bar.end);
          expect(bar.label.startsWith(bar.kind)).toBe(true);
          if (bar.place !== "inside") continue;
          expect(textWidth(bar.label) + labelStart[bar.kind]).toBeLessThanOrEqual((bar.end - bar.start) * width + 1e-6);
        }
      }),
    );
  });

  it("are told in words to who does not see them", () => {
    expect(rowInWords(piecesOf(taliban), "months", domain)).toBe("unknown below 60; rejects from 60");
  });
});
