import { describe, expect, it } from "vitest";
import type { PositionMoved } from "./compare";
import { entryMovedInWords, movedInShort, movesCounted, positionMovedInWords, wordsMovedInWords } from "./in-words";
import type { PositionRead, WordingRead } from "./readings";

const record = { sessionId: null, validText: "2019-02-25", compartmentId: null };
const held = (rest: Partial<PositionRead>): PositionRead => ({
  ...{ partyId: "TB", termId: "1", stance: "opposes", intervals: [], conditions: [], record },
  ...rest,
});
const moved = (from: PositionRead | null, to: PositionRead | null, parts: PositionMoved["parts"]): PositionMoved => ({
  ...{ from, to, parts, partyId: "TB", termId: "1", markedWith: [] },
});
const told = (each: PositionMoved) =>
  positionMovedInWords(each, "months", () => ({ number: "2", title: "Prisoners", axisUnit: null }));

describe("what moved, in words", () => {
  it("says that nothing did", () => {
    const nothing = { terms: [], parties: [], stillTerms: [], stillParties: [], headings: [] };
    expect(movedInShort(nothing)).toBe("Nothing moved");
    expect(movesCounted(nothing)).toBe("");
  });

  it("counts apart what is on record for the first time", () => {
    const [from, to] = [held({}), held({ stance: "supports" })];
    const term = { id: "1", number: "1", title: "Troops", parentId: null, axisUnit: null, record };
    const positions = [moved(from, to, ["stance"]), moved(null, to, ["stance"])];
    const compared = {
      terms: [{ term, entry: null, status: null, wordings: [], positions, firsts: [] }],
      ...{ parties: [], stillTerms: [{ term, status: "tabled" as const }], stillParties: [], headings: [] },
    };
    expect(movedInShort(compared)).toBe("One of two terms moved");
    expect(movesCounted(compared)).toBe("2 positions (1 first on record).");
  });

  it("tells a position by what of it is otherwise", () => {
    const rejects = [{ verdict: "rejects" as const, from: 60, to: null }];
    const freed = { kind: "term_status" as const, termId: "2", atLeast: "agreed" as const };
    expect(told(moved(null, held({ intervals: rejects }), ["stance", "axis"]))).toBe(
      "first on record: opposes; rejects 60 months and above",
    );
    expect(told(moved(held({}), held({ conditions: [freed] }), ["conditions"]))).toBe(
      "still opposes; now if 2 Prisoners is at least agreed",
    );
    expect(told(moved(held({ conditions: [freed] }), held({ stance: "supports" }), ["stance", "conditions"]))).toBe(
      "opposes, now supports; no longer if 2 Prisoners is at least agreed",
    );
    expect(told(moved(held({ intervals: rejects }), held({}), ["axis"]))).toBe("still opposes; now silent on the axis");
  });

  it("counts words, and names what a term was", () => {
    const wording: WordingRead = {
      id: "",
      termId: "1",
      language: "en",
      number: 1,
      text: "",
      translatesId: null,
      record,
    };
    const step = { language: "en", turned: null, markedWith: [], brackets: [] };
    const words = { added: 1, struck: 0, moved: 3 };
    expect(wordsMovedInWords({ ...step, from: wording, to: wording, words })).toBe("1 word added, 3 moved");
    expect(wordsMovedInWords({ ...step, from: null, to: wording, words })).toBe("first wording, 4 words");
    const none = { added: 0, struck: 0, moved: 0 };
    expect(wordsMovedInWords({ ...step, from: wording, to: wording, words: none })).toBe("the same words, other signs");
    const term = { id: "1", number: "1", title: "Troops", parentId: null, axisUnit: null, record };
    expect(entryMovedInWords({ from: term, to: { ...term, number: "2", title: "Forces" }, markedWith: [] })).toBe(
      "was 1 “Troops”",
    );
  });
});
