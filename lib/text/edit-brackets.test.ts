import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bracketKinds } from "./brackets";
import { acceptAlternative, addAlternative, applyChange, attribute, bracketAt, strikeBracket } from "./edit-brackets";
import { parseBrackets } from "./parse-brackets";
import { stripNotation } from "./print-brackets";

const text = fc.string({
  unit: fc.constantFrom(..."ab [/^\\", "]", "]^US", "[a / b]^US,AL:tactical", "[]"),
  maxLength: 30,
});
const attribution = fc.record({
  sponsors: fc.uniqueArray(fc.constantFrom("US", "TB", "G-77"), { maxLength: 3 }),
  kind: fc.option(fc.constantFrom(...bracketKinds)),
});

/** Every bracket of any text that has one. */
const bracketed = text.chain((of) => {
  const { all } = parseBrackets(of);
  return fc.tuple(fc.constant(of), all.length > 0 ? fc.constantFrom(...all) : fc.constant(null));
});
const shapeOf = (of: string) => parseBrackets(of).all.map(({ alternatives, depth }) => [alternatives.length, depth]);

describe("a bracket", () => {
  it("is given sponsors and a kind, and no word changes, nor any other bracket", () => {
    fc.assert(
      fc.property(bracketed, attribution, ([of, bracket], said) => {
        if (!bracket) return;
        const after = applyChange(of, attribute(of, bracket, said));
        const changed = parseBrackets(after).all.find(({ start }) => start === bracket.start);
        const implied = bracket.alternatives.length > 1 ? "alternative" : null;
        expect(changed).toMatchObject({ sponsors: said.sponsors, kind: said.kind ?? implied });
        expect(shapeOf(after)).toEqual(shapeOf(of));
        // An attribution that could not be read counted as words.
        const unreadable = /^\^/.test(of.slice(bracket.end));
        if (!unreadable) expect(stripNotation(after).replaceAll("\u2060", "")).toBe(stripNotation(of));
      }),
    );
  });

  it("is given one more alternative, blank until it is written", () => {
    fc.assert(
      fc.property(bracketed, ([of, bracket]) => {
        if (!bracket) return;
        const change = addAlternative(of, bracket);
        const after = parseBrackets(applyChange(of, change)).all.find(({ start }) => start === bracket.start);
        expect(after?.alternatives).toHaveLength(bracket.alternatives.length + 1);
        const last = after?.alternatives.at(-1);
        expect(last?.start).toBe(last?.end);
      }),
    );
  });

  it("is taken away but for one alternative's words, or with all of them", () => {
    const of = "It [shall [not]^TB / should]^US leave.";
    const [outer, inner] = parseBrackets(of).all;
    if (!outer || !inner) throw new Error("Both are there.");
    expect(applyChange(of, acceptAlternative(of, outer, 0))).toBe("It shall [not]^TB leave.");
    expect(applyChange(of, acceptAlternative(of, outer, 1))).toBe("It should leave.");
    expect(applyChange(of, acceptAlternative(of, inner, 0))).toBe("It [shall not / should]^US leave.");
    expect(applyChange(of, strikeBracket(outer))).toBe("It  leave.");
  });

  it("is found at any place in it, the innermost first", () => {
    const { all } = parseBrackets("a [b [c]^TB d]^US e");
    expect([0, 2, 3, 6, 11, 12, 17, 18].map((at) => bracketAt(all, at)?.sponsors[0])).toEqual([
      undefined,
      undefined,
      "US",
      "TB",
      "TB",
      "US",
      "US",
      undefined,
    ]);
  });
});
