import { describe, expect, test } from "vitest";
import { beginningAt, newDraft, plannedDay } from "./new-draft";

const round = (number: number, more: object = {}) => ({
  id: `round-${number}`,
  number,
  title: `Round ${number}`,
  venue: "Doha",
  timeZone: "Asia/Qatar",
  track: "track_1" as const,
  state: "open" as const,
  compartmentId: null,
  ...more,
});

const hidden = { venue: "Oslo", timeZone: "Europe/Oslo", track: "track_2", compartmentId: "closed" };

describe("what a new session starts from", () => {
  test("says nothing of a round that some members do not see: no number, venue, zone or track of it", () => {
    const begun = beginningAt([round(5), round(6, hidden)], "2019-02-28", "Asia/Kabul");
    expect(begun).toMatchObject({ roundId: "round-5", roundNumber: "6", venue: "Doha", timeZone: "Asia/Qatar" });
    expect(beginningAt([round(6, hidden)], "2019-02-28", "Asia/Kabul")).toMatchObject({
      roundId: null,
      roundNumber: "1",
      venue: "",
      timeZone: "Asia/Kabul",
      track: "track_1",
    });
  });

  test("is marked as its round is, since whoever reads the session has to see the round", () => {
    const begun = beginningAt([], "2019-02-28", "Asia/Kabul");
    expect(newDraft(begun, round(6, hidden), "key").compartmentId).toBe("closed");
    expect(newDraft(begun, round(6), "key").compartmentId).toBeNull();
  });

  test("may be the day that the round is planned to go on, while it is to come and all may know of it", () => {
    const paused = (plannedResumption: string | null, compartmentId: string | null = null) => ({
      state: "paused" as const,
      events: [
        {
          ...{ event: "paused" as const, plannedOpening: null, plannedResumption },
          record: { validFrom: new Date("2019-02-27T00:00Z"), validText: "2019-02-27", compartmentId },
        },
      ],
    });
    expect(plannedDay(paused("2019-03-02"), "2019-02-28", "Asia/Qatar")).toMatch(/2 Mar(ch)? 2019/);
    expect(plannedDay(paused("2019-03-02"), "2019-03-03", "Asia/Qatar")).toBeNull();
    expect(plannedDay(paused("2019-03"), "2019-02-28", "Asia/Qatar")).toBeNull();
    expect(plannedDay(paused("2019-03-02", "closed"), "2019-02-28", "Asia/Qatar")).toBeNull();
  });
});
