import { expect, test } from "vitest";
import { blankLine } from "../rules";
import type { DraftBlock, DraftContent } from "../schema";
import { standingErrors } from "./standing-errors";

const entry = (key: string, fields: Record<string, string>): DraftBlock => ({
  kind: "entry",
  key,
  command: "pause",
  fields,
});
const notes = (blocks: DraftBlock[], more: Partial<DraftContent> = {}) =>
  ({ title: "", newcomers: [], attendance: [], blocks, ...more }) as unknown as DraftContent;

const line = { ...blankLine("l"), time: "25:00", text: "x" };
const sent = notes([entry("a", { why: "x", intervals: "no" }), line, entry("b", { why: "y" })]);
const errors = {
  title: ["Write something here."],
  "entries.0.intervals": ["Not so."],
  "entries.0.sourceId": ["Choose one."],
  "entries.1.event": ["The round is paused already."],
  "blocks.1.time": ["No time."],
};
const standing = (now: DraftContent) => standingErrors(errors, sent, now);

test("an error is told while what it is about stands as it was sent, and no longer", () => {
  expect(standing(sent)).toEqual(errors);
  const [, , b] = sent.blocks;
  const mended = standing(
    notes([entry("a", { why: "z", intervals: "rejects 60" }), { ...line, time: "14:05" }, b as DraftBlock], {
      title: "Doha",
    }),
  );
  expect(Object.keys(mended)).toEqual(["entries.0.sourceId", "entries.1.event"]);
});

test("an error of an entry as a whole ends with any change of it, and an error follows its block to its new place", () => {
  const [a, , b] = sent.blocks as [DraftBlock, DraftBlock, DraftBlock];
  expect(Object.keys(standing(notes([entry("n", {}), a, blankLine("new"), line, entry("b", { why: "w" })])))).toEqual([
    "title",
    "entries.1.intervals",
    "entries.1.sourceId",
    "blocks.3.time",
  ]);
  expect(Object.keys(standing(notes([b])))).toEqual(["title", "entries.0.event"]);
});
