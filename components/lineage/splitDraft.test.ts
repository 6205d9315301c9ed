import { describe, expect, it } from "vitest";
import { followersOf, numbersAfter, planOf, saidInWords } from "./splitDraft";

const text = "They leave. They stay. They report.";
const [second, third] = [text.indexOf("They stay"), text.indexOf("They report")];
const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });

describe("the plan of a split", () => {
  it("gives the first stretch to the original and each other to a term of its own", () => {
    const { pieces, shares, complaint } = planOf(text, { cuts: [third, second], joined: {}, isWithdrawn: false });
    expect(complaint).toBeNull();
    expect(pieces.map(({ part }) => part)).toEqual([0, 1, 2]);
    expect(shares.map(({ isOriginal }) => isOriginal)).toEqual([true, false, false]);
  });

  it("lets a stretch go with an earlier one, and gives all to new terms where the original is withdrawn", () => {
    const joined = { [third]: 0 };
    expect(planOf(text, { cuts: [second, third], joined, isWithdrawn: false }).parts.map((part) => part.text)).toEqual([
      "They leave. They report.",
      "They stay.",
    ]);
    const all = planOf(text, { cuts: [second, third], joined, isWithdrawn: true });
    expect(all.pieces.map(({ part }) => part)).toEqual([1, 2, 1]);
    expect(all.parts.map((part) => part.text)).toEqual(["", "They leave. They report.", "They stay."]);
  });

  it("counts the notes that follow their words, and those that are placed by hand", () => {
    const plan = planOf(text, { cuts: [second], joined: {}, isWithdrawn: false });
    expect(followersOf(text, plan, [span("leave"), span("stay"), span("report"), span("leave. They"), null])).toEqual({
      byPart: [1, 2],
      byHand: 2,
    });
  });

  it("proposes numbers that nobody has", () => {
    expect(numbersAfter("4.2", new Set(["4.2a"])).slice(0, 2)).toEqual(["4.2b", "4.2c"]);
  });

  it("says what waits in words", () => {
    expect(saidInWords(1, { positions: 2, linkages: 0, questions: 1, risks: 0 })).toBe(
      "1 note, 2 positions and 1 question",
    );
    expect(saidInWords(0, { positions: 0, linkages: 0, questions: 0, risks: 0 })).toBeNull();
  });
});
