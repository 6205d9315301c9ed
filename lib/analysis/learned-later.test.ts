import { expect, it } from "vitest";
import { learnedInWords, learnedLater } from "./learned-later";

const on = (day: string, ...sourceIds: string[]) => ({
  record: {
    recordedAt: new Date(`${day}T12:00:00Z`),
    compartmentId: sourceIds.includes("cable") ? "inner" : null,
    citations: sourceIds.map((sourceId) => ({ sourceId })),
  },
});
const sources = [
  { id: "report", published: "2019-02-28" },
  { id: "cable", published: "2019-02-20" },
  { id: "undated", published: null },
  // Some time in the month: it may have been there already.
  { id: "study", published: "2019-02" },
];
const at = { asOf: new Date("2019-02-26T23:59:59.999Z"), zone: "UTC" };

it("what was learned after the day shown is what was recorded later, or rests on a source of a later day", () => {
  const shown = [
    on("2019-02-21", "cable"),
    on("2019-02-26", "report", "cable"),
    on("2019-02-22", "undated", "study"),
    on("2019-03-02"),
    on("2019-03-02", "report"),
  ];
  const learned = learnedLater(shown, sources, at);
  expect(learned).toEqual({ of: 5, bySource: 2, recorded: 2, count: 3, markedWith: ["inner"] });
  expect(learnedInWords(learned, { begins: null })).toBe(
    "3 of the 5 entries that this page is worked out from were learned later: two entries rest on a source of a later day, two were recorded later.",
  );
  expect(learnedInWords(learnedLater(shown.slice(0, 1), sources, at), { begins: null })).toBeNull();
  expect(learnedInWords(learnedLater(shown.slice(3), sources, at), { begins: "2 March 2019" })).toBe(
    "All 2 entries that this page is worked out from were recorded later, from 2 March 2019 on; one entry rests on a source of a later day.",
  );
});
