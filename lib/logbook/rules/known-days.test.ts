import { expect, it } from "vitest";
import { knownDays } from "./known-days";

const day = (number: number) => `2019-03-${String(number).padStart(2, "0")}` as never;

it("the clock of what was known stops where much was recorded or corrected, and at sessions since the record began", () => {
  const recorded = [
    { day: day(4), recorded: 31, corrected: 4 },
    { day: day(5), recorded: 1, corrected: 0 },
    { day: day(7), recorded: 0, corrected: 2 },
    { day: day(9), recorded: 3, corrected: 0 },
  ];
  const stops = [
    { day: day(1), names: ["Before there was a record"] },
    { day: day(6), names: ["Opening session"] },
    { day: day(8), names: [] },
    { day: day(9), names: ["Second session"] },
    { day: day(20), names: ["Yet to come"] },
  ];
  expect(knownDays(recorded, stops, 25)).toEqual([
    { day: day(4), names: ["31 entries, 4 corrected or taken back"] },
    { day: day(5), names: ["1 entry"] },
    { day: day(6), names: ["Opening session"] },
    { day: day(7), names: ["2 corrected or taken back"] },
    { day: day(9), names: ["Second session", "3 entries"] },
  ]);
  expect(knownDays(recorded, stops, 3).map((each) => each.day)).toEqual([day(4), day(6), day(9)]);
  expect(knownDays([], stops, 25)).toEqual([]);
});
