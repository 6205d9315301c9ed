import { describe, expect, test } from "vitest";
import type { DraftEntry, EntryCommand } from "../schema";
import { citeEntry } from "./entries";
import { checkEntry, ofTypedNames, withoutMissing } from "./entry-check";
import { asTyped, typedName } from "./typed-names";

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`;
const [taliban, residual, title, report] = [id(1), id(2), id(3), id(4)];
const entry = (command: EntryCommand, fields: Record<string, string>): DraftEntry => ({
  kind: "entry",
  key: "e",
  command,
  fields,
});
const position = (more: Record<string, string>) =>
  entry("position", {
    ...{ partyId: taliban, termId: residual, stance: "opposes", basis: "reported", confidence: "high" },
    ...more,
  });
const place = {
  day: "2019-02-27",
  timeZone: "Asia/Qatar",
  sourceKeys: ["s"],
  unitOf: (termId: string) => (termId === residual ? ("months" as const) : null),
};
const fieldsOf = (each: DraftEntry) => Object.keys(checkEntry(each, place)).sort();

describe("an entry that is kept", () => {
  test("has nothing wrong with it where it can be filed, whether its source is on record or in the notes", () => {
    const cited = { sourceId: report, credibility: "2", intervals: "rejects 60" };
    expect(checkEntry(position(cited), place)).toEqual({});
    expect(checkEntry(position({ ...cited, sourceId: citeEntry("s") }), place)).toEqual({});
    expect(fieldsOf(position({ ...cited, sourceId: citeEntry("gone") }))).toEqual(["sourceId"]);
  });

  test("is told at once of its axis, its dates and its citation", () => {
    const wrong = { intervals: "no way at 5 years", heldFrom: "soon", sourceId: report, stance: "conditional" };
    expect(fieldsOf(position(wrong))).toEqual(["condition", "credibility", "heldFrom", "intervals"]);
    expect(checkEntry(position({ termId: title, intervals: "rejects 60" }), place)).toMatchObject({
      intervals: [/no axis/],
    });
    expect(checkEntry(entry("pause", { plannedResumption: "25 Feb 2019" }), place)).toMatchObject({
      plannedResumption: [/before the pause/],
    });
  });

  test("says once what it lacks: an entry at rest is unfinished", () => {
    const unfinished = entry("position", { partyId: taliban, intervals: "rejects 60", sourceId: report });
    const errors = checkEntry(unfinished, place);
    expect(Object.keys(errors)).toEqual(expect.arrayContaining(["stance", "termId", "credibility"]));
    expect(Object.keys(withoutMissing(unfinished, errors))).toEqual(["credibility"]);
  });

  test("keeps a name that is not on record as it was typed, and says so", () => {
    const stray = asTyped("Reuters, 27 Feb");
    expect(typedName(stray)).toBe("Reuters, 27 Feb");
    const cites = position({ sourceId: stray, credibility: "2" });
    expect(checkEntry(cites, place)).toEqual({
      sourceId: ["“Reuters, 27 Feb” is not on record. Choose one that is, or add it."],
    });
    const paused = entry("pause", { byPartyIds: [taliban, asTyped("Iran"), asTyped("Oman")].join(",") });
    expect(checkEntry(paused, place)).toEqual({ byPartyIds: [expect.stringMatching(/“Iran”, “Oman” is not/)] });
    const both = position({ sourceId: stray, heldFrom: "soon" });
    expect(Object.keys(ofTypedNames(both, checkEntry(both, place)))).toEqual(["sourceId"]);
  });
});
