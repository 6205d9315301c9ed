import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Line } from "./brief";
import { briefDifferences } from "./brief-differences";

const say = (words: string): Line => [{ words }];
const paragraph = (words: string): Block => ({ kind: "paragraph", line: say(words) });
const heading = (words: string): Block => ({ kind: "heading", line: say(words) });
const clause = (text: string, language = "en"): Block => ({ kind: "clause", language, text, was: null });
const brief = (...blocks: Block[]) => ({ parts: [{ section: "text" as const, title: "The text", blocks }] });
const between = (then: Block[], now: Block[]) =>
  briefDifferences(brief(...then), brief(...now)).flatMap(({ differences }) => differences);

describe("what a kept brief and the record say differently", () => {
  it("is nothing where they say the same, whatever the numbers of the notes", () => {
    const noted = (notes: number[]): Block => ({ kind: "paragraph", line: [{ words: "They agree." }, { notes }] });
    expect(between([noted([1])], [noted([7])])).toEqual([]);
  });

  it("is a clause that was worded anew, beside what it said", () => {
    const then = [heading("1.1 Timetable"), clause("Eighteen months."), clause("اتلس میاشتې", "ps")];
    const now = [heading("1.1 Timetable"), clause("Fourteen months."), clause("اتلس میاشتې", "ps")];
    expect(between(then, now)).toEqual([
      { kind: "clause", under: "1.1 Timetable", language: "en", was: "Eighteen months.", text: "Fourteen months." },
    ]);
  });

  it("is what went and what came, under their headings", () => {
    const row = (...cells: string[]): Block => ({ kind: "table", caption: "", heads: [], rows: [cells.map(say)] });
    const then = [heading("Taliban"), row("1.1", "", "rejects"), paragraph("It stays.")];
    const now = [
      heading("Taliban"),
      row("1.1", "", "supports"),
      paragraph("It stays."),
      heading("Qatar"),
      paragraph("New."),
    ];
    expect(between(then, now)).toMatchObject([
      { kind: "gone", under: "Taliban", line: [{ words: "1.1" }, { words: ", " }, { words: "rejects" }] },
      { kind: "came", under: "Taliban" },
      { kind: "came", under: null, line: say("Qatar") },
      { kind: "came", under: "Qatar", line: say("New.") },
    ]);
  });

  it("is, of thousands of lines, what one of them alone says, without the whole way from one to the other", () => {
    const rows = (count: number) => Array.from({ length: count }, (_, place) => paragraph(`Row ${place}.`));
    const then = [heading("1.1 Timetable"), ...rows(3_000), clause("Eighteen months."), paragraph("Gone.")];
    const now = [heading("1.1 Timetable"), clause("Fourteen months."), ...rows(3_001).reverse()];
    expect(between(then, now)).toEqual([
      { kind: "clause", under: "1.1 Timetable", language: "en", was: "Eighteen months.", text: "Fourteen months." },
      { kind: "gone", under: "1.1 Timetable", line: say("Gone.") },
      { kind: "came", under: "1.1 Timetable", line: say("Row 3000.") },
    ]);
  });

  it("turns around with them, and none of what stays is among it", () => {
    const lines = fc.array(fc.constantFrom("a", "b", "c", "d").map(paragraph), { maxLength: 8 });
    fc.assert(
      fc.property(lines, lines, (then, now) => {
        const count = (kind: string, from: Block[], to: Block[]) =>
          between(from, to).filter((each) => each.kind === kind).length;
        expect(between(then, then)).toEqual([]);
        expect(count("came", then, now) - count("gone", then, now)).toBe(now.length - then.length);
        expect(count("gone", then, now)).toBe(count("came", now, then));
      }),
    );
  });
});
