import { expect, it } from "vitest";
import { heeding, isGivenUp, jittered, pauseAfter } from "./retry";

it("waits twice as long after each attempt, an hour at most", () => {
  expect([1, 2, 3, 7, 8, 1000].map(pauseAfter)).toEqual([30, 60, 120, 1920, 3600, 3600]);
});

it("is given up after three days", () => {
  const made = new Date("2026-11-27T08:00:00Z");
  expect(isGivenUp(made, new Date("2026-11-30T08:00:00Z"))).toBe(false);
  expect(isGivenUp(made, new Date("2026-11-30T08:00:01Z"))).toBe(true);
});

it("strays from the pause by a fifth at most", () => {
  expect([0, 0.5, 1].map((random) => Math.round(jittered(100, random)))).toEqual([80, 100, 120]);
});

it("waits as long as it was asked to, never shorter than by itself and a day at most", () => {
  expect([0, 30, 31, 86_400, 86_401, Infinity].map((asked) => heeding(30, asked))).toEqual([
    30, 30, 31, 86_400, 86_400, 86_400,
  ]);
});
