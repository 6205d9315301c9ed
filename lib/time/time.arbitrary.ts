/** What the property tests of this folder draw from. */
import fc from "fast-check";
import { type FuzzyDate, requireFuzzyDate } from "./fuzzy-date";

/** Odd offsets, both hemispheres, changes at and just after midnight, a day skipped, dates far ahead of UTC. */
export const anyZone = fc.constantFrom(
  "UTC",
  "Asia/Kabul",
  "Asia/Qatar",
  "Asia/Kathmandu",
  "Asia/Tehran",
  "America/St_Johns",
  "America/New_York",
  "America/Sao_Paulo",
  "Australia/Lord_Howe",
  "Europe/London",
  "Pacific/Apia",
  "Pacific/Chatham",
);

export const anyInstant = fc.date({
  min: new Date("1950-01-01T00:00:00Z"),
  max: new Date("2060-01-01T00:00:00Z"),
  noInvalidDate: true,
});

const anyPoint = fc
  .record({
    text: anyInstant.map((instant) => instant.toISOString()),
    // Where each precision ends in 2019-02-25T14:05; 3 is a decade.
    length: fc.constantFrom(3, 4, 7, 10, 16),
    isApproximate: fc.boolean(),
  })
  .map(
    ({ text, length, isApproximate }) =>
      `${text.slice(0, length)}${length === 3 ? "X" : ""}${isApproximate ? "~" : ""}`,
  );

export const anyFuzzyDate: fc.Arbitrary<FuzzyDate> = fc.oneof(
  anyPoint.map(requireFuzzyDate),
  fc
    .tuple(anyPoint, anyPoint)
    .map(([a, b]) => (a < b ? `${a}/${b}` : `${b}/${a}`))
    .filter(isFuzzyDate)
    .map(requireFuzzyDate),
);

function isFuzzyDate(text: string): boolean {
  try {
    return requireFuzzyDate(text) === text;
  } catch {
    return false;
  }
}
