import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText, isCanonical, paragraphsOf } from "./canonical";

/** Letters, marks, joiners, spaces of every kind and broken surrogates, close together. */
const wording = fc.string({
  unit: fc.oneof(
    fc.constantFrom(..." \t\n\r\v\f\u0085\u00a0\u2028\u2029\u200c\u200d\u200f\ufeff\u0000\u0301\ud83d[]/^\\aeé"),
    fc.constantFrom("می\u200cشوند", "👩🏽‍⚖️", "e\u0301", "\r\n", "  \n \n"),
    fc.string({ unit: "binary", maxLength: 1 }),
  ),
});

describe("canonical text", () => {
  it("is the same however often it is taken", () => {
    fc.assert(fc.property(wording, (text) => isCanonical(canonicalText(text))));
  });

  it("is what Postgres can hold: well-formed, in NFC, without control characters other than line ends", () => {
    fc.assert(
      fc.property(wording, (text) => {
        const canonical = canonicalText(text);
        expect(canonical.isWellFormed()).toBe(true);
        expect(canonical.normalize("NFC")).toBe(canonical);
        expect(canonical).not.toMatch(/(?!\n)\p{Cc}/u);
      }),
    );
  });

  it("does not depend on how lines were ended or letters composed", () => {
    expect(canonicalText("cafe\u0301\r\n\r\n\r\nshall  leave \t\r\n")).toBe("café\n\nshall leave");
    expect(canonicalText("one\u2029two\u2028three\rfour")).toBe("one\n\ntwo\nthree\nfour");
  });

  it("keeps joiners, direction marks and no-break spaces inside a line as written", () => {
    const dari = "خارج می\u200cشوند \u200e(US)\u200f و 7\u00a0000";
    expect(canonicalText(`\ufeff ${dari}\u00a0`)).toBe(dari);
  });

  it("is empty where there are no words", () => {
    expect(canonicalText(" \r\n\t\u00a0\n")).toBe("");
    expect(paragraphsOf("")).toEqual([]);
  });

  it("falls into paragraphs, which joined by blank lines are the text", () => {
    expect(paragraphsOf("one\ntwo\n\nthree")).toEqual([
      { start: 0, end: 7 },
      { start: 9, end: 14 },
    ]);
    fc.assert(
      fc.property(wording.map(canonicalText), (text) => {
        const paragraphs = paragraphsOf(text).map(({ start, end }) => text.slice(start, end));
        expect(paragraphs.join("\n\n")).toBe(text);
        expect(paragraphs).not.toContain("");
      }),
    );
  });
});
