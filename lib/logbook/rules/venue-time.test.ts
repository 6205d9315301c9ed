import { expect, test } from "vitest";
import { blankLine } from "../rules";
import type { DraftBlock } from "../schema";
import { venueTime } from "./venue-time";

const blocks: DraftBlock[] = [
  blankLine("monday"),
  { kind: "day", key: "day", day: "Wed 27 Feb 2019" },
  blankLine("wednesday"),
];
const session = { timeZone: "Asia/Qatar", held: "Mon 25 Feb 2019", blocks };

test("a line is timed by the venue's clock on the day that it is noted under, and on no other", () => {
  const monday = new Date("2019-02-25T11:05:00Z");
  expect(venueTime(session, "monday", monday)).toBe("14:05");
  expect(venueTime(session, "wednesday", monday)).toBe("");
  expect(venueTime(session, "wednesday", new Date("2019-02-26T21:30:00Z"))).toBe("00:30");
  expect(venueTime({ ...session, held: "Feb 2019" }, "monday", monday)).toBe("");
  expect(venueTime({ ...session, timeZone: "Doha" }, "monday", monday)).toBe("");
});
