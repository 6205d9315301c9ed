import { describe, expect, it } from "vitest";
import type { PositionMoved } from "./compare";
import { changeOver, partsChanged } from "../moves";
import { changeInWords } from "../moves-in-words";
import {
  entryMovedInWords,
  movedInShort,
  movesCounted,
  newsInShort,
  statusMovedInWords,
  wordsMovedInWords,
} from "./in-words";
import type { PositionRead, WordingRead } from "./readings";

const record = { sessionId: null, validText: "2019-02-25", compartmentId: null };
const held = (rest: Partial<PositionRead>): PositionRead => ({
  ...{ partyId: "TB", termId: "1", stance: "opposes", intervals: [], conditions: [], record },
  ...rest,
});
const moved = (from: PositionRead | null, to: PositionRead | null, parts: PositionMoved["parts"]): PositionMoved => ({
  ...{ from, to, parts, partyId: "TB", termId: "1", markedWith: [], passed: [], withdrawn: null },
  change: (to && changeOver(from, [to])?.kind) ?? "lost",
});
const told = (each: PositionMoved) =>
  changeInWords(each, "months", () => ({ number: "2", title: "Prisoners", axisUnit: null }));

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
    expect(movesCounted(compared)).toBe("1 position moved; 1 position first on record.");
    const [moves, news] = compared.terms.map((each) => [
      { ...each, positions: positions.slice(0, 1) },
      { ...each, positions: positions.slice(1) },
    ])[0] as [(typeof compared.terms)[number], (typeof compared.terms)[number]];
    const both = { ...compared, terms: [moves, news] };
    expect([movedInShort(both), newsInShort(both)]).toEqual([
      "One of three terms moved",
      "On one more term something is new on record.",
    ]);
    const only = { ...compared, terms: [news] };
    expect([movedInShort(only), newsInShort(only)]).toEqual([
      "Nothing moved",
      "On one term something is new on record.",
    ]);
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
    const offer = (from: number, to: number) => ({ verdict: "accepts" as const, from, to });
    const both = held({ intervals: [offer(14, 20), ...rejects] });
    expect(told(moved(both, held({ intervals: rejects }), ["axis"]))).toBe(
      "still opposes; no longer accepts 14 to 20 months",
    );
    expect(told(moved(both, held({ intervals: [offer(14, 24), ...rejects] }), ["axis"]))).toBe(
      "still opposes; now accepts 14 to 24 months",
    );
  });

  it("tells of an offer that was made and withdrawn between the moments, and how a status came about", () => {
    const offer = held({ stance: "conditional", intervals: [{ verdict: "accepts", from: 14, to: 20 }] });
    const over = (before: PositionRead | null, ...since: PositionRead[]) => {
      const found = changeOver(before, since);
      if (!found) return null;
      const to = since.at(-1) ?? null;
      const { kind: change, passed, withdrawn } = found;
      return told({ ...moved(before, to, partsChanged(before, to)), change, passed, withdrawn });
    };
    expect(over(null, offer, held({ stance: "no_position" }))).toBe(
      "withdrew its offer (accepts 14 to 20 months), made in between; no position",
    );
    expect(over(held({}), offer, held({}))).toBe(
      "withdrew its offer (accepts 14 to 20 months), made in between; still opposes",
    );
    expect(over(held({}), held({ stance: "neutral" }), held({}))).toBeNull();
    expect(over(offer, held({ stance: "rejects" }))).toBe("withdrew its offer (accepts 14 to 20 months); now rejects");
    expect(over(held({}), held({ stance: "no_position" }))).toBe("withdrew its position (opposes); now no position");
    expect(over(held({ stance: "unknown" }), held({}))).toBe("became known: opposes");
    expect(over(null, held({ stance: "supports" }), held({}))).toBe("first on record: supports; now opposes");
    expect(over(held({}), held({ stance: "neutral" }), held({ stance: "supports" }))).toBe(
      "opposes, now supports, by way of neutral",
    );
    const passed = [{ termId: "1", status: "under_discussion" as const, record }];
    expect(statusMovedInWords({ from: "tabled", to: "bracketed", passed })).toBe(
      "tabled, now bracketed, by way of under discussion",
    );
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
