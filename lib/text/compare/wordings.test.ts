import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText } from "../canonical";
import { anyPairOfWordings, anyWording } from "./wording.arbitrary";
import { type ComparedRow, compareWordings } from "./wordings";

const oldSide = ["same", "gone", "movedFrom"];
const newSide = ["same", "new", "movedTo"];

const sideOf = (rows: readonly ComparedRow[], side: "old" | "new") =>
  rows
    .filter((row) => row[side])
    .map(({ runs }) =>
      runs
        .filter(({ became }) => (side === "old" ? oldSide : newSide).includes(became))
        .map(({ text }) => text)
        .join(""),
    )
    .join("\n\n");

const runsIn = (rows: readonly ComparedRow[]) => rows.flatMap(({ runs }) => runs);
const told = (rows: readonly ComparedRow[]) =>
  runsIn(rows).map(({ became, isSigns, text }) => [isSigns ? `${became} signs` : became, text]);

describe("two wordings compared", () => {
  it("are both in the comparison, to the letter", () => {
    fc.assert(
      fc.property(anyPairOfWordings, ([before, after]) => {
        const rows = compareWordings(before, after);
        expect(sideOf(rows, "old")).toBe(before);
        expect(sideOf(rows, "new")).toBe(after);
      }),
    );
  });

  it("have every run in the place that it names, the same on both sides where it says so", () => {
    fc.assert(
      fc.property(anyPairOfWordings, ([before, after]) => {
        for (const { became, text, old, new: now } of runsIn(compareWordings(before, after))) {
          expect([Boolean(old), Boolean(now)]).toEqual([oldSide.includes(became), newSide.includes(became)]);
          if (old) expect(before.slice(old.start, old.end)).toBe(text);
          if (now) expect(after.slice(now.start, now.end)).toBe(text);
        }
      }),
    );
  });

  it("are one run for each paragraph where nothing changed", () => {
    fc.assert(
      fc.property(anyWording, (text) => {
        for (const { kind, runs } of compareWordings(text, text)) {
          expect(kind).toBe("same");
          expect(runs.map(({ became }) => became)).toEqual(["same"]);
        }
      }),
    );
  });

  it("tell the same story backwards: what came had gone", () => {
    const mirrored = { same: "same", gone: "new", new: "gone", movedFrom: "movedTo", movedTo: "movedFrom" } as const;
    const facts = (rows: readonly ComparedRow[]) =>
      runsIn(rows).map(({ became, isSigns, old, new: now }) => JSON.stringify([became, isSigns, old, now]));
    fc.assert(
      fc.property(anyPairOfWordings, ([before, after]) => {
        const forwards = facts(compareWordings(before, after));
        const backwards = runsIn(compareWordings(after, before)).map(({ became, isSigns, old, new: now }) =>
          JSON.stringify([mirrored[became], isSigns, now, old]),
        );
        expect(forwards.sort()).toEqual(backwards.sort());
      }),
    );
  });

  it("name each moved passage once where it stood and once where it now stands", () => {
    fc.assert(
      fc.property(anyPairOfWordings, ([before, after]) => {
        const spoken = new Map<string, string>();
        for (const { became, move, text } of runsIn(compareWordings(before, after)))
          if (move !== null) spoken.set(`${became}${move}`, (spoken.get(`${became}${move}`) ?? "") + text);
        for (const [key, text] of spoken)
          if (key.startsWith("movedFrom"))
            expect(spoken.get(key.replace("movedFrom", "movedTo"))?.replaceAll(/\s/g, "")).toBe(
              text.replaceAll(/\s/g, ""),
            );
      }),
    );
  });

  it("take the signs of brackets along with the words that moved", () => {
    const bracketed = "the thirty-six thirty-six [five / six]^US the";
    const before = `${bracketed} and not ] within thirty-six the the [five / six]^US not within`;
    const after = `می‌شوند and not ] within thirty-six the the ${bracketed}`;
    const moved = runsIn(compareWordings(before, after)).filter(({ move }) => move !== null);
    expect(moved.map(({ became, text }) => [became, text])).toEqual([
      ["movedFrom", bracketed],
      ["movedTo", bracketed],
    ]);
  });

  it("cut no character in two, outside the signs of the notation", () => {
    const graphemes = new Intl.Segmenter("und");
    const words = fc.array(
      fc.constantFrom("👩🏽‍⚖️", "👩", "🇦🇫🇺🇸", "🇺🇸", "é", "e\u0323\u0301", "क्षि", "각", "می\u200cشوند", " "),
    );
    const text = words.map((all) => canonicalText(all.join("")));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const starts = new Set([...graphemes.segment(before)].map(({ index }) => index));
        for (const { old } of runsIn(compareWordings(before, after))) if (old) expect(starts).toContain(old.start);
      }),
    );
  });
});

