import { expect, test } from "vitest";
import type { RoundEvent } from "./rules";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { pauseAround, pausesOf } from "./rules-pauses";

test("a pause lasts until its round is resumed or ends, and rounds are told in the order of their pauses", () => {
  const event = (id: string, does: RoundEvent, day: string) => ({
    ...{ id, event: does, record: { validFrom: new Date(`2019-02-${day}`) } },
  });
  const first = [event("a", "opened", "01"), event("b", "paused", "03"), event("c", "resumed", "20")];
  const second = [event("e", "opened", "05"), event("f", "paused", "10"), event("g", "collapsed", "12")];
  const rounds = [{ events: second }, { events: [...first, event("d", "paused", "22")] }];
  expect(pausesOf(rounds).map(({ paused, endedBy }) => [paused.id, endedBy?.id ?? null])).toEqual([
    ["b", "c"],
    ["f", "g"],
    ["d", null],
  ]);
  expect(pausesOf([{ events: [event("h", "opened", "01")] }])).toEqual([]);
});

test("a day lies in a pause of its own round alone, and not on the days of its beginning and its end", () => {
  const pauses = [
    { roundId: "r", paused: requireFuzzyDate("2019-02-27"), endedAt: new Date("2019-03-02T07:00Z") },
    { roundId: "r", paused: requireFuzzyDate("2019-03-10"), endedAt: null },
  ];
  const on = (held: string, roundId: string | null = "r") =>
    pauseAround(pauses, { held: requireFuzzyDate(held), roundId, zone: "Asia/Qatar" })?.paused ?? null;
  const days = ["2019-02-26", "2019-02-27", "2019-02-28", "2019-03-01T10:00", "2019-03-02", "2019-03-05", "2019-04"];
  expect(days.map((day) => on(day))).toEqual([null, null, "2019-02-27", "2019-02-27", null, null, "2019-03-10"]);
  expect([on("2019-02-28", "other"), on("2019-02-28", null)]).toEqual([null, null]);
});
