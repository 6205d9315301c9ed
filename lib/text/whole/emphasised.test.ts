import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText } from "../canonical";
import { parseBrackets } from "../parse-brackets";
import { stripNotation } from "../print-brackets";
import { emphasised } from "./emphasised";

/** The text with stars around what stands between angle quotes, and with those stars escaped that follow a tilde. */
function said(marked: string): string {
  const spans = [];
  const stars = [];
  let text = "";
  let start = 0;
  for (const sign of marked) {
    if (sign === "‹") start = text.length;
    else if (sign === "›") spans.push({ start, end: text.length });
    else if (sign === "~") stars.push(text.length);
    else text += sign;
  }
  return emphasised(text, spans, stars);
}

describe("words that are bold or italic", () => {
  it("stand between stars, without the spaces at their ends", () => {
    expect(said("shall ‹not ›leave, ‹at once›.")).toBe("shall *not* leave, *at once*.");
    expect(said("‹نباید› خارج شوند")).toBe("*نباید* خارج شوند");
    expect(said("‹a lone [bracket]^US› here")).toBe("*a lone [bracket]^US* here");
  });

  it("are cut at a bracket's sign and at a blank line, and plain where they begin or end inside a word", () => {
    expect(said("‹leave [over› sixty]^US")).toBe("*leave* [*over* sixty]^US");
    expect(said("[shall ‹leave / may› stay]")).toBe("[shall *leave* / *may* stay]");
    expect(said("‹one\n\ntwo›")).toBe("*one*\n\n*two*");
    expect(said("un‹believ›able ‹[›x‹]›")).toBe("unbelievable [x]");
  });

  it("are told from stars that are meant as stars", () => {
    expect(said("~*sic~* and 2 ~* 3")).toBe("\\*sic\\* and 2 * 3");
    expect(said("‹not› ~*this~*")).toBe("*not* \\*this\\*");
  });

  it("are the same words without the stars, whatever is emphasised", () => {
    const unit = fc.constantFrom(..."ab *[]/^\\.", "\n\n", "{{", "}}", "]^US", "دو", "👩🏽‍⚖️", "word ", " word");
    const text = fc.string({ unit, maxLength: 40 }).map(canonicalText);
    const places = fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 4 });
    fc.assert(
      fc.property(text, places, (of, drawn) => {
        const within = (at: number) => Math.min(at, of.length);
        const spans = drawn.map(([a, b]) => ({ start: within(Math.min(a, b)), end: within(Math.max(a, b)) }));
        const before = parseBrackets(of);
        // Stars of its own may come to pair with others: they are told apart by what is read of them.
        fc.pre(before.emphases.length === 0 && !of.includes("*"));
        const made = emphasised(of, spans, []);
        expect(stripNotation(made)).toBe(stripNotation(of));
        const { emphases, all, problems } = parseBrackets(made);
        expect([all.length, problems.length]).toEqual([before.all.length, before.problems.length]);
        expect(made.length - of.length).toBe(2 * emphases.length);
        for (const { start, end } of emphases) expect(made.slice(start + 1, end - 1).trim()).not.toBe("");
      }),
    );
  });
});
