import { describe, expect, test } from "vitest";
import { ageOf, inWords } from "./distances";
import { latest, requireFuzzyDate as date } from "./fuzzy-date";

const zone = "Asia/Qatar";
const endOf = (day: string) => latest(date(day), zone);
const age = (since: string, asOf = "2019-02-28") => ageOf(date(since), endOf(asOf), zone);
const wait = (until: string, asOf = "2019-02-28") => inWords(date(until), endOf(asOf), zone);

describe("the age of a status", () => {
  test.each([
    ["2019-02-28", "today"],
    ["2019-02-27", "1 day"],
    ["2019-02-25", "3 days"],
    ["2019-02-25T14:05", "3 days"],
    ["2019-02-14", "2 wk"],
    ["2019-01-28", "4 wk"],
    ["2018-10-20", "4 months"],
    ["2017-02-28", "2 years"],
    ["2019-03-01", "not yet"],
  ])("since %s is %s", (since, words) => expect(age(since)).toBe(words));

  test.each([
    ["2019-01", "~6 wk"],
    ["2019-01-24~", "~5 wk"],
    ["2019-02-27~", "~1 day"],
    ["2019-02", "~2 wk"],
    ["2018", "~8 months"],
    ["2014/2016", "~4 years"],
  ])("since %s, which is not exact, is %s", (since, words) => expect(age(since)).toBe(words));
});

describe("the wait for a planned date", () => {
  test.each([
    ["2019-02-28", "today"],
    ["2019-03-01", "tomorrow"],
    ["2019-03-02", "in 2 days"],
    ["2019-03-02T10:00", "in 2 days"],
    ["2019-03-21", "in 3 weeks"],
    ["2019-07-01", "in 4 months"],
    ["2019-02-27", "1 day overdue"],
    ["2019-02-26", "2 days overdue"],
    ["2019-01-31", "4 weeks overdue"],
  ])("until %s is %s", (until, words) => expect(wait(until)).toBe(words));

  test.each([
    ["2019-03", "in about 2 weeks"],
    ["2019-03-02~", "in about 2 days"],
    ["2019-02", "about now"],
    ["2019-02-28~", "about now"],
    ["2019-02-26~", "about 2 days overdue"],
    ["2034~/2036~", "in about 16 years"],
  ])("until %s, which is not exact, is %s", (until, words) => expect(wait(until)).toBe(words));
});
