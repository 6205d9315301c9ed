import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergedLanguages, type MergeWording, tooLongInWords } from "./merging";

const authentic = (language: string): MergeWording => ({ language, translation: null });
const translated = (language: string, of: string, isCurrent = true): MergeWording => ({
  language,
  translation: { language: of, isCurrent },
});
const listed = (terms: readonly MergeWording[][]) =>
  terms.map((wordings, index) => ({ id: String(index + 1), wordings }));
/** The first of them stays. */
const of = (...terms: MergeWording[][]) => mergedLanguages(listed(terms), "1");

describe("the languages of terms that are merged", () => {
  it("are merged each with its own, and a translation is one of the whole", () => {
    expect(of([translated("fa-AF", "en"), authentic("en")], [authentic("en"), translated("fa-AF", "en")])).toEqual([
      { language: "en", termIds: ["1", "2"], missingIds: [], as: "authentic" },
      { language: "fa-AF", termIds: ["1", "2"], missingIds: [], as: { translates: "en", isWhole: true } },
    ]);
  });

  it("say which terms have no words in them; a term without any words is missed in none", () => {
    expect(of([authentic("en"), translated("fa-AF", "en")], [authentic("en")], [])).toEqual([
      { language: "en", termIds: ["1", "2"], missingIds: [], as: "authentic" },
      { language: "fa-AF", termIds: ["1"], missingIds: ["2"], as: { translates: "en", isWhole: false } },
    ]);
  });

  it("tell of a translation that was behind already", () => {
    const merged = of([authentic("en"), translated("ps", "en", false)], [authentic("en"), translated("ps", "en")]);
    expect(merged[1]?.as).toEqual({ translates: "en", isWhole: false });
  });

  it("leave apart what says a part of the whole where the term that stays has no former words to be behind", () => {
    const terms = [[], [authentic("en"), translated("fa-AF", "en")], [authentic("en")]];
    expect(of(...terms).map(({ language, as }) => [language, as])).toEqual([
      ["en", "authentic"],
      ["fa-AF", null],
    ]);
    expect(mergedLanguages(listed(terms), "2")[1]?.as).toEqual({ translates: "en", isWhole: false });
    const whole = [[], [authentic("en"), translated("fa-AF", "en")], [authentic("en"), translated("fa-AF", "en")]];
    expect(of(...whole)[1]?.as).toEqual({ translates: "en", isWhole: true });
  });

  it("cannot be longer together than a clause", () => {
    expect(tooLongInWords("en", 60_000)).toBeNull();
    expect(tooLongInWords("fa-AF", 60_001)).toMatch(
      /^The Dari.* has 60,001 characters, and one clause may have 60,000/,
    );
  });

  it("stay apart where one term's words are authentic and another's a translation, and so does what translates them", () => {
    const merged = of(
      [authentic("en"), authentic("fa-AF"), translated("ps", "fa-AF")],
      [authentic("en"), translated("fa-AF", "en"), translated("ps", "fa-AF")],
    );
    expect(merged.map(({ language, as }) => [language, as])).toEqual([
      ["en", "authentic"],
      ["fa-AF", null],
      ["ps", null],
    ]);
  });

  it("are all told, none twice, each after what it translates, and none changes its standing", () => {
    const tags = ["en", "fa-AF", "ps", "fr"];
    const wording = fc.record({
      language: fc.constantFrom(...tags),
      translation: fc.option(fc.record({ language: fc.constantFrom(...tags), isCurrent: fc.boolean() })),
    });
    const wordings = fc.uniqueArray(wording, { selector: ({ language }) => language });
    fc.assert(
      fc.property(fc.array(wordings, { maxLength: 5 }), (terms) => {
        const merged = of(...terms);
        const languages = terms.flat().map(({ language }) => language);
        expect(merged.map(({ language }) => language).sort()).toEqual([...new Set(languages)].sort());
        merged.forEach(({ language, termIds, missingIds, as }, index) => {
          const own = terms.flat().filter((each) => each.language === language);
          expect(termIds).toHaveLength(own.length);
          expect(termIds.length + missingIds.length).toBe(terms.filter(({ length }) => length > 0).length);
          if (as === "authentic") expect(own.every(({ translation }) => translation === null)).toBe(true);
          if (as === null || as === "authentic") return;
          expect(own.every(({ translation }) => translation?.language === as.translates)).toBe(true);
          const before = merged.findIndex((each) => each.language === as.translates);
          expect(before >= 0 && before < index && merged[before]?.as !== null).toBe(true);
          if (as.isWhole) expect(own.every(({ translation }) => translation?.isCurrent)).toBe(true);
        });
      }),
    );
  });
});
