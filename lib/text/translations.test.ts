import { describe, expect, it } from "vitest";
import { isBehind, translationInWords, translationOf, versionInWords } from "./translations";

const version = (number: number, text: string, day: number) => ({
  id: `v${number}`,
  language: "en",
  number,
  text,
  record: { validFrom: new Date(Date.UTC(2019, 1, day)) },
});
const [second, third] = [version(2, "Two.", 20), version(3, "Three.", 27)];

describe("a translation", () => {
  it("is of a version, by its language and number", () => {
    expect(versionInWords({ language: "fa-AF", number: 4 })).toBe("Dari version 4");
    const translation = translationOf(third, third, third);
    expect(translation).toEqual({ language: "en", number: 3, versionId: "v3", movedOn: null });
    expect(isBehind(translation)).toBe(false);
    expect(translationInWords(translation)).toBe("A translation of English version 3.");
    expect(isBehind(null)).toBe(false);
  });

  it("says that its original moved on, and to which version", () => {
    const translation = translationOf(second, second, third);
    expect(isBehind(translation)).toBe(true);
    expect(translation.movedOn).toEqual({ number: 3, versionId: "v3" });
    expect(translationInWords(translation)).toBe("Translates English version 2; version 3 stands now.");
  });

  it("is not behind one that says the same again, nor one that was in force before its day", () => {
    expect(isBehind(translationOf(second, second, { ...third, text: "Two." }))).toBe(false);
    expect(isBehind(translationOf(third, third, second))).toBe(false);
  });

  it("tells of an original that was corrected or taken back", () => {
    const corrected = { ...second, id: "v2b", text: "Too." };
    expect(translationInWords(translationOf(second, corrected, corrected))).toBe(
      "Translates English version 2, which has been corrected since.",
    );
    const gone = translationOf(third, null, second);
    expect(isBehind(gone)).toBe(true);
    expect(translationInWords(gone)).toBe("Translates English version 3 (taken back); version 2 stands now.");
    expect(translationInWords(translationOf(third, null, null))).toBe(
      "Translates English version 3, which was taken back.",
    );
  });
});
