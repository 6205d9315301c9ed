import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DateFormat, formatFuzzy } from "./format-date";
import { requireFuzzyDate as date } from "./fuzzy-date";
import { parseFuzzyDate } from "./parse-fuzzy-date";
import { anyFuzzyDate } from "./time.arbitrary";

const format = (text: string, options?: DateFormat) => formatFuzzy(date(text), "Asia/Qatar", options);

describe("a date in words", () => {
  test.each([
    ["2019-02-25", "Mon 25 Feb 2019"],
    ["2019-03-02", "Sat 2 March 2019"],
    ["2019-01~", "about Jan 2019"],
    ["2019", "2019"],
    ["203X", "2030s"],
    ["203X~", "about 2030s"],
    ["2034~/2036~", "mid-2030s"],
    ["2034/2036", "2034 to 2036"],
    ["2019-02-28T09:10", "Thu 28 Feb 2019, 09:10"],
    ["2019-02-25/2019-02-27", "Mon 25 to Wed 27 Feb 2019"],
    ["2019-02-25/2019-03-02", "Mon 25 Feb to Sat 2 March 2019"],
    ["2018-12/2019-01", "Dec 2018 to Jan 2019"],
    ["2014/2019-01", "2014 to Jan 2019"],
    ["2019-02-25T14:05/2019-02-25T15:30", "Mon 25 Feb 2019, 14:05 to 15:30"],
  ])("%s", (text, words) => expect(format(text)).toBe(words));

  test("can be written out, and can leave out what is known", () => {
    expect(format("2019-02-27", { style: "long" })).toBe("Wednesday 27 February 2019");
    expect(format("2019-02-25/2019-02-27", { style: "long" })).toBe("Monday 25 to Wednesday 27 February 2019");
    expect(format("2019-02-28T09:10", { year: false })).toBe("Thu 28 Feb, 09:10");
    expect(format("2019-02-28", { year: false, weekday: false })).toBe("28 Feb");
    expect(format("2019", { year: false })).toBe("2019");
  });

  test("adds the reader's own time where it differs", () => {
    expect(format("2019-02-27T11:36", { readerZone: "Europe/London" })).toBe(
      "Wed 27 Feb 2019, 11:36 (08:36 in London)",
    );
    expect(format("2019-02-27T02:00", { readerZone: "America/New_York" })).toBe(
      "Wed 27 Feb 2019, 02:00 (Tue 26 Feb, 18:00 in New York)",
    );
    expect(format("2019-02-27T11:36", { readerZone: "Asia/Riyadh" })).toBe("Wed 27 Feb 2019, 11:36");
    expect(format("2019-02-27", { readerZone: "Europe/London" })).toBe("Wed 27 Feb 2019");
  });

  test("is read back as the same date", () => {
    const options = fc.record({ style: fc.constantFrom("short" as const, "long" as const), weekday: fc.boolean() });
    fc.assert(
      fc.property(anyFuzzyDate, options, (text, how) => {
        expect(parseFuzzyDate(formatFuzzy(text, "UTC", how))).toEqual({ ok: true, date: text });
      }),
      { numRuns: 500 },
    );
  });
});
