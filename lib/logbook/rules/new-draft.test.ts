import { describe, expect, test } from "vitest";
import { beginningAt, newDraft } from "./new-draft";

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
});
