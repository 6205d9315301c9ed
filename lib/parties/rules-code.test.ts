import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { proposedCode } from "./rules-code";

describe("the code proposed for a party", () => {
  test.each([
    ["United States", [], "US"],
    ["Taliban", [], "TA"],
    ["Islamic Republic of Afghanistan", [], "IRA"],
    ["United Nations Assistance Mission in Afghanistan", [], "UNAM"],
    ["Société des Nations", [], "SN"],
    ["Élysée", [], "EL"],
  ])("of %s is made of its letters", (name, taken, code) => {
    expect(proposedCode(name, taken)).toBe(code);
  });

  test("is a free one before a likely one", () => {
    expect(proposedCode("United States", ["US"])).toBe("UN");
    expect(proposedCode("Taliban", ["TA"])).toBe("TL");
    expect(proposedCode("Taliban", ["TA", "TL"])).toBe("TI");
    expect(proposedCode("Bo", ["BO"])).toBe("BO");
  });

  test("is left to the writer in another script, or where there is no name yet", () => {
    for (const name of ["", " ", "U", "7", "طالبان", "Федерация", "日本"]) expect(proposedCode(name, [])).toBe("");
  });

  test("is always one that the record takes, or none", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.array(fc.string({ maxLength: 4 })), (name, taken) => {
        expect(proposedCode(name, taken)).toMatch(/^([A-Z]{2,4})?$/);
      }),
    );
  });
});
