import { describe, expect, it } from "vitest";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { namedMoments, stopsAround, stopsBeside, stopsOf } from "./named-moments";

const zone = "Asia/Qatar";
const at = (instant: string) => ({ record: { validFrom: new Date(instant) } });

const moments = namedMoments(
  {
    sessions: [{ id: "s", title: "Opening session", ...at("2019-02-25T07:00Z") }],
    rounds: [
      {
        id: "r",
        number: 5,
        events: [
          { id: "o", event: "opened", ...at("2019-02-24T21:00Z") },
          { id: "p", event: "paused", ...at("2019-02-27T13:30Z") },
        ],
      },
    ],
    wordings: ["2019-01-31T21:00Z", "2019-02-27T09:00Z", "2019-02-27T12:00Z"].map((instant) => ({
      ...{ validFrom: new Date(instant), count: 1 },
    })),
  },
  zone,
);

describe("the named moments of a negotiation", () => {
  it("are told by the day on which they fall in its zone, each with its eve", () => {
    expect(moments.map(({ day, eve, name }) => [day, eve, name])).toEqual([
      ["2019-02-01", "2019-01-31", "1 new wording"],
      ["2019-02-25", "2019-02-24", "Round 5 opened"],
      ["2019-02-25", "2019-02-24", "Opening session"],
      ["2019-02-27", "2019-02-26", "Round 5 paused"],
      ["2019-02-27", "2019-02-26", "2 new wordings"],
    ]);
  });

  const stops = stopsOf(moments, requireFuzzyDate("2019-02-28"));

  it("are stops, each day once with all its names, and so are the eve of a pause and the present", () => {
    expect(stops).toEqual([
      { day: "2019-02-01", names: ["1 new wording"] },
      { day: "2019-02-25", names: ["Round 5 opened", "Opening session"] },
      { day: "2019-02-26", names: ["Eve of the pause of round 5"], isEveOnly: true },
      { day: "2019-02-27", names: ["Round 5 paused", "2 new wordings"] },
      { day: "2019-02-28", names: [] },
    ]);
  });

  it("lie before and after any day", () => {
    const beside = (day: string) => stopsBeside(stops, requireFuzzyDate(day));
    expect(beside("2019-02-25")).toEqual({ previous: "2019-02-01", next: "2019-02-26" });
    expect(beside("2019-02-26")).toEqual({ previous: "2019-02-25", next: "2019-02-27" });
    expect(beside("2019-01-01")).toEqual({ previous: null, next: "2019-02-01" });
    expect(beside("2019-03-05")).toEqual({ previous: "2019-02-28", next: null });
  });

  it("are offered as far as a list can be chosen from", () => {
    const around = (day: string) => stopsAround(stops, requireFuzzyDate(day), 1).map((stop) => stop.day);
    expect(around("2019-02-25")).toEqual(["2019-02-01", "2019-02-25", "2019-02-26"]);
    expect(around("2019-03-05")).toEqual(["2019-02-28"]);
  });
});
