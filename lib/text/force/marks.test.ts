import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyPairOfWordings } from "../compare/wording.arbitrary";
import { compareWordings } from "../compare/wordings";
import { changesInForce } from "./changes";
import { type Column, markForce } from "./marks";

const shown: Record<Column, readonly string[]> = {
  old: ["same", "gone", "movedFrom"],
  new: ["same", "new", "movedTo"],
  both: ["same", "gone", "new", "movedFrom", "movedTo"],
};

function markedIn(before: string, after: string, column: Column) {
  const force = changesInForce(before, after);
  const runs = compareWordings(before, after).flatMap((row) => row.runs);
  const pieces = runs
    .filter(({ became }) => shown[column].includes(became))
    .map((run) => ({ run, pieces: markForce(run, force, column) }));
  return { force, pieces };
}

describe("the marks of changes in force", () => {
  it("leave a run's words as they are, and begin and end each change once on the side that is shown", () => {
    fc.assert(
      fc.property(anyPairOfWordings, fc.constantFrom<Column>("old", "new", "both"), ([before, after], column) => {
        const { force, pieces } = markedIn(before, after, column);
        for (const { run, pieces: of } of pieces) expect(of.map(({ text }) => text).join("")).toBe(run.text);
        const all = pieces.flatMap((one) => one.pieces);
        force.forEach(({ oldSpan, newSpan }, change) => {
          const isShown = column === "both" || (column === "old" ? oldSpan : newSpan) !== null;
          const starts = all.filter((piece) => piece.starts.includes(change)).length;
          const ends = all.filter((piece) => piece.ends.includes(change)).length;
          if (column === "both") expect(starts).toBeGreaterThan(0);
          else expect([starts, ends]).toEqual(isShown ? [1, 1] : [0, 0]);
        });
      }),
    );
  });

  it("are on the words of the change", () => {
    const marked = (column: Column) =>
      markedIn("Forces shall leave within 14 months.", "Forces should leave within 18 months.", column)
        .pieces.flatMap((one) => one.pieces)
        .filter(({ changes }) => changes.length > 0)
        .map(({ text, changes }) => `${changes.join()}:${text}`);
    expect(marked("old")).toEqual(["0:shall", "1:within ", "1:14", "1: months"]);
    expect(marked("new")).toEqual(["0:should", "1:within ", "1:18", "1: months"]);
    expect(marked("both")).toEqual(["0:shall", "0:should", "1:within ", "1:14", "1:18", "1: months"]);
  });
});
