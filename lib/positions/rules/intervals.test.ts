import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyIntervals, anyList } from "../intervals.arbitrary";
import type { Interval } from "../rules";
import { parseBounds, parseIntervals, printIntervals } from "./interval-syntax";
import { intervalsInWords } from "./interval-words";
import { checkIntervals, contains, intersection, isEmpty, overlap, verdictAt } from "./intervals";

const below60: Interval = { verdict: "unknown", from: null, to: 60, toOpen: true };
const from60: Interval = { verdict: "rejects", from: 60, to: null };
const anyValue = fc.integer({ min: -1, max: 122 }).map((half) => half / 2);

describe("intervals", () => {
  it("keep a bound in or leave it out", () => {
    expect(verdictAt([below60, from60], 59.9)).toBe("unknown");
    expect(verdictAt([below60, from60], 60)).toBe("rejects");
    expect(verdictAt([{ verdict: "accepts", from: 36, to: 60 }], 35)).toBeNull();
    expect(isEmpty({ from: 60, to: 60, toOpen: true })).toBe(true);
    expect(isEmpty({ from: 60, to: 60 })).toBe(false);
  });

  it("are refused where they are empty or say two things of one value", () => {
    expect(checkIntervals([{ verdict: "accepts", from: 60, to: 36 }])).toMatchObject({ ok: false });
    expect(checkIntervals([{ verdict: "accepts", from: 36, to: 60 }, from60])).toMatchObject({
      ok: false,
      message: 'It cannot be both "accepts" and "rejects" on the same values.',
    });
    expect(checkIntervals([from60, below60])).toEqual({ ok: true, intervals: [below60, from60] });
  });

  it("of one verdict that touch are joined", () => {
    const halves: Interval[] = [
      { verdict: "accepts", from: 48, to: 60 },
      { verdict: "accepts", from: 36, to: 48, toOpen: true },
    ];
    expect(checkIntervals(halves)).toEqual({ ok: true, intervals: [{ verdict: "accepts", from: 36, to: 60 }] });
    const apart: Interval[] = [
      { verdict: "accepts", from: 36, to: 48, toOpen: true },
      { verdict: "accepts", from: 48, to: 60, fromOpen: true },
    ];
    expect(checkIntervals(apart)).toEqual({ ok: true, intervals: apart });
  });

  it("keep the verdict of every value when the check accepts them, and stay as they are when checked again", () => {
    fc.assert(
      fc.property(anyList, anyValue, (list, value) => {
        const checked = checkIntervals(list);
        if (!checked.ok) return;
        expect(verdictAt(checked.intervals, value)).toBe(verdictAt(list, value));
        expect(checkIntervals(checked.intervals)).toEqual(checked);
      }),
    );
  });

  it("meet in exactly the values that both contain", () => {
    fc.assert(
      fc.property(anyIntervals, anyIntervals, anyValue, ([a], [b], value) => {
        if (!a || !b) return;
        expect(contains(intersection(a, b), value)).toBe(contains(a, value) && contains(b, value));
        if (contains(a, value) && contains(b, value)) expect(overlap(a, b)).toBe(true);
      }),
    );
  });
});

