import { expect, test } from "vitest";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { spokenDay, wrongDate } from "./spoken-days";

const thursday = requireFuzzyDate("2019-02-28");

test("a day of the week is the last one up to the present", () => {
  expect(spokenDay("monday", thursday)).toBe("Mon 25 Feb 2019");
  expect(spokenDay(" Last Fri. ", thursday)).toBe("Fri 22 Feb 2019");
  expect(spokenDay("thu", thursday)).toBe("Thu 28 Feb 2019");
  expect(spokenDay("yesterday", thursday)).toBe("Wed 27 Feb 2019");
  expect(spokenDay("sunday", requireFuzzyDate("2019-02-28T14:05"))).toBe("Sun 24 Feb 2019");
  expect(spokenDay("Mon 25 Feb 2019", thursday)).toBeNull();
  expect(spokenDay("some day", thursday)).toBeNull();
});

test("a date that cannot be read says so, with the one that may be meant", () => {
  expect(wrongDate("monday", thursday)).toBe("“monday” is no date. Mon 25 Feb 2019?");
  expect(wrongDate("some day", thursday)).toMatch(/25 Feb 2019/);
  expect(wrongDate("25 Feb 2019 14:05", thursday)).toBeNull();
  expect(wrongDate("", thursday)).toBeNull();
});
