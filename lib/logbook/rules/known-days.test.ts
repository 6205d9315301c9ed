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
  expect(knownDays(recorded, stops, 3).map((each) => each.day)).toEqual([day(4), day(7), day(9)]);
  expect(knownDays([], stops, 25)).toEqual([]);
});

it("leaves half of the places to days on which something was recorded, the first of all among them, whatever is named", () => {
  const on = (number: number) => new Date(Date.UTC(2019, 0, number)).toISOString().slice(0, 10) as never;
  const recorded = [1, 20, 60].map((number) => ({ day: on(number), recorded: number, corrected: 0 }));
  const named = Array.from({ length: 41 }, (_, place) => ({ day: on(place + 2), names: ["A session"] }));
  const told = knownDays(recorded, named, 40);
  expect(told).toHaveLength(40);
  expect(told.map((each) => each.day)).toEqual(expect.arrayContaining([on(1), on(20), on(60)]));
  const busy = Array.from({ length: 50 }, (_, place) => ({ day: on(place * 2 + 1), recorded: 1, corrected: 0 }));
  expect(knownDays(busy, named, 40).filter(({ names }) => names.includes("1 entry")).length).toBeGreaterThanOrEqual(20);
});
