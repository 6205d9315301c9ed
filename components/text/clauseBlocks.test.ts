import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText } from "@/lib/text/canonical";
import { parseBrackets } from "@/lib/text/parse-brackets";
import { runsOf } from "@/lib/text/runs";
import { blocksOf, notesOf } from "./clauseBlocks";

const text = fc
  .string({
    unit: fc.constantFrom(..."ab *[]^", "\n", "\n\n", "{{", "}}", "]^US", "\n- ", "\n(a) ", "\n12. "),
    maxLength: 40,
  })
  .map(canonicalText);

describe("a paragraph's blocks", () => {
  it("with the footnotes hold every run once, and in order", () => {
    fc.assert(
      fc.property(text, (of) => {
        const paragraphs = runsOf(of, parseBrackets(of));
        const drawn = paragraphs.flatMap(({ runs }) =>
          blocksOf(runs).flatMap((block) =>
            block.isList ? block.items.flatMap(({ signRuns, runs: words }) => [...signRuns, ...words]) : block.runs,
          ),
        );
        const starts = drawn.map(({ start }) => start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
        const noted = notesOf(paragraphs).flatMap(({ runs }) => runs);
        const all = paragraphs.flatMap(({ runs }) => runs).filter(({ role }) => role !== "note-close");
        expect([...drawn, ...noted].sort((a, b) => a.start - b.start)).toEqual(all);
      }),
    );
  });

  it("are words and lists, a list's items with their signs", () => {
    const of = "The parties shall:\n- leave;\n- [not *stay*]^US{{As told.}}.\n\nSo be it.";
    const [first, second] = runsOf(of, parseBrackets(of));
    expect(blocksOf(first?.runs ?? [])).toMatchObject([
      { isList: false, runs: [{ text: "The parties shall:\n" }] },
      {
        isList: true,
        items: [
          { sign: "- ", runs: [{ text: "leave;\n" }] },
          {
            sign: "- ",
            runs: [
              { text: "[" },
              { text: "not " },
              { text: "*" },
              { text: "stay", isEmphasised: true },
              {},
              {},
              {},
              { role: "note-open" },
              { text: "." },
            ],
          },
        ],
      },
    ]);
    expect(blocksOf(second?.runs ?? [])).toMatchObject([{ isList: false, runs: [{ text: "So be it." }] }]);
    expect(notesOf([...(first ? [first] : [])])).toMatchObject([{ number: 1, depth: 0, runs: [{ text: "As told." }] }]);
  });
});
