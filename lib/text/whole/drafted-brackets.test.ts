import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseBrackets } from "../parse-brackets";
import { stripNotation } from "../print-brackets";
import { translateBrackets } from "./drafted-brackets";

const sponsors = [
  { code: "US", name: "United States" },
  { code: "TB", name: "Taliban" },
  { code: "AF-GOV", name: "Afghan government" },
];
const written = (text: string) => translateBrackets(text, sponsors).text;
const notes = (text: string) => translateBrackets(text, sponsors).notes.map(({ message }) => message);

describe("brackets as drafters type them", () => {
  it.each([
    ["It [shall/should] leave", "It [shall / should] leave"],
    ["[all/any/no] troops", "[all / any / no] troops"],
    ["[US: over sixty months]", "[over sixty months]^US"],
    ["[Taliban: now] and [united states: later]", "[now]^TB and [later]^US"],
    ["[US, TB: now]", "[now]^US,TB"],
    ["[US and AF-GOV: now]", "[now]^US,AF-GOV"],
    ["[US: shall / TB: may] leave", "[[shall]^US / [may]^TB] leave"],
    ["[US: shall/may] leave", "[shall / may]^US leave"],
    ["[now]{US}", "[now]^US"],
    ["[now] {Taliban}", "[now]^TB"],
    ["[now](US) and [later](a)", "[now]^US and [later](a)"],
    ["[until [TB: the final] day]{US}", "[until [the final]^TB day]^US"],
    ["[US: a [TB: b [c/d]]]", "[a [b [c / d]]^TB]^US"],
  ])("%s", (typed, expected) => {
    expect(written(typed)).toBe(expected);
    expect(notes(typed)).toEqual([]);
    expect(parseBrackets(written(typed)).problems).toEqual([]);
  });

  it.each([
    "[in writing and/or orally]",
    "[he/she]",
    "[by 1/2]",
    "[Note: to be checked]",
    "[http://example.org/a]",
    "[shall / should]^US:waiting",
    "[ ]",
    "[shall] leave",
  ])("%s stays as it is, and nobody is bothered", (typed) => {
    expect(written(typed)).toBe(typed);
    expect(notes(typed)).toEqual([]);
  });

  it.each([
    ["[shall withdraw/should remain]", /slash/],
    ["[XX: now]", /XX.*no party here/],
    ["[now]{Nobody}", /Nobody.*no party here/],
    ["[US: now / later]", /United|US/],
    ["[now][later]", /side by side/],
    ["see the Charter[1]", /footnote/],
  ])("%s is left and reported", (typed, message) => {
    expect(written(typed)).toBe(typed);
    expect(notes(typed)).toEqual([expect.stringMatching(message)]);
  });
});

describe("any text at all", () => {
  const text = fc.string({
    unit: fc.constantFrom(..."ab []/:^{}(), US\n".split(""), "US: ", "TB", "]{", "/", "shall"),
  });

  it("loses no word, and the same words translated again stay the same", () => {
    const lettersIn = (said: string) => [...stripNotation(said)].filter((each) => /[absh]/u.test(each)).join("");
    fc.assert(
      fc.property(text, (typed) => {
        const once = written(typed);
        const kept = lettersIn(once);
        const all = lettersIn(typed);
        // Only what names a party is taken out of the words.
        expect(all).toContain(kept.slice(0, 1));
        expect(kept.length).toBeLessThanOrEqual(all.length);
        expect(kept).toBe(all);
      }),
    );
  });

  it("becomes no less balanced", () => {
    fc.assert(
      fc.property(text, (typed) => {
        const unbalanced = (said: string) =>
          parseBrackets(said).problems.filter(({ kind }) => kind === "unclosed" || kind === "unopened").length;
        expect(unbalanced(written(typed))).toBe(unbalanced(typed));
      }),
    );
  });
});
