import { expect, it } from "vitest";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { inShort } from "./forecastWords";

const by = (text: string, held: number[], kept: number | null = null) => {
  return { byDate: requireFuzzyDate(text), held, kept, markedWith: [] };
};

it.each([
  [[by("2019-06-01", [20, 45])], "Two forecasts that it is settled: 20% and 45% by 1 June 2019"],
  [[by("2019-06-01", [40], 30)], "One forecast that it is settled: 40% by 1 June 2019, and you keep 30% to yourself"],
  [[by("2019-06-01", [], 30)], "You keep one to yourself that it is settled: 30% by 1 June 2019"],
  [[by("2019-06-01", [1, 2, 3, 9])], "Four forecasts that it is settled: from 1% to 9% by 1 June 2019"],
  [[by("2019-06-01", [50, 50])], "Two forecasts that it is settled: all 50% by 1 June 2019"],
  [
    [by("2019-03-31", [5]), by("2019-06-01", [20]), by("2020-01-01", [90])],
    "One forecast that it is settled: 5% by 31 March 2019; one forecast: 20% by 1 June 2019",
  ],
])("tells forecasts of one thing in a line", (questions, line) => {
  expect(inShort(questions, "it")).toBe(line);
});
