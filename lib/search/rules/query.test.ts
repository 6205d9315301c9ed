import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold } from "./fold";
import { anyOf, anyWord, inQuery, isLetter, readQuery } from "./query";

const read = (typed: string) => inQuery(readQuery(typed).all);

describe("a query", () => {
  it.each([
    ["troops Doha", "('troops') & ('doha')"],
    ["“foreign forces” 1.4", "('foreign' <-> 'forces') & ('1' <-> '4')"],
    ['"foreign forces', "('foreign' <-> 'forces')"],
    ["withdrawal of the troops", "('withdrawal') & ('troops')"],
    ["the", "('the')"],
    ["4,000 troops", "('4' <-> '000' | '4000') & ('troops')"],
    ["14000", "('14000' | '14' <-> '000')"],
    ["1,400,000", "('1' <-> '400' <-> '000' | '1400000')"],
    ["1.400", "('1' <-> '400')"],
    ["khalil*", "('khalil':*)"],
    ["troops\0Doha", "('troops') & ('doha')"],
    ["«صلح» كابل", "('صلح') & ('كابل')"],
  ])("%s asks for %s", (typed, asked) => {
    expect(read(typed)).toBe(asked);
  });

  it("leaves out what a minus stands before", () => {
    const { all, none } = readQuery('troops -Helmand -"ad referendum" 14-month');
    expect(all.map(({ words }) => words)).toEqual([["troops"], ["14", "month"]]);
    expect(none.map(({ words }) => words)).toEqual([["helmand"], ["ad", "referendum"]]);
  });

  it("leaves out a number whichever way its thousands are written", () => {
    expect(anyOf(readQuery("troops -14,000 -Helmand").none)).toBe("('14' <-> '000' | '14000') | ('helmand')");
    expect(anyOf(readQuery("troops -14000").none)).toBe("('14000' | '14' <-> '000')");
  });

  it("takes the last word for a beginning while it is typed, and not after a space or a quote", () => {
    const last = (typed: string) => readQuery(typed, { isTyping: true }).all.at(-1)?.isPrefix;
    expect([last("dor"), last("dor "), last("“dor”")]).toEqual([true, false, false]);
  });

  it("is of a single letter where there is no more, and not in the number of a term", () => {
    expect(["a", "7", "1.4", "ab"].map((typed) => readQuery(typed).all.every(isLetter))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("is readable to the database whatever was typed", () => {
    const atom = "'[^'\\\\]+'(:\\*)?";
    const written = new RegExp(`^(\\(${atom}( (<->|\\|) ${atom})*\\)( & |$))*$`);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
        const { all, none } = readQuery(typed);
        expect(inQuery(all)).toMatch(written);
        for (const { words } of [...all, ...none]) for (const word of words) expect(fold(word)).toBe(word);
      }),
    );
  });

  it("asks for the same whichever way its words are cased and accented", () => {
    const words = fc.array(fc.constantFrom("Doha", "Zürich", "ceasefire", "کابل"), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(words, (each) => {
        expect(read(each.join(" ").toUpperCase())).toBe(read(each.join("  ").normalize("NFD")));
      }),
    );
  });

  it("marks any of its words, and the names that were meant", () => {
    const { all } = readQuery("“foreign forces” khalizad");
    const meant = all.map((part, place) => (place === 1 ? { ...part, orElse: [["khalilzad"]] } : part));
    expect(anyWord(meant)).toBe("'foreign' | 'forces' | 'khalizad' | 'khalilzad'");
    expect(inQuery(meant)).toBe("('foreign' <-> 'forces') & ('khalizad' | 'khalilzad')");
  });
});
