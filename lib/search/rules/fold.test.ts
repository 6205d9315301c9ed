import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, wordsOf } from "./fold";

const scripts = [
  [0x20, 0x7e],
  [0xa0, 0x24f],
  [0x300, 0x36f],
  [0x370, 0x58f],
  [0x600, 0x6ff],
  [0x1e00, 0x20cf],
  [0xfb50, 0xfeff],
] as const;
const letter = fc.oneof(
  ...scripts.map(([min, max]) => fc.integer({ min, max }).map((code) => String.fromCodePoint(code))),
);
const text = fc.array(letter, { maxLength: 40 }).map((letters) => letters.join(""));

describe("folding", () => {
  it("changes nothing that is folded already", () => {
    fc.assert(
      fc.property(text, (each) => {
        expect(fold(fold(each))).toBe(fold(each));
      }),
    );
  });

  it("does not depend on how an accent is encoded", () => {
    fc.assert(
      fc.property(text, (each) => {
        expect(fold(each.normalize("NFD"))).toBe(fold(each));
        expect(fold(each.normalize("NFC"))).toBe(fold(each));
      }),
    );
  });

  it("finds the words where they stand: each is what its stretch of the text folds to, in order", () => {
    fc.assert(
      fc.property(text, (each) => {
        const words = wordsOf(each);
        for (const [place, { start, end, folded }] of words.entries()) {
          expect(fold(each.slice(start, end))).toBe(folded);
          expect(start).toBeGreaterThanOrEqual(words[place - 1]?.end ?? 0);
        }
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom("Doha", "می‌خواهد", "naïve", "1.4", "—", "«صلح»")), (each) => {
        const joined = each.join(" ");
        expect(
          wordsOf(joined)
            .map(({ folded }) => folded)
            .join(" "),
        ).toBe(fold(joined));
      }),
    );
  });

  it.each([
    ["Zürich, São Tomé & Økland", "zurich sao tome okland"],
    ["Qur’an, Sana'a, ʿAbd", "quran sanaa abd"],
    ["A/RES/74/7", "a res 74 7"],
    ["Straße", "strasse"],
    ["Йод, ёлка", "йод елка"],
    ["ΣΊΣΥΦΟΣ", "σισυφοσ"],
  ])("%s becomes %s", (each, folded) => {
    expect(fold(each)).toBe(folded);
  });

  it.each([
    ["yeh of Arabic, Persian and Pashto keyboards", ["علي", "علی", "على", "علې", "علۍ", "علے"]],
    ["kaf", ["كابل", "کابل", "ڪابل"]],
    ["gaf of Pashto and Persian", ["ګردېز", "گرديز", "گردیز"]],
    ["heh and teh marbuta", ["معاهده", "معاهدة", "معاهدۀ", "معاهدہ"]],
    ["alef with and without its madda or hamza", ["افغانستان", "أفغانستان", "اَفغانستان", "آفغانستان"]],
    ["waw and yeh under a hamza", ["مسئول", "مسيول", "مسیول"]],
    ["a joiner, a tatweel and vowel signs, which are not heard", ["میخواهد", "می‌خواهد", "مـــیخواهد", "مِیخواهَد"]],
    ["digits of either set", ["۱۴ ماه", "١٤ ماه", "14 ماه"]],
    ["letters as old typesetters joined them", ["سلام", "ﺳﻼم"]],
    ["marks of direction", ["صلح", "\u200fصلح\u200e", "\u2067صلح\u2069"]],
  ])("takes for one: %s", (_, ways) => {
    expect(new Set(ways.map(fold)).size).toBe(1);
  });

  it("keeps apart what Pashto keeps apart", () => {
    expect(new Set(["ځ", "څ", "ښ", "ږ", "ړ", "ڼ", "ټ", "ډ"].map(fold)).size).toBe(8);
  });
});
