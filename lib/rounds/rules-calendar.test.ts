import { describe, expect, test } from "vitest";
import type { RoundEvent } from "./rules";
import { busyMonths, layOutMonth, readMonth } from "./rules-calendar";

const happened = (event: RoundEvent, validText: string, more: object = {}) => ({
  id: `${event} ${validText}`,
  event,
  plannedOpening: null,
  plannedResumption: null,
  record: { validText },
  ...more,
});

const fifth = {
  id: "fifth",
  number: 5,
  title: "Doha",
  events: [
    happened("scheduled", "2019-02-20", { plannedOpening: "2019-02-25" }),
    happened("opened", "2019-02-25"),
    happened("paused", "2019-02-27", { plannedResumption: "2019-03-02" }),
  ],
};

const sessions = [
  { id: "monday", title: "Monday", record: { validText: "2019-02-25T14:05" } },
  { id: "someday", title: "A contact", record: { validText: "2019-02" } },
];

const february = layOutMonth("2019-02", { rounds: [fifth], sessions, present: "2019-02-28" });
const day = (date: string) => february.weeks.flat().find((each) => each.date === date);
const wordsOn = (date: string) => day(date)?.entries.map(({ words }) => words);

describe("a month of talks", () => {
  test("runs in whole weeks from Monday, from the month before to the month after", () => {
    expect(february.weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7]);
    expect(february.weeks[0]?.[0]).toMatchObject({ date: "2019-01-28", isInMonth: false });
    expect(february.weeks.at(-1)?.[6]).toMatchObject({ date: "2019-03-03", isInMonth: false });
    expect(february).toMatchObject({ previous: "2019-01", next: "2019-03" });
    expect(layOutMonth("2019-12", { rounds: [], sessions: [], present: "2019-12-01" }).next).toBe("2020-01");
  });

  test("shows sessions on their day with their time, and what has no day beside the days", () => {
    expect(day("2019-02-25")?.entries).toContainEqual({
      kind: "session",
      id: "monday",
      words: "Monday",
      time: "14:05",
    });
    expect(february.undated).toEqual([{ kind: "session", id: "someday", words: "A contact", time: null }]);
  });

  test("draws a round over the days that it sits, and its pause up to the day before it is to go on", () => {
    const pausedOn = (date: string) => day(date)?.spans.map(({ isPaused }) => isPaused);
    expect(pausedOn("2019-02-24")).toEqual([]);
    expect(pausedOn("2019-02-25")).toEqual([false]);
    expect(pausedOn("2019-02-26")).toEqual([false]);
    expect(pausedOn("2019-02-27")).toEqual([true]);
    expect(pausedOn("2019-03-01")).toEqual([true]);
    expect(pausedOn("2019-03-02")).toEqual([]);
    expect(wordsOn("2019-03-02")).toEqual(["Round 5: resumption planned"]);
    expect(wordsOn("2019-02-27")).toEqual(["Round 5 paused"]);
    // The opening that was planned has come.
    expect(wordsOn("2019-02-25")).toEqual(["Round 5 opened", "Monday"]);
  });

  test("draws an open round up to the day at which the page stands, and one that ended to its last day", () => {
    const opened = { ...fifth, events: fifth.events.slice(0, 2) };
    const spans = (rounds: (typeof fifth)[], date: string) =>
      layOutMonth("2019-02", { rounds, sessions: [], present: "2019-02-27" })
        .weeks.flat()
        .find((each) => each.date === date)?.spans.length;
    expect([spans([opened], "2019-02-27"), spans([opened], "2019-02-28")]).toEqual([1, 0]);
    const ended = { ...fifth, events: [...opened.events, happened("concluded", "2019-02-26")] };
    expect([spans([ended], "2019-02-26"), spans([ended], "2019-02-27")]).toEqual([1, 0]);
  });

  test("says when nothing is in it, and where something is", () => {
    expect(february.isEmpty).toBe(false);
    expect(layOutMonth("2019-04", { rounds: [fifth], sessions, present: "2019-02-28" }).isEmpty).toBe(true);
    expect(busyMonths([fifth], sessions)).toEqual(["2019-03", "2019-02"]);
    expect(readMonth("2019-13")).toBeNull();
    expect(readMonth("2019-02")).toBe("2019-02");
  });
});
