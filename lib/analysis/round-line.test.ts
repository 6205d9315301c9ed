import { describe, expect, it } from "vitest";
import { type RoundEvent, stateAfter } from "@/lib/rounds/rules";
import { earliest, requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { type RoundFact, roundLineOf } from "./round-line";

const timeZone = "Asia/Qatar";
type Happened = { event: RoundEvent; on: string; planned?: string };

function round(...happened: Happened[]): RoundFact {
  const events = happened.map(({ event, on, planned = null }) => ({
    event,
    plannedOpening: event === "scheduled" ? planned : null,
    plannedResumption: event === "paused" ? planned : null,
    record: { validFrom: earliest(requireFuzzyDate(on), timeZone), validText: on },
  }));
  return { number: 5, title: "Doha", timeZone, events, state: stateAfter(events.map(({ event }) => event)) };
}

const on = (day: string) => ({ asOf: new Date(`${day}T12:00:00+03:00`) });
const opened = { event: "opened", on: "2019-02-25" } as const;
const paused = { event: "paused", on: "2019-02-27", planned: "2019-03-02" } as const;

describe("where the talks stand and what comes next", () => {
  it("tells a pause and the planned resumption", () => {
    expect(roundLineOf([round(opened, paused)], on("2019-02-28"))).toEqual({
      title: "Doha",
      stands: "Paused since Wednesday 27 February 2019",
      next: "Resumption planned for Saturday 2 March",
      wait: "in 2 days",
      planned: "2019-03-02",
      events: [
        { kind: "opened", date: "2019-02-25" },
        { kind: "paused", date: "2019-02-27" },
      ],
      plannedDay: "2019-03-02",
    });
  });

  it("says that a planned date has passed, and that none is known", () => {
    expect(roundLineOf([round(opened, paused)], on("2019-03-04"))?.wait).toBe("2 days overdue");
    expect(roundLineOf([round(opened, { event: "paused", on: "2019-02-27" })], on("2019-02-28"))).toMatchObject({
      next: "No date for the resumption is on record",
      plannedDay: null,
    });
  });

  it("tells the other states, each with what is to be waited for", () => {
    const line = (...happened: Happened[]) => {
      const found = roundLineOf([round(...happened)], on("2019-02-28"));
      return [found?.stands, found?.next, ...(found?.wait ? [found.wait] : [])];
    };
    expect(line()).toEqual(["No date is set for round 5", null]);
    expect(line({ event: "scheduled", on: "2019-01", planned: "2020-03" })).toEqual([
      "Round 5 is scheduled",
      "Opening planned for March 2020",
      "in about 13 months",
    ]);
    expect(line(opened)).toEqual(["Open since Monday 25 February 2019", null]);
    expect(line(opened, { event: "collapsed", on: "2019-02-26" })).toEqual([
      "Round 5 collapsed on Tuesday 26 February 2019",
      "No further round is on record",
    ]);
    expect(line(opened, { event: "concluded", on: "2019-02" })[0]).toBe("Round 5 concluded in February 2019");
  });

  it("has nothing to say without a round", () => {
    expect(roundLineOf([], on("2019-02-28"))).toBeNull();
  });
});
