import { describe, expect, it } from "vitest";
import type { RoundEvent } from "@/lib/rounds/rules";
import { stateAfter } from "@/lib/rounds/rules";
import { talksInWords } from "./talks-in-words";

const asOf = new Date("2019-02-28T20:59:59.999Z");

function round(events: readonly [RoundEvent, day: string, planned?: string][]) {
  return {
    number: 1,
    title: "Doha talks",
    timeZone: "Asia/Qatar",
    state: stateAfter(events.map(([event]) => event)),
    events: events.map(([event, day, planned]) => ({
      event,
      plannedOpening: event === "scheduled" ? (planned ?? null) : null,
      plannedResumption: event === "paused" ? (planned ?? null) : null,
      record: { validFrom: new Date(`${day}T00:00:00+03:00`), validText: day },
    })),
  };
}

describe("Where the talks stand", () => {
  it("is told with the day since when, and with the day that comes next", () => {
    const paused = round([
      ["opened", "2019-02-25"],
      ["paused", "2019-02-27", "2019-03-02"],
    ]);
    expect(talksInWords([paused], { asOf })).toEqual({
      answer: "The talks have been paused since Wednesday 27 February 2019.",
      next: "Resumption planned for Saturday 2 March, in 2 days.",
    });
  });

  it("is told of talks that are open, scheduled or over", () => {
    expect(talksInWords([round([["opened", "2019-02-25"]])], { asOf })).toEqual({
      answer: "The talks have been open since Monday 25 February 2019.",
      next: null,
    });
    expect(talksInWords([round([["scheduled", "2019-02-01", "2019-03-02"]])], { asOf })?.answer).toBe(
      "Round 1 is scheduled.",
    );
    const over = round([
      ["opened", "2019-02-25"],
      ["concluded", "2019-02-27"],
    ]);
    expect(talksInWords([over], { asOf })?.answer).toBe("Round 1 concluded on Wednesday 27 February 2019.");
  });

  it("is not told where no round is on record", () => {
    expect(talksInWords([], { asOf })).toBeNull();
  });
});