describe("a comparison", () => {
  it("shows one word for another as one change", () => {
    const rows = compareWordings(
      "The forces shall leave within 14 months.",
      "The forces should leave within 14 months.",
    );
    expect(told(rows)).toEqual([
      ["same", "The forces "],
      ["gone", "shall"],
      ["new", "should"],
      ["same", " leave within 14 months."],
    ]);
  });

  it("shows a bracket opened around words that stay, and its sponsors changed, as signs alone", () => {
    const plain = "The forces shall leave over thirty-six to sixty months.";
    const bracketed = "The forces shall leave [over thirty-six to sixty months]^US.";
    expect(told(compareWordings(plain, bracketed))).toEqual([
      ["same", "The forces shall leave "],
      ["new signs", "["],
      ["same", "over thirty-six to sixty months"],
      ["new signs", "]^US"],
      ["same", "."],
    ]);
    expect(told(compareWordings(bracketed, bracketed.replace("^US", "^US,AL")))).toEqual([
      ["same", "The forces shall leave [over thirty-six to sixty months]"],
      ["gone signs", "^US"],
      ["new signs", "^US,AL"],
      ["same", "."],
    ]);
  });

  it("keeps a bracket whose words are replaced", () => {
    const rows = compareWordings("within [fourteen]^US months", "within [one hundred]^US months");
    expect(told(rows)).toEqual([
      ["same", "within ["],
      ["gone", "fourteen"],
      ["new", "one hundred"],
      ["same", "]^US months"],
    ]);
  });

  it("keeps no lone word inside a rewritten passage, and tells what was added in whole sentences", () => {
    expect(told(compareWordings("for five to six months in all", "for two to ten weeks in all"))).toEqual([
      ["same", "for "],
      ["gone", "five to six months"],
      ["new", "two to ten weeks"],
      ["same", " in all"],
    ]);
    const [before, after] = ["A shall go. A shall stay.", "A shall go. A shall wait. A shall stay."];
    expect(told(compareWordings(before, after))).toEqual([
      ["same", "A shall go. "],
      ["new", "A shall wait. "],
      ["same", "A shall stay."],
    ]);
  });

  it("follows a paragraph to another place, with what was changed on its way", () => {
    const a = "The United States shall withdraw all its forces from the territory of Afghanistan.";
    const b = "The Taliban shall give assurances that the territory is no safe haven for any group.";
    const c = "The parties shall begin talks among Afghans on the tenth of March.";
    const rows = compareWordings([a, b, c].join("\n\n"), [b, c, a.replace("all its", "its")].join("\n\n"));
    expect(rows.map(({ kind, move }) => [kind, move])).toEqual([
      ["movedFrom", 1],
      ["same", null],
      ["same", null],
      ["movedTo", 1],
    ]);
    expect(rows[0]?.runs.map(({ became, text }) => [became, text])).toEqual([
      ["movedFrom", "The United States shall withdraw "],
      ["gone", "all "],
      ["movedFrom", "its forces from the territory of Afghanistan."],
    ]);
  });

  it("follows a sentence into another paragraph", () => {
    const sentence = "Neither party shall use force against the other.";
    const one = "The parties shall respect the armistice along the whole line of contact.";
    const two = "Prisoners shall be released in stages, beginning with the wounded and the sick.";
    const rows = compareWordings(`${one} ${sentence}\n\n${two}`, `${one}\n\n${sentence} ${two}`);
    const moved = runsIn(rows).filter(({ move }) => move !== null);
    expect(moved.map(({ became, text, move }) => [became, text, move])).toEqual([
      ["movedFrom", sentence, 1],
      ["movedTo", sentence, 1],
    ]);
  });

  it("puts beside one another paragraphs that stand for one another, however unlike", () => {
    const rows = compareWordings("First.\n\nFive years\n\nLast.", "First.\n\nSixty months\n\nLast.\n\nMore.");
    expect(rows.map(({ kind }) => kind)).toEqual(["same", "changed", "same", "new"]);
  });

  it("finds words where no Latin letters are", () => {
    const rows = compareWordings("نیروها [در ۳۶ ماه]^US می\u200cروند", "نیروها [در ۶۰ ماه]^US می\u200cروند");
    expect(told(rows).filter(([became]) => became !== "same")).toEqual([
      ["gone", "۳۶"],
      ["new", "۶۰"],
    ]);
  });

  it("of a text with nothing has no rows", () => {
    expect(compareWordings("", "")).toEqual([]);
    expect(compareWordings("", "One.")).toMatchObject([{ kind: "new", old: null }]);
  });
});
