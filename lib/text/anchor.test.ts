import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeAnchor, verifyAnchor } from "./anchor";
import { canonicalText } from "./canonical";

const text = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom(
        "a",
        "b",
        " ",
        "\n\n",
        "[",
        "]^US",
        "می\u200cشوند",
        "e\u0323\u0301",
        "👩🏽‍⚖️",
        "🇦🇫",
        "क्षि",
        "각",
        " \u0301",
      ),
      fc.string({ unit: "grapheme", maxLength: 1 }),
    ),
    maxLength: 60,
  })
  .map(canonicalText);
const place = fc.integer({ min: -5, max: 90 });

const boundaries = (of: string) =>
  new Set([...new Intl.Segmenter("und").segment(of)].map(({ index }) => index).concat(of.length));

describe("an anchor", () => {
  it("quotes what stands at its place, with its surroundings", () => {
    fc.assert(
      fc.property(text, place, place, (of, from, to) => {
        const anchor = makeAnchor(of, from, to);
        if (!anchor) return;
        expect(of.slice(anchor.start, anchor.end)).toBe(anchor.quote);
        expect(of).toContain(anchor.prefix + anchor.quote + anchor.suffix);
        expect(verifyAnchor(of, anchor)).toBe(true);
      }),
    );
  });

  it("cuts no character in two, neither the quotation's nor the surroundings'", () => {
    fc.assert(
      fc.property(text, place, place, (of, from, to) => {
        const anchor = makeAnchor(of, from, to);
        if (!anchor) return;
        const { start, end, prefix, suffix } = anchor;
        for (const at of [start, end, start - prefix.length, end + suffix.length]) expect(boundaries(of)).toContain(at);
      }),
    );
  });

  it("made again from its own place is the same anchor", () => {
    fc.assert(
      fc.property(text, place, place, (of, from, to) => {
        const anchor = makeAnchor(of, from, to);
        if (anchor) expect(makeAnchor(of, anchor.start, anchor.end)).toEqual(anchor);
      }),
    );
  });

  it("covers every word that was selected", () => {
    fc.assert(
      fc.property(text, place, place, (of, from, to) => {
        const [first, last] = [Math.max(0, Math.min(from, to)), Math.max(0, from, to)];
        const anchor = makeAnchor(of, from, to);
        const missed = anchor ? of.slice(first, anchor.start) + of.slice(anchor.end, last) : of.slice(first, last);
        expect(missed.trim()).toBe("");
      }),
    );
  });

  it("takes a whole emoji, flag or accented letter for a part of it, and either direction of dragging", () => {
    expect(makeAnchor("ask 👩🏽‍⚖️ now", 6, 5)?.quote).toBe("👩🏽‍⚖️");
    expect(makeAnchor("🇦🇫🇺🇸", 5, 6)?.quote).toBe("🇺🇸");
    expect(makeAnchor("o\u0323\u0308 x", 1, 2)?.quote).toBe("o\u0323\u0308");
    expect(makeAnchor("for up to sixty months", 15, 7)?.quote).toBe("to sixty");
  });

  it("is refused where no words are selected", () => {
    expect(makeAnchor("one\n\ntwo", 3, 5)).toBeNull();
    expect(makeAnchor("one", 2, 2)).toBeNull();
    expect(makeAnchor("one", Number.NaN, 0)).toBeNull();
    expect(makeAnchor("", 0, 9)).toBeNull();
  });

  it("is not verified elsewhere, nor where its surroundings changed", () => {
    const anchor = makeAnchor("sixty months or sixty months", 0, 12);
    if (!anchor) throw new Error("no anchor");
    expect(verifyAnchor("sixty months or sixty weeks", anchor)).toBe(false);
    expect(verifyAnchor("sixty months or sixty months", { ...anchor, start: 16, end: 28 })).toBe(false);
    expect(verifyAnchor("a sixty months or sixty months", anchor)).toBe(false);
    expect(verifyAnchor("months", { start: -6, end: 0, quote: "", prefix: "", suffix: "" })).toBe(false);
  });
});
