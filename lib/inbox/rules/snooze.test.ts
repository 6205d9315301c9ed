import { expect, it } from "vitest";
import { snoozedUntil } from "./snooze";

// A Saturday; in Kabul it is half past two on Sunday.
const now = new Date("2026-03-28T22:00:00Z");

it.each([
  ["hours", "UTC", "2026-03-29T01:00:00.000Z"],
  ["tomorrow", "UTC", "2026-03-29T08:00:00.000Z"],
  ["tomorrow", "Asia/Kabul", "2026-03-30T03:30:00.000Z"],
  // The clocks go forward in the night.
  ["tomorrow", "Europe/Rome", "2026-03-29T06:00:00.000Z"],
  ["week", "Asia/Kabul", "2026-03-30T03:30:00.000Z"],
  ["week", "UTC", "2026-03-30T08:00:00.000Z"],
] as const)("puts off %s by the clocks of %s", (snooze, zone, until) => {
  expect(snoozedUntil(snooze, now, zone)?.toISOString()).toBe(until);
});

it("on a Monday means the Monday after, and takes it up again at once", () => {
  expect(snoozedUntil("week", new Date("2026-03-30T05:00:00Z"), "UTC")?.toISOString()).toBe("2026-04-06T08:00:00.000Z");
  expect(snoozedUntil("off", now, "UTC")).toBeNull();
});
