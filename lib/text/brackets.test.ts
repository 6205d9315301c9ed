import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSponsorCode } from "./attribution";
import { type Bracket, bracketKinds, countBySponsor } from "./brackets";
import { countOpenBrackets, parseBrackets } from "./parse-brackets";
import { escapeWords, printBracket, stripNotation } from "./print-brackets";

/** A bracket as somebody would think of it, to be printed and read back. */
type Drawn = { alternatives: (string | Drawn)[][]; sponsors: string[]; kind: Bracket["kind"] };

const words = fc.oneof(
  fc.constantFrom("shall leave", "and/or", "a / b", "[sic]", "\\", "^US", "در مدت سی و شش", "24/7 / ^", "/", "é 👩🏽‍⚖️"),
  fc.string({ unit: fc.constantFrom(..."ab []/^\\:,-U\u200f") }),
);
const code = fc.stringMatching(/^[A-Z0-9]{1,3}(-[A-Z]{1,2})?$/);
const { drawn } = fc.letrec<{ drawn: Drawn }>((tie) => ({
  drawn: fc.record({
    alternatives: fc.array(fc.array(fc.oneof({ maxDepth: 4 }, words, tie("drawn")), { maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
    }),
    sponsors: fc.uniqueArray(code, { maxLength: 3 }),
    kind: fc.option(fc.constantFrom(...bracketKinds)),
  }),
}));

const print = (bracket: Drawn): string =>
  printBracket({
    ...bracket,
    alternatives: bracket.alternatives.map((parts) =>
      parts.map((part) => (typeof part === "string" ? escapeWords(` ${part} `) : print(part))).join(""),
    ),
  });

const read = (bracket: Bracket, text: string): unknown => ({
  sponsors: bracket.sponsors,
  kind: bracket.kind,
  alternatives: bracket.alternatives.length,
  words: stripNotation(text.slice(bracket.start, bracket.end)),
  children: bracket.children.map((child) => read(child, text)),
});

const expected = (bracket: Drawn): unknown => ({
  sponsors: bracket.sponsors,
  kind: bracket.kind ?? (bracket.alternatives.length > 1 ? "alternative" : null),
  alternatives: bracket.alternatives.length,
  words: wordsOf(bracket),
  children: bracket.alternatives.flat().flatMap((part) => (typeof part === "string" ? [] : [expected(part)])),
});

const wordsOf = ({ alternatives }: Drawn): string =>
  alternatives
    .map((parts) => parts.map((part) => (typeof part === "string" ? ` ${part} ` : wordsOf(part))).join(""))
    .join(" / ");

const wordings = (text: string) =>
  parseBrackets(text).all.map(({ alternatives }) => alternatives.map(({ start, end }) => text.slice(start, end)));

describe("brackets", () => {
  it("are read as they were printed, however they nest", () => {
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 3 }), (brackets) => {
        const text = brackets.map(print).join(" and ");
        const parsed = parseBrackets(text);
        expect(parsed.problems).toEqual([]);
        expect(parsed.brackets.map((bracket) => read(bracket, text))).toEqual(brackets.map(expected));
      }),
    );
  });

  it("lie inside one another, never across, with every sign of the notation on the text it names", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ab []/^\\:,U\u200f") }), (text) => {
        const { all, marks, problems, brackets } = parseBrackets(text);
        for (const bracket of all) {
          expect(text[bracket.start]).toBe("[");
          expect(text[bracket.close]).toBe("]");
          expect(bracket.end).toBeGreaterThan(bracket.close);
          for (const child of bracket.children) {
            expect(child.depth).toBe(bracket.depth + 1);
            expect(child.start > bracket.start && child.end <= bracket.close).toBe(true);
          }
        }
        const signs: Record<string, string> = { open: "[", close: "]", separator: "/", escape: "\\" };
        let end = 0;
        for (const mark of marks) {
          expect(mark.start).toBeGreaterThanOrEqual(end);
          end = mark.end;
          if (mark.role !== "attribution") expect(text.slice(mark.start, mark.end)).toBe(signs[mark.role]);
        }
        const escaped = text.match(/\\[[\]/^\\]/g)?.filter((sign) => /[[\]]/.test(sign)).length ?? 0;
        const unbalanced = problems.filter(({ kind }) => kind !== "attribution").length;
        expect(text.match(/[[\]]/g)?.length ?? 0).toBe(all.length * 2 + unbalanced + escaped);
        expect(all.filter(({ depth }) => depth === 0)).toEqual(brackets);
      }),
    );
  });

  it("carry their sponsors and their kind behind the closing sign", () => {
    const [one, two, three, four] = parseBrackets(
      "[a]^US and [b]^US,AL:tactical, then [c]^:waiting; [d]^G-77: see below",
    ).all;
    expect(one).toMatchObject({ sponsors: ["US"], kind: null, start: 0, close: 2, end: 6 });
    expect(two).toMatchObject({ sponsors: ["US", "AL"], kind: "tactical" });
    expect(three).toMatchObject({ sponsors: [], kind: "waiting" });
    expect(four).toMatchObject({ sponsors: ["G-77"], kind: null });
  });

  it("offer alternatives where a slash stands between spaces, each within its own bracket", () => {
    expect(wordings("[shall / should] leave and/or [in [five / six] months / at once / ]")).toEqual([
      ["shall", "should"],
      ["in [five / six] months", "at once", ""],
      ["five", "six"],
    ]);
    expect(parseBrackets("[shall / should]^US").all[0]?.kind).toBe("alternative");
    expect(parseBrackets("[shall / should]^US:weary").all[0]?.kind).toBe("weary");
    expect(wordings("[/ the final] [ ] [a \\/ b]")).toEqual([["", "the final"], [""], ["a \\/ b"]]);
  });

  it("may run over paragraphs and through right-to-left text, direction marks before the caret allowed", () => {
    const text = "نیروهای [در مدت سی و شش\n\nتا شصت ماه]\u200f^US پس از تاریخ امضا";
    expect(parseBrackets(text)).toMatchObject({ problems: [], all: [{ sponsors: ["US"], start: 8 }] });
    expect(stripNotation(text)).toBe("نیروهای در مدت سی و شش\n\nتا شصت ماه پس از تاریخ امضا");
  });

  it("that do not balance are reported with their place, and the others still stand", () => {
    const { all, problems } = parseBrackets("a] [b [c]^US [d / e");
    expect(all).toMatchObject([{ sponsors: ["US"], start: 6, depth: 0 }]);
    expect(problems.map(({ kind, start }) => [kind, start])).toEqual([
      ["unopened", 1],
      ["unclosed", 3],
      ["unclosed", 13],
    ]);
  });

  it("report an attribution that cannot be read rather than half of it", () => {
    for (const text of ["[a]^Us", "[a]^us", "[a]^US,al", "[a]^US:angry", "[a]^", "[a]^:", "[a]^USشصت", "[a]^US-led"])
      expect(parseBrackets(text).problems.map(({ kind, start }) => [text, kind, start])).toEqual(
        text === "[a]^USشصت" ? [] : [[text, "attribution", 3]],
      );
  });

  it("are ordinary characters behind a backslash", () => {
    const text = "\\[sic\\] [a\\]]^US \\\\ x^2";
    expect(parseBrackets(text)).toMatchObject({ problems: [], all: [{ sponsors: ["US"] }] });
    expect(stripNotation(text)).toBe("[sic] a] \\ x^2");
  });

  it("are counted one by one, and for each sponsor", () => {
    const text = "[Until [several thousand]^TB may remain [for [sixty] months]^TB,AL]^US";
    expect(countOpenBrackets(text)).toBe(4);
    expect(countBySponsor(parseBrackets(text).all)).toEqual([
      { sponsor: "TB", count: 2 },
      { sponsor: "US", count: 1 },
      { sponsor: "AL", count: 1 },
      { sponsor: null, count: 1 },
    ]);
  });

  it("nest as deep as anybody needs, and no deeper", () => {
    const { all, problems } = parseBrackets(`${"[".repeat(26)}${"]".repeat(26)}`);
    expect(all).toHaveLength(24);
    expect(problems.map(({ kind, start }) => [kind, start])).toEqual([
      ["deep", 24],
      ["deep", 25],
      ["unopened", 50],
      ["unopened", 51],
    ]);
  });

  it("are read in time, a thousand side by side or a hundred thousand deep", () => {
    const wide = "The forces shall leave [over thirty-six / sixty months]^US,AL:tactical. ".repeat(1000);
    const deep = "[".repeat(100_000) + "]^US".repeat(100_000);
    const notes = "{".repeat(100_000);
    const started = performance.now();
    expect(parseBrackets(notes).footnotes).toEqual([]);
    expect(countOpenBrackets(wide) + countOpenBrackets(deep)).toBe(1_024);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe("words outside the notation", () => {
  it("come back from it as they were", () => {
    fc.assert(fc.property(words, (text) => stripNotation(escapeWords(text)) === text));
  });

  it("are recognised as a sponsor's code or not", () => {
    expect(["US", "G77", "EU-27", "2"].every(isSponsorCode)).toBe(true);
    expect(["us", "U S", "", "-US", "US,AL"].some(isSponsorCode)).toBe(false);
  });
});
