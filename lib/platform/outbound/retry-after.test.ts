import { expect, it } from "vitest";
import { readRetryAfter } from "./retry-after";

const now = new Date("2026-11-30T08:00:00Z");

it.each([
  ["120", 120],
  [" 0 ", 0],
  ["Mon, 30 Nov 2026 09:00:00 GMT", 3600],
  ["Monday, 30-Nov-26 09:00:00 GMT", 3600],
  ["Sun, 29 Nov 2026 09:00:00 GMT", 0],
])("reads %s", (said, seconds) => {
  expect(readRetryAfter(said, now)).toBe(seconds);
});

it.each([
  undefined,
  "",
  "soon",
  "-5",
  "1.5",
  "1e9",
  "99999999999",
  "Mon, 30 Nov 2026 09:00:00",
  "Mon, 99 Nov 2026 09:00:00 GMT",
])("takes %s for nothing said", (said) => {
  expect(readRetryAfter(said, now)).toBeNull();
});
