import { describe, expect, it } from "vitest";
import { makeAnchor } from "@/lib/text/anchor";
import { placeIn, suggestsNothing } from "./rules";

const text = "Troops may remain for up to sixty months, or for sixty days.";
const anchorOf = (quote: string) => {
  const anchor = makeAnchor(text, text.indexOf(quote), text.indexOf(quote) + quote.length);
  if (!anchor) throw new Error("no words");
  return anchor;
};

describe("the words of a remark", () => {
  it("stand where they stood while nothing around them changes, however often they occur", () => {
    expect(placeIn(text, anchorOf("sixty"))).toEqual({ start: 28, end: 33 });
  });

  it("are followed to another place when they stand once only", () => {
    const moved = "In any case, for up to sixty months troops may remain.";
    expect(placeIn(moved, anchorOf("up to sixty months"))).toEqual({ start: 17, end: 35 });
  });

  it("are not guessed at when they are gone, or stand more than once", () => {
    expect(placeIn("Troops may remain for a while.", anchorOf("sixty months"))).toBeNull();
    expect(placeIn("Sixty or sixty: for sixty months or sixty days.", anchorOf("sixty"))).toBeNull();
  });
});

it("knows a suggestion of the words that stand there already", () => {
  expect(suggestsNothing("share power", " share  power\n")).toBe(true);
  expect(suggestsNothing("share power", "share [A: all] power")).toBe(false);
  expect(suggestsNothing("share power", "")).toBe(false);
});
