import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chosenSpan, choiceOf, stepWords, type WordChoice, type WordStep, wordsOf } from "./wordSteps";

const text = "shall leave [over sixty]^US months";
const words = wordsOf(text, "en");

function choose(...steps: WordStep[]): string | null {
  const choice = steps.reduce<WordChoice | null>((before, step) => stepWords(words, before, step), null);
  const span = choice && chosenSpan(words, choice);
  return span && text.slice(span.start, span.end);
}

const next = { by: 1, extends: false } as const;
const back = { by: -1, extends: false } as const;
const nextToo = { by: 1, extends: true } as const;
const backToo = { by: -1, extends: true } as const;

describe("choosing words by keyboard", () => {
  it("begins with the first word or the last, and goes on word by word", () => {
    expect(choose(next)).toBe("shall");
    expect(choose(back)).toBe("months");
    expect(choose(next, next)).toBe("leave");
    expect(choose(nextToo)).toBe("shall");
  });

  it("takes the next words with it, gives them back, and turns around at the first", () => {
    expect(choose(next, nextToo, nextToo)).toBe("shall leave [over");
    expect(choose(next, nextToo, nextToo, backToo)).toBe("shall leave");
    expect(choose(next, next, backToo)).toBe("shall leave");
    expect(choose(next, { by: "last", extends: true })).toBe(text);
  });

  it("never chooses a sponsor's code, nor leaves the clause", () => {
    expect(words.map(({ start, end }) => text.slice(start, end))).not.toContain("US");
    expect(choose(back, next, next)).toBe("months");
  });

  it("keeps words that a script joins with zero-width signs whole", () => {
    const dari = "نیروها خارج می\u200cشوند";
    const spans = wordsOf(dari, "fa-AF").map(({ start, end }) => dari.slice(start, end));
    expect(spans.join(" ")).toBe(dari);
  });

  it("goes on from a selection made with the pointer", () => {
    const place = fc.integer({ min: 0, max: text.length });
    fc.assert(
      fc.property(place, place, (one, other) => {
        const selected = { start: Math.min(one, other), end: Math.max(one, other) };
        const choice = choiceOf(words, selected);
        const span = choice && chosenSpan(words, choice);
        if (!span) return;
        expect(span.start < selected.end && selected.start < span.end).toBe(true);
      }),
    );
  });
});
