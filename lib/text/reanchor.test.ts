import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText } from "./canonical";
import { reanchor } from "./reanchor";

const before =
  "Troops shall leave within fourteen months of signature.\n\n" +
  "The parties shall exchange prisoners before the talks resume.\n\n" +
  "A ceasefire shall be discussed between Afghans.";

const follow = (quote: string, newText: string, oldText = before) => {
  const start = oldText.indexOf(quote);
  const found = reanchor({ oldText, newText, start, end: start + quote.length });
  return { ...found, words: newText.slice(found.start, found.end) };
};

describe("a span of one text in another", () => {
  it("is exact where nothing about it changed, though the rest did", () => {
    const after = before.replace("A ceasefire shall be discussed", "A general ceasefire will be agreed");
    expect(follow("fourteen months", after)).toMatchObject({ status: "exact", words: "fourteen months" });
  });

  it("is found behind what was put in before it", () => {
    const after = `The United States and the Taliban agree as follows.\n\n${before}`;
    expect(follow("exchange prisoners", after).words).toBe("exchange prisoners");
  });

  it("is edited where words in it changed, and covers what stands in their place", () => {
    const after = before.replace("within fourteen months of signature", "within eighteen months of signature");
    const found = follow("leave within fourteen months of signature", after);
    expect(found).toMatchObject({ status: "edited", words: "leave within eighteen months of signature" });
  });

  it("is not placed on a look-alike when it has gone", () => {
    const after = before.replace("\n\nThe parties shall exchange prisoners before the talks resume.", "");
    expect(["orphaned", "uncertain"]).toContain(follow("exchange prisoners before the talks resume", after).status);
  });

  it("is found exactly whatever stands before and after it, where its words occur nowhere else", () => {
    const span = "the quorum of zebras";
    const around = fc.string({
      unit: fc.constantFrom("shall ", "leave ", "در ", "مدت ", "👩🏽‍⚖️ ", "\n\n"),
      maxLength: 40,
    });
    fc.assert(
      fc.property(around, around, around, around, (a, b, c, d) => {
        const oldText = canonicalText(`${a} agreed by all ${span} in this hall ${b}`);
        const newText = canonicalText(`${c} agreed by all ${span} in this hall ${d}`);
        expect(follow(span, newText, oldText).words).toBe(span);
      }),
    );
  });
});
