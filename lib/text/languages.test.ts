import { expect, test } from "vitest";
import { canonicalLanguage, languageName, offeredLanguages } from "./languages";

test("a wording can be in any language with a code of two letters, those of the United Nations first", () => {
  expect(offeredLanguages.slice(0, 6)).toEqual(["en", "fr", "es", "ar", "ru", "zh"]);
  expect(offeredLanguages).toEqual(expect.arrayContaining(["is", "fo", "no", "de", "ps", "fa-AF"]));
  expect(new Set(offeredLanguages).size).toBe(offeredLanguages.length);
  for (const language of offeredLanguages) {
    expect(canonicalLanguage(language)).toBe(language);
    expect(languageName(language)).not.toBe(language);
  }
  expect(new Set(offeredLanguages.map(languageName)).size).toBe(offeredLanguages.length);
  expect(["fa-AF", "bo", "pt-BR"].map(languageName)).toEqual(["Dari", "Tibetan", "Brazilian Portuguese"]);
});