describe("typed intervals", () => {
  it("are read as a person writes them", () => {
    const read = parseIntervals("accepts 36..<60; rejects >=60; unknown <36", "months");
    expect(read).toEqual({
      ok: true,
      intervals: [
        { verdict: "unknown", from: null, to: 36, toOpen: true },
        { verdict: "accepts", from: 36, to: 60, toOpen: true },
        { verdict: "rejects", from: 60, to: null },
      ],
    });
    expect(parseIntervals("Accept 36 to 60\nreject above 60", "months")).toEqual(
      parseIntervals("accepts 36..60; rejects >60", "months"),
    );
    expect(parseIntervals("accepts 7,000..14,000", "troops")).toMatchObject({ intervals: [{ from: 7000, to: 14000 }] });
    expect(parseIntervals("accepts 7000 to 14000 troops", "troops")).toMatchObject({
      intervals: [{ from: 7000, to: 14000 }],
    });
    expect(parseIntervals("rejects >60 months (reported)", "months")).toEqual(
      parseIntervals("rejects >60 (reported)", "months"),
    );
    expect(parseIntervals("rejects 60 troops", "months")).toMatchObject({ ok: false });
    expect(parseIntervals("rejects ≥ 60", "months")).toEqual(parseIntervals("rejects >=60", "months"));
    expect(parseIntervals("accepts 2021-05-01..2021-08-31", "date")).toMatchObject({ intervals: [{ from: 18748 }] });
    expect(parseBounds("36 to below 60", "months")).toEqual(parseBounds("36..<60", "months"));
    for (const none of ["", " Nothing "]) expect(parseIntervals(none, "months")).toEqual({ ok: true, intervals: [] });
  });

  it.each([
    ["30", "accepts 30"],
    ["up to 24 percent", "accepts <=24"],
    ["24 per cent or less", "accepts <=24"],
    ["at least 24%", "accepts >=24"],
    ["rejects under 24 percent", "rejects <24"],
    ["no more than 24", "accepts <=24"],
    ["between 24 and 30 percent", "accepts 24..30"],
    ["from 24 to 30", "accepts 24..30"],
    ["24 or more", "accepts >=24"],
    ["accepts 24..30, rejects >30", "accepts 24..30; rejects >30"],
    ["rejects 24, >30 (reported)", "rejects 24; rejects >30 (reported)"],
  ])("%s is read as %s", (said, typed) => {
    const read = parseIntervals(said, "percentage");
    expect(read.ok).toBe(true);
    expect(read).toEqual(parseIntervals(typed, "percentage"));
  });

  it("keep the comma within a number", () => {
    expect(parseIntervals("up to 7,000, 9,000 troops", "troops")).toEqual(
      parseIntervals("accepts <=7000; accepts 9000", "troops"),
    );
  });

  it.each(["7, 000", "accepts 7, 000..9,000", "rejects 14, 250"])(
    "%s may be one number or two, and is neither",
    (said) => {
      expect(parseIntervals(said, "troops").ok).toBe(false);
    },
  );

  it("may each say how they are known", () => {
    const read = parseIntervals("unknown <60 (assessed); rejects 60, in the room", "months");
    expect(read).toEqual({
      ok: true,
      intervals: [
        { ...below60, basis: "assessed" },
        { verdict: "rejects", from: 60, to: 60, basis: "in_the_room" },
      ],
    });
    expect(read.ok && intervalsInWords(read.intervals, "months")).toBe(
      "unknown below 60 months (assessed); rejects 60 months (in the room)",
    );
    expect(parseIntervals("accepts 36 (assessed); accepts 36 (public)", "months")).toMatchObject({
      ok: false,
      message: /two ways/,
    });
  });

  it("are refused with a sentence that says how", () => {
    expect(parseIntervals("perhaps 36..60", "months")).toMatchObject({ ok: false, message: /Begin with/ });
    expect(parseIntervals("accepts soon", "months")).toMatchObject({ ok: false, message: /Write 36\.\.60/ });
    expect(parseIntervals("accepts 60", "date")).toMatchObject({ ok: false, message: /2021-05-01/ });
    expect(parseIntervals("accepts 60..36", "months")).toMatchObject({ ok: false, message: /backwards/ });
    expect(parseIntervals("accepts 36..60; rejects 60", "months")).toMatchObject({ ok: false });
  });

  it("are read back from what is printed", () => {
    fc.assert(
      fc.property(
        anyIntervals,
        fc.constantFrom("months", "troops", "money", "percentage", "date"),
        (intervals, unit) => {
          expect(parseIntervals(printIntervals(intervals, unit), unit)).toEqual({ ok: true, intervals });
        },
      ),
    );
  });
});

describe("intervals in words", () => {
  it("are read back by whoever types them so", () => {
    // From nothing up is told as having no lower bound.
    const begun = anyIntervals.filter((all) => all.every(({ from }) => from !== 0));
    fc.assert(
      fc.property(begun, fc.constantFrom("months", "troops", "money", "percentage"), (intervals, unit) => {
        expect(parseIntervals(intervalsInWords(intervals, unit), unit)).toEqual({ ok: true, intervals });
      }),
    );
  });

  it("say where a party stands on the axis", () => {
    expect(intervalsInWords([below60, from60], "months")).toBe("unknown below 60 months; rejects 60 months and above");
    expect(intervalsInWords([{ verdict: "accepts", from: 36, to: 60 }], "months")).toBe("accepts 36 to 60 months");
    expect(intervalsInWords([{ verdict: "rejects", from: 60, to: 60 }], "months")).toBe("rejects 60 months");
    expect(intervalsInWords([{ verdict: "unknown", from: null, to: null }], "date")).toBe("unknown throughout");
    expect(intervalsInWords([{ verdict: "accepts", from: 0, to: 8600 }], "troops")).toBe("accepts up to 8,600 troops");
    expect(intervalsInWords([{ verdict: "accepts", from: 0, to: 0 }], "troops")).toBe("accepts 0 troops");
  });
});
