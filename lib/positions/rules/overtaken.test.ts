import { describe, expect, it } from "vitest";
import { overtakenBy, type Wording } from "./overtaken";

const wording = (number: number, text: string, fields: Partial<Wording> = {}): Wording => ({
  ...{ id: `version ${number}`, termId: "1.4", language: "en", number, text },
  record: { validFrom: new Date(Date.UTC(2019, 0, number)) },
  ...fields,
});

const stated = { ...wording(1, "Troops leave in [14]^US months."), isOffRecord: false };

describe("a position is overtaken", () => {
  it("once other words stand in the place of those it was stated on", () => {
    const now = wording(3, "Troops leave in 18 months.");
    expect(overtakenBy(stated, [now])).toBe(now);
  });

  it("by the wording before it, once its own was taken back", () => {
    const before = wording(0, "Troops leave.");
    expect(overtakenBy({ ...stated, isOffRecord: true }, [before])).toBe(before);
    expect(overtakenBy({ ...stated, isOffRecord: true }, [wording(0, "Troops leave in 14 months.")])).toBeNull();
    expect(overtakenBy({ ...stated, isOffRecord: true }, [])).toBeNull();
  });

  it("by no bracket that opens or closes round the same words, nor by a blank", () => {
    for (const text of [
      "Troops leave in 14 months.",
      "[Troops leave in 14 months.]^TB:tactical",
      "Troops leave in\n14 months.",
    ])
      expect(overtakenBy(stated, [wording(2, text)])).toBeNull();
  });

  it("by no other term, no other language and no wording that is older", () => {
    const others = [
      wording(2, "Other words.", { termId: "1.5" }),
      wording(2, "Autres mots.", { language: "fr" }),
      wording(0, "Older words."),
    ];
    for (const other of others) expect(overtakenBy(stated, [other])).toBeNull();
    expect(overtakenBy(stated, [stated])).toBeNull();
  });
});
