import { describe, expect, it } from "vitest";
import { takeInTextInput } from "../schema";
import { readWholeText } from "./read-whole-text";
import { changeInWords, changesOf } from "./row-changes";
import { complaintsOf, levelled, sentTerms, type StandingTerm, takenDraft } from "./taken-rows";

const sponsors = [{ code: "US", name: "United States" }];
const standing: StandingTerm[] = [
  { id: "a", number: "1", title: "Withdrawal", kind: "article", parentId: null, text: "" },
  {
    id: "b",
    number: "1.1",
    title: "Troops",
    kind: "paragraph",
    parentId: "a",
    text: "All foreign troops shall leave.",
  },
  {
    id: "c",
    number: "2",
    title: "Prisoners",
    kind: "article",
    parentId: null,
    text: "All prisoners are released at once.",
  },
];
const text = `Article 1
Withdrawal

1. All foreign troops shall leave [soon]{US}.

2. Bases are closed

Article 9
Borders

Trade goes on [through all crossings.
`;

function drafted(content = text) {
  const read = readWholeText({ content, sponsors });
  if (!read.ok) throw new Error(read.message);
  return takenDraft(read.value, standing);
}

describe("a text that is looked over", () => {
  it("is matched, keeps what it does not say itself, and says what becomes of each term", () => {
    const { rows, absent } = drafted();
    const changes = changesOf(rows, standing);
    expect(rows.map((row) => [row.number, row.title, row.kind, changeInWords(changes.get(row.key))])).toEqual([
      ["1", "Withdrawal", "article", "as on record"],
      ["1.1", "Troops", "paragraph", "on record, worded anew"],
      ["1.2", "Bases are closed", "paragraph", "new"],
      ["9", "Borders", "article", "new"],
    ]);
    expect(absent).toEqual(["c"]);
    expect(rows.at(-1)?.doubts).toEqual([expect.stringMatching(/^Line 8: “Article 9” follows nothing before it/)]);
  });

  it("in another language is matched by its numbers, and renames nothing", () => {
    const read = readWholeText({
      content: "ماده ۱\nخروج نیروها\n\n۱. همه نیروهای خارجی خارج می\u200cشوند.\n",
      sponsors,
    });
    if (!read.ok) throw new Error(read.message);
    const inDari = standing.map((term) => ({ ...term, text: "" }));
    expect(takenDraft(read.value, inDari, true).rows.map(({ is, number, title }) => [is, number, title])).toEqual([
      ["a", "1", "Withdrawal"],
      ["b", "1.1", "Troops"],
    ]);
  });

  it("cannot be taken in while a bracket is open, a number is taken or a choice is to be made", () => {
    const { rows } = drafted();
    expect([...complaintsOf(rows, sponsors)]).toEqual([
      [3, [expect.stringMatching(/^Line 11: This "\[" is never closed/)]],
    ]);
    const changed = rows.map((row) => ({
      ...row,
      number: "1",
      is: row.key === 2 ? "" : row.key === 3 ? "a" : row.is,
      text: "x [y]^XX",
    }));
    expect(complaintsOf(changed, sponsors).get(2)).toEqual(
      expect.arrayContaining(["Choose which term this is.", "1 is the number of “Troops” already."]),
    );
    expect(complaintsOf(changed, sponsors).get(3)).toEqual([
      "No party here has the code XX.",
      "1 is the number of “Withdrawal” already.",
      "“Withdrawal” is that term already: choose another one for this row, or leave it out.",
    ]);
    const left = rows.map((row) => ({ ...row, isTaken: row.key !== 3 }));
    expect(complaintsOf(left, sponsors).size).toBe(0);
  });

  it("with a new article before the others says what moved, what was renumbered, and keeps the style of the numbers", () => {
    const { rows } = drafted(
      "Article 1\nDefinitions\n\nTroops are forces.\n\nArticle 2\nPrisoners\n\nAll prisoners are released at once.\n\nArticle 3\nPull-out\n\n1. All foreign troops shall leave.\n",
    );
    const changes = changesOf(rows, standing);
    expect(rows.map((row) => [row.number, row.title, changeInWords(changes.get(row.key))])).toEqual([
      ["1", "Definitions", "new"],
      ["2", "Prisoners", "as on record"],
      ["3", "Pull-out", "on record, was 1, moved: it stood first, was called “Withdrawal”"],
      ["3.1", "Troops", "on record, was 1.1"],
    ]);
  });

  it("that repeats itself, or takes the number of a term that it does not have, is told so", () => {
    const { rows } = drafted(
      "Article 2\nPrisoners\n\nCaptives go free.\n\nArticle 2\nPrisoners\n\nCaptives go free.\n\nArticle 3\nTroops\n\nAll foreign troops shall leave.\n",
    );
    const [, twin, troops] = rows;
    expect(twin?.doubts).toEqual(
      expect.arrayContaining([
        "It says the same, word for word, as Article 2.",
        "“Prisoners” is also the title of Article 2.",
      ]),
    );
    expect(complaintsOf(rows, sponsors, standing).get(twin?.key ?? -1)).toEqual(
      expect.arrayContaining(["2 is the number of “Prisoners” already."]),
    );
    const renumbered = rows.map((row) => (row === troops ? { ...row, number: "1" } : { ...row, is: "new" }));
    expect(complaintsOf(renumbered, sponsors, standing).get(troops?.key ?? -1)).toEqual([
      expect.stringMatching(/^1 is the number of “Withdrawal”, which this text does not have/),
    ]);
    const both = rows.map((row) => ({ ...row, is: "c" }));
    expect(complaintsOf(both, sponsors, standing).get(troops?.key ?? -1)).toEqual([
      expect.stringMatching(/is that term already/),
    ]);
  });

  it("is sent as the command takes it, what stood under a row left out going up", () => {
    const { rows } = drafted();
    const sent = sentTerms(rows.map((row) => ({ ...row, isTaken: row.key !== 0 })));
    expect(sent.map(({ number, parent, termId }) => [number, parent, termId])).toEqual([
      ["1.1", undefined, "b"],
      ["1.2", undefined, undefined],
      ["9", undefined, undefined],
    ]);
    const terms = sentTerms(rows.map((row) => ({ ...row, is: "new" }))).map(({ key: _, ...term }) => term);
    const negotiationId = "11111111-1111-4111-8111-111111111111";
    expect(takeInTextInput.safeParse({ negotiationId, terms })).toMatchObject({ success: true });
    expect(terms.map(({ parent }) => parent)).toEqual([undefined, 0, 0, undefined]);
  });

  it("moves a row with what stands under it, as far as there is a place", () => {
    const { rows } = drafted();
    const depths = (key: number, by: 1 | -1) => levelled(rows, key, by).map(({ depth }) => depth);
    expect(depths(3, 1)).toEqual([0, 1, 1, 1]);
    expect(depths(0, 1)).toEqual([0, 1, 1, 0]);
    expect(depths(2, 1)).toEqual([0, 1, 2, 0]);
    expect(depths(1, -1)).toEqual([0, 0, 1, 0]);
    expect(depths(0, -1)).toEqual([0, 1, 1, 0]);
  });
});
