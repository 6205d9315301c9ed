import { describe, expect, it } from "vitest";
import { suggestsNothing } from "./rules";
import { placeIn } from "./rules/place";

const text = "Troops may remain for up to sixty months, or for sixty days.";
const wordsOf = (quote: string) => {
  const start = text.indexOf(quote);
  return { text, start, end: start + quote.length };
};

describe("the words of a remark", () => {
  it("stand where they stood while nothing changes, however often they occur", () => {
    expect(placeIn(text, wordsOf("sixty"))).toEqual({ anchor: "exact", span: { start: 28, end: 33 }, nearest: null });
  });

  it("are followed to another place", () => {
    const later = `In any case: ${text}`;
    const { span } = placeIn(later, wordsOf("up to sixty months"));
    expect(later.slice(span?.start, span?.end)).toBe("up to sixty months");
  });

  it("are not guessed at when they are gone", () => {
    const { anchor, span } = placeIn("Contractors are not meant by this.", wordsOf("sixty months"));
    expect([anchor, span]).toEqual(["orphaned", null]);
  });

  it("are all of the clause, whatever becomes of it, where they were all of it", () => {
    const later = "Nothing of it is left.";
    expect(placeIn(later, wordsOf(text))).toEqual({
      anchor: "edited",
      span: { start: 0, end: later.length },
      nearest: null,
    });
  });
});

it("knows a suggestion of the words that stand there already", () => {
  expect(suggestsNothing("share power", " share  power\n")).toBe(true);
  expect(suggestsNothing("share power", "share [A: all] power")).toBe(false);
  expect(suggestsNothing("share power", "")).toBe(false);
});
