/** Emphasis, footnotes and lists, in any text and between brackets. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText, paragraphsOf } from "./canonical";
import { parseBrackets } from "./parse-brackets";
import { escapeWords, stripNotation } from "./print-brackets";
import { runsOf } from "./runs";

const text = fc
  .string({
    unit: fc.constantFrom(
      ..."ab *{}[]/^\\-(.)1",
      "\n",
      "\n\n",
      "{{",
      "}}",
      "]^US",
      "*a*",
      "- ",
      "(a) ",
      "1. ",
      "د",
      "👩🏽‍⚖️",
    ),
    maxLength: 50,
  })
  .map(canonicalText);

const emphasised = (of: string) => parseBrackets(of).emphases.map(({ start, end }) => of.slice(start, end));
const notes = (of: string) => parseBrackets(of).footnotes.map(({ start, end }) => of.slice(start, end));
const items = (of: string) =>
  parseBrackets(of).items.map(({ start, words, end }) => [of.slice(start, words), of.slice(words, end)]);
const problems = (of: string) => parseBrackets(of).problems.map(({ kind, start }) => [kind, start]);

describe("the notation of a wording", () => {
  it("has every sign on the text it names, none over another, whatever is written", () => {
    fc.assert(
      fc.property(text, (of) => {
        const { marks, footnotes, emphases, items: listed } = parseBrackets(of);
        const signs: Record<string, string> = {
          ...{ open: "[", close: "]", separator: "/", escape: "\\" },
          ...{ emphasis: "*", "note-open": "{{", "note-close": "}}" },
        };
        let end = 0;
        for (const mark of marks) {
          expect(mark.start).toBeGreaterThanOrEqual(end);
          end = mark.end;
          if (mark.role !== "attribution") expect(of.slice(mark.start, mark.end)).toBe(signs[mark.role]);
        }
        const paragraphs = paragraphsOf(of);
        for (const part of [...footnotes, ...emphases, ...listed])
          expect(paragraphs.some(({ start, end: last }) => start <= part.start && part.end <= last)).toBe(true);
        for (const [place, note] of footnotes.entries()) expect(note.number).toBe(place + 1);
      }),
    );
  });

  it("is taken away from no ordinary words that were escaped", () => {
    fc.assert(
      fc.property(text, (words) => {
        const written = escapeWords(words);
        expect(stripNotation(written)).toBe(words);
        const { emphases, footnotes, items: listed, problems: found } = parseBrackets(written);
        expect([emphases, footnotes, listed, found]).toEqual([[], [], [], []]);
      }),
    );
  });

  it("is told of every run: emphasised or not, of which footnote, of which item", () => {
    fc.assert(
      fc.property(text, (of) => {
        const parsed = parseBrackets(of);
        const covers = (part: { start: number; end: number }, at: number) => part.start <= at && at < part.end;
        for (const { runs } of runsOf(of, parsed))
          for (const run of runs)
            for (let at = run.start; at < run.end; at += 1) {
              expect(run.isEmphasised).toBe(parsed.emphases.some((one) => covers(one, at)));
              expect(run.footnote).toBe(parsed.footnotes.find((one) => covers(one, at)) ?? null);
              expect(run.item).toBe(parsed.items.find((one) => covers(one, at)) ?? null);
            }
      }),
    );
  });

  it("emphasises words between stars, on one side of a bracket's signs", () => {
    expect(emphasised("shall *not* leave, *at once*.")).toEqual(["*not*", "*at once*"]);
    expect(emphasised("*[shall / *should*]^US leave* 2 * 3 * 4, a*b*c ** and *")).toEqual([
      "*should*",
      "*[shall / *should*]^US leave*",
    ]);
    expect(emphasised("*one [two* three] *four\n\nfive* [*six / seven*]")).toEqual([]);
    expect(emphasised("*نباید* \\*sic\\*")).toEqual(["*نباید*"]);
  });

  it("has footnotes, which hold brackets of their own and end with their paragraph", () => {
    expect(notes("troops{{As of [2019]^US.}} shall{{So the press.}}")).toEqual([
      "{{As of [2019]^US.}}",
      "{{So the press.}}",
    ]);
    expect(parseBrackets("[troops{{As of [2019 / 2020]^TB.}} / forces]^US").all).toMatchObject([
      { sponsors: ["US"], alternatives: [{}, {}] },
      { sponsors: ["TB"], depth: 1 },
    ]);
    expect(problems("[a {{b] c}} d]")).toEqual([["unopened", 6]]);
    expect(problems("a {{b [c}} d]")).toEqual([
      ["unclosed", 6],
      ["unopened", 12],
    ]);
    expect(problems("a {{b\n\nc}} {{d {{e}} f}}")).toEqual([
      ["note", 2],
      ["note", 8],
      ["note", 15],
      ["note", 22],
    ]);
    expect(stripNotation("troops{{As of 2019.}} shall *not* stay")).toBe("troops (As of 2019.) shall not stay");
  });

  it("has lists, of lines that begin with a dash, a letter or a number", () => {
    expect(items("The parties shall:\n- leave,\nat once;\n(iv) stay;\n12. go.\n\nThen -x and (later) 1.5.")).toEqual([
      ["- ", "leave,\nat once;\n"],
      ["(iv) ", "stay;\n"],
      ["12. ", "go."],
    ]);
    expect(items("\\- a\n\\(a) b\n1\\. c\n{{x\n- y}}")).toEqual([]);
    expect(items("(الف) یک\n۲. دو")).toEqual([
      ["(الف) ", "یک\n"],
      ["۲. ", "دو"],
    ]);
  });

  it("is read in time from a long text full of it", () => {
    const long = "- The *forces* shall leave{{As *told*.}} [over thirty-six / *sixty* months]^US,AL.\n\n"
      .repeat(800)
      .trim();
    const started = performance.now();
    expect(parseBrackets(long).footnotes).toHaveLength(800);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
