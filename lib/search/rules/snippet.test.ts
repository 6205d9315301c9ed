import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markedText, snippetOf } from "./snippet";

const isHit = (folded: string) => ["troops", "doha", "سربازان"].includes(folded);
const filler = fc.constantFrom("the", "sides", "met", "again,", "Troops", "in", "Doha.", "سربازان", "می‌روند");
const text = fc.array(filler, { maxLength: 200 }).map((words) => words.join(" "));
const joined = (pieces: readonly { text: string }[]) => pieces.map((piece) => piece.text).join("");

describe("a snippet", () => {
  it("is a stretch of the text, no longer than asked, and holds a hit where the text has one", () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 80, max: 300 }), (each, length) => {
        const { pieces, isCutBefore, isCutAfter } = snippetOf(each, isHit, length);
        const shown = joined(pieces);
        expect(each.includes(shown)).toBe(true);
        expect(shown.length).toBeLessThanOrEqual(length);
        expect(isCutBefore).toBe(!each.startsWith(shown));
        expect(!isCutAfter || !each.endsWith(shown) || each.length > shown.length).toBe(true);
        const has = markedText(each, isHit).some((piece) => piece.isHit);
        expect(pieces.some((piece) => piece.isHit)).toBe(has);
      }),
    );
  });

  it("marks the whole text without losing a letter", () => {
    fc.assert(
      fc.property(text, (each) => {
        expect(joined(markedText(each, isHit))).toBe(each);
      }),
    );
  });

  it("cuts no number in two, neither where it begins nor where it ends", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 90, max: 130 }), (before, length) => {
        const each = `${"x".repeat(before)} then some 4,000 went home again, and the troops of Doha ${"y ".repeat(before)}left for 14,500.5 others and ${"z ".repeat(60)}`;
        const shown = joined(snippetOf(each, (folded) => folded === "doha", length).pieces);
        const numbers = shown.match(/[\d.,]*\d/g) ?? [];
        expect(["4,000", "14,500.5"]).toEqual(expect.arrayContaining(numbers));
      }),
    );
  });

  it("prefers where the different words stand together", () => {
    const long = `Troops left. ${"Nothing was said of it. ".repeat(30)}The troops would leave Doha by May.`;
    expect(joined(snippetOf(long, isHit).pieces)).toContain("troops would leave Doha");
  });
});
