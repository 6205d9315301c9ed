import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { requireFuzzyDate } from "./fuzzy-date";
import { parseFuzzyDate } from "./parse-fuzzy-date";
import { dayInput, fuzzyDateInput, timeZoneInput } from "./schema";
import { anyFuzzyDate } from "./time.arbitrary";

function read(text: string): string {
  const parsed = parseFuzzyDate(text);
  return parsed.ok ? parsed.date : parsed.message;
}

describe("reading a date", () => {
  test.each([
    ["2019-02-25", "2019-02-25"],
    ["2019-2-5", "2019-02-05"],
    ["2019/02/25", "2019-02-25"],
    ["25 Feb 2019", "2019-02-25"],
    ["25th of February, 2019", "2019-02-25"],
    ["Mon 25 Feb 2019", "2019-02-25"],
    ["Monday, February 25, 2019", "2019-02-25"],
    ["2 Sept. 2019", "2019-09-02"],
    ["29 Feb 2020", "2020-02-29"],
    ["Feb 2019", "2019-02"],
    ["2019", "2019"],
    ["2030s", "203X"],
    ["203x~", "203X~"],
    ["27/02/2019", "2019-02-27"],
    ["2.27.2019", "2019-02-27"],
    ["5/5/2019", "2019-05-05"],
  ])("%s", (text, date) => expect(read(text)).toBe(date));

  test.each([
    ["c. 2019-02", "2019-02~"],
    ["c 2019", "2019~"],
    ["ca. Feb 2019", "2019-02~"],
    ["about Jan 2019", "2019-01~"],
    ["around 28 Feb 2019", "2019-02-28~"],
    ["~2019", "2019~"],
    ["2019-02 ~", "2019-02~"],
    ["about the 2030s", "203X~"],
    ["mid-2030s", "2034~/2036~"],
    ["Early 2030s", "2030~/2033~"],
    ["c. late-2030s", "2037~/2039~"],
  ])("that is approximate: %s", (text, date) => expect(read(text)).toBe(date));

  test.each([
    ["2019-02-25T14:05", "2019-02-25T14:05"],
    ["2019-02-25 9:05", "2019-02-25T09:05"],
    ["Mon 25 Feb 2019, 14:05", "2019-02-25T14:05"],
    ["14:05 on 25 Feb 2019", "2019-02-25T14:05"],
    ["about 25 Feb 2019 at 14:05", "2019-02-25T14:05~"],
  ])("to the minute: %s", (text, date) => expect(read(text)).toBe(date));

  test.each([
    ["2014/2019-01", "2014/2019-01"],
    ["2034/2036~", "2034/2036~"],
    ["2014–2019", "2014/2019"],
    ["from Dec 2018 to Jan 2019", "2018-12/2019-01"],
    ["between 2014 and 2019", "2014/2019"],
    ["25 to 27 Feb 2019", "2019-02-25/2019-02-27"],
    ["Mon 25 – Wed 27 Feb 2019", "2019-02-25/2019-02-27"],
    ["25 Feb to 2 March 2019", "2019-02-25/2019-03-02"],
    ["about 25 Feb to 2 March 2019", "2019-02-25~/2019-03-02"],
    ["Mon 25 Feb 2019, 14:05 to 15:30", "2019-02-25T14:05/2019-02-25T15:30"],
  ])("of two ends: %s", (text, date) => expect(read(text)).toBe(date));

  test("gives back what is already normalised", () => {
    fc.assert(
      fc.property(anyFuzzyDate, (date) => {
        expect(read(date)).toBe(date);
      }),
    );
  });

  test("never throws, and what it accepts is normalised", () => {
    const piece = fc.constantFrom(
      "25",
      "Feb",
      "2019",
      "Mon",
      "to",
      "/",
      "~",
      "about",
      "14:05",
      "-",
      "T",
      "203X",
      "mid",
      "0",
      ",",
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(" ")),
    );
    fc.assert(
      fc.property(text, (any) => {
        const parsed = parseFuzzyDate(any);
        if (parsed.ok) expect(requireFuzzyDate(parsed.date)).toBe(parsed.date);
        else expect(parsed.message).toMatch(/\.$/);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a date that cannot be read is told why", () => {
  test.each([
    ["2019-02-30", "30 February 2019 is in no calendar: February 2019 has 28 days."],
    ["29 Feb 2019", "29 February 2019 is in no calendar: February 2019 has 28 days."],
    ["Tue 25 Feb 2019", "25 February 2019 is a Monday, not a Tuesday."],
    ["2019-21", "There is no month 21."],
    ["2019-02-25T24:30", "There is no time 24:30. Write it on a 24-hour clock, as in 14:05."],
    ["2019-02-25T14:05:00", "Leave out the seconds: 14:05 is exact enough."],
    ["2019-02-25T14:05:00.000Z", "Leave out the offset from UTC: the time is read on the clocks of the place itself."],
    ["05/02/2019", "“05/02/2019” can be read two ways. Write the month as a word, as in 25 Feb 2019."],
    ["30/02/2019", "30 February 2019 is in no calendar: February 2019 has 28 days."],
    ["0219", "The year must lie between 1000 and 2999."],
    ["2036/2034", "The interval ends before it begins."],
    ["2019/..", "An interval needs both of its ends. Write it as 25 Feb 2019 to 2 March 2019."],
    ["2019?", "Mark a date that is not exact with ~, as in 2019-02~."],
  ])("%s", (text, message) => expect(read(text)).toBe(message));

  test.each([
    ["", "Give a date."],
    ["25 Feb", "The date needs its year."],
    ["Mon 2019", "The date needs its month."],
    ["next Tuesday", "“next Tuesday” is not a date that can be read."],
  ])("%s, with examples of how to write it", (text, message) => {
    expect(read(text)).toContain(message);
    expect(read(text)).toContain("25 Feb 2019");
  });
});

describe("input of forms and of the API", () => {
  test("is normalised, or refused with the reason", () => {
    expect(fuzzyDateInput.parse(" 25 Feb 2019 ")).toBe("2019-02-25");
    expect(fuzzyDateInput.safeParse("2019-02-30").error?.issues[0]?.message).toMatch("is in no calendar");
  });

  test("of a day must be one exact day", () => {
    expect(dayInput.parse("28 Feb 2019")).toBe("2019-02-28");
    for (const text of ["Feb 2019", "28 Feb 2019 14:05", "about 28 Feb 2019"])
      expect(dayInput.safeParse(text).error?.issues[0]?.message).toBe("Give one exact day, as in 28 Feb 2019.");
    expect(dayInput.safeParse("2019-02-30").error?.issues).toHaveLength(1);
  });

  test("of a time zone must name one", () => {
    expect(timeZoneInput.parse("Asia/Kabul")).toBe("Asia/Kabul");
    expect(timeZoneInput.safeParse("Mars/Phobos").success).toBe(false);
  });
});
