import { expect, test } from "vitest";
import type { DraftBlock } from "../schema";
import { blankLine } from "../rules";
import { tellErrors } from "./told-errors";

const blocks: DraftBlock[] = [
  blankLine("a"),
  { kind: "entry", key: "b", command: "position", fields: {} },
  { kind: "day", key: "c", day: "one day" },
  { kind: "entry", key: "d", command: "resume", fields: {} },
];

test("errors are told in the order of the page, each with where it stands and what it is called there", () => {
  const told = tellErrors(
    {
      "entries.1.event": ["A resumption needs a pause."],
      "blocks.2.day": ["Give a date."],
      "entries.0.stance": ["Choose the stance."],
      held: ["Give a date."],
      "attendance.1": ["This seat is listed twice."],
    },
    blocks,
  );
  expect(told.map(({ blockKey, label }) => [blockKey, label])).toEqual([
    [null, "When"],
    [null, "Who sat"],
    ["b", "/position stance"],
    ["c", "Day"],
    ["d", "/resume"],
  ]);
  expect(told[4]?.message).toBe("A resumption needs a pause.");
});
