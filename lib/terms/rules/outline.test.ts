import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readOutline } from "./outline";
import type { OutlinePlace } from "./outline-numbers";

const atTop: OutlinePlace = { parent: null, siblings: [] };

/** Each term as "number title", set in by two columns a level; a number given by place is marked. */
function drawn(text: string, place = atTop): string[] {
  return readOutline(text, place).terms.map(
    ({ depth, number, isNumberPrinted, title }) =>
      `${"  ".repeat(depth)}${number}${isNumberPrinted ? "" : "*"} ${title}`,
  );
}
const kindsIn = (text: string) => readOutline(text, atTop).terms.map(({ kind }) => kind);
const notesOn = (text: string, place = atTop) => readOutline(text, place).notes;

describe("an outline", () => {
  it("is read by its numbers, however far its lines are set in", () => {
    const lines = ["1 Withdrawal", "1.1 Troops", "1.1.1 First phase", "1.2. Bases", "2. Guarantees"];
    const read = ["1 Withdrawal", "  1.1 Troops", "    1.1.1 First phase", "  1.2 Bases", "2 Guarantees"];
    expect(drawn(lines.join("\n"))).toEqual(read);
    expect(drawn(lines.map((line) => `      ${line}`).join("\r\n"))).toEqual(read);
  });

  it("is read by how far its lines are set in, by tabs and by columns", () => {
    const read = ["1* Withdrawal", "  1.1* Troops", "    1.1.1* Phases", "  1.2* Bases", "2* Guarantees"];
    expect(drawn("Withdrawal\n\tTroops\n\t\tPhases\n\tBases\nGuarantees")).toEqual(read);
    expect(drawn("Withdrawal\n  Troops\n     Phases\n  Bases\nGuarantees")).toEqual(read);
  });

  it("knows articles, their lettered and roman parts, a preamble and annexes", () => {
    const text = `Preamble
Recalling the talks of 2018
Article 1
Withdrawal of forces
1. Troops
(a) within the first phase
(h) of the last
(i) and of none
(ii) still
2. Bases
Article 2: Guarantees
Annex A Maps
Annex 1`;
    expect(drawn(text)).toEqual([
      "P* Preamble",
      "  P.1* Recalling the talks of 2018",
      "1 Withdrawal of forces",
      "  1 Troops",
      "    (a) within the first phase",
      "    (h) of the last",
      "    (i) and of none",
      "      (ii) still",
      "  2 Bases",
      "2 Guarantees",
      "A Maps",
      "Annex-1 Annex 1",
    ]);
    expect(kindsIn(text)).toEqual([
      ...["preambular", "preambular", "article", "paragraph", "paragraph", "paragraph", "paragraph", "paragraph"],
      ...["paragraph", "article", "annex", "annex"],
    ]);
  });

  it("tells (i) the letter from (i) the number", () => {
    expect(drawn("(a) one\n(i) two\n(ii) three\n(b) four")).toEqual([
      "(a) one",
      "  (i) two",
      "  (ii) three",
      "(b) four",
    ]);
    expect(drawn("(g) one\n(h) two\n(i) three\n(j) four").every((line) => !line.startsWith(" "))).toBe(true);
    expect(drawn("I. One\nII. Two\nIV. Four")).toEqual(["I One", "II Two", "IV Four"]);
  });

  it("takes lists of a word processor and of Markdown", () => {
    expect(drawn("•\tWithdrawal\no\tTroops\n▪\tPhases\no\tBases\n•\tGuarantees")).toEqual([
      ...["1* Withdrawal", "  1.1* Troops", "    1.1.1* Phases", "  1.2* Bases", "2* Guarantees"],
    ]);
    expect(drawn("# Withdrawal\n\n- Troops\n    - Phases\n- **Bases**\n# Guarantees\n1\\. No threats")).toEqual([
      ...["1* Withdrawal", "  1.1* Troops", "    1.1.1* Phases", "  1.2* Bases", "2* Guarantees", "  1 No threats"],
    ]);
    expect(drawn("1.\tWithdrawal ...... 12")).toEqual(["1 Withdrawal"]);
  });

  it("reads Dari and Arabic, with their own digits and letters", () => {
    expect(drawn("ماده ۱ خروج نیروها\n۱. پایگاه‌ها\nالف) نخست\nب) دوم\n۲. سربازان\nماده ۲ تضمین")).toEqual([
      "۱ خروج نیروها",
      "  ۱ پایگاه‌ها",
      "    الف) نخست",
      "    ب) دوم",
      "  ۲ سربازان",
      "۲ تضمین",
    ]);
    expect(drawn("۱. نیروها\nپایگاه‌ها")).toEqual(["۱ نیروها", "۲* پایگاه‌ها"]);
  });

  it("takes an amount or initials for words, and says so", () => {
    expect(drawn("1 Withdrawal\n14 months of stay\nU. S. bases")).toEqual([
      "1 Withdrawal",
      "2* 14 months of stay",
      "3* U. S. bases",
    ]);
    expect(notesOn("1 Withdrawal\n14 months of stay\nU. S. bases").map(({ line }) => line)).toEqual([2, 3]);
  });

  it("keeps a line that is too long for a title whole, beside its title", () => {
    const [term] = readOutline(`1. ${"word ".repeat(100)}`, atTop).terms;
    expect(term?.title.length).toBeLessThanOrEqual(200);
    expect(term?.summary).toBe("word ".repeat(100).trim());
  });

  it("gives numbers after those that stand there, and names the line of one that is taken", () => {
    const siblings = [
      { number: "1.1", title: "Troops", kind: "paragraph" as const },
      { number: "1.2", title: "Bases", kind: "paragraph" as const },
    ];
    const place = { parent: { number: "1", title: "Withdrawal" }, siblings };
    expect(drawn("Prisoners\nPhases\n1.5 Equipment\nMore", place)).toEqual([
      ...["1.3* Prisoners", "1.4* Phases", "1.5 Equipment", "1.6* More"],
    ]);
    expect(notesOn("Prisoners\n1.2 Again\n1.7 Once\n1.7 Twice", place)).toEqual([
      { line: 2, said: "1.2 is taken under 1 by “Bases”.", isRefused: true },
      { line: 4, said: "1.7 stands under 1 twice: see line 3.", isRefused: true },
    ]);
  });

  it("tells of a number in full that stands under two headings, and of which line it doubles", () => {
    const notes = notesOn("1 Shares\n1.1 Norway\n2 Access\n(a) over 40 m\n3 Control\n(a) at sea\n1.1 Again");
    const said = "1.1 is double: line 2 is 1.1, too. Look where it has come to stand.";
    expect(notes).toEqual([{ line: 7, said, isRefused: false }]);
  });

  it("says once of a line what is wrong with its number", () => {
    const place = { parent: null, siblings: [{ number: "1.1", title: "Troops", kind: "paragraph" as const }] };
    expect(notesOn("1.1 Again\n1.1 Once more", place).map(({ line }) => line)).toEqual([1, 2]);
  });

  it("can write relative numbers in full", () => {
    const inFull = { ...atTop, isInFull: true };
    expect(drawn("Article 1 Withdrawal\n2. Troops\n(a) first\n(i) of all", inFull)).toEqual([
      ...["1 Withdrawal", "  1.2 Troops", "    1.2(a) first", "      1.2(a)(i) of all"],
    ]);
  });
});

const words = fc.stringMatching(/^[A-Z][a-z]{2,8}( [a-z]{2,8}){0,3}$/);
const anyLine = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.stringMatching(
    /^[ \t]{0,6}(\d{1,2}(\.\d){0,3}[.)]?|\([a-z]\)|[IVX]{1,4}\.|[-•*]|#{1,3}|Article \d|Annex [A-C]|Preamble)? ?[A-Za-z ]{0,20}$/,
  ),
);
const anyText = fc.array(anyLine, { maxLength: 30 }).map((lines) => lines.join("\n"));

describe("any text at all", () => {
  it("loses no word: each line that says something is a term's, or has a note", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { terms, notes } = readOutline(text, atTop);
        const kept = terms.map(({ title, summary }) => summary ?? title).join("\n");
        const told = new Set([...terms.map(({ line }) => line), ...notes.map(({ line }) => line)]);
        text.split(/\r\n|[\n\r\u2028\u2029\v\f]/u).forEach((line, index) => {
          const longest = line.match(/[A-Za-z]{3,}/g)?.sort((a, b) => b.length - a.length)[0];
          if (longest && !told.has(index + 1)) expect(kept).toContain(longest);
        });
      }),
    );
  });

  it("becomes a tree: each term has a title, a number, and a parent before it", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { terms } = readOutline(text, atTop);
        for (const [index, { title, number, parent, depth, line }] of terms.entries()) {
          expect(title).not.toBe("");
          expect(number).toMatch(/\S/);
          const above = parent === null ? null : terms[parent];
          expect(parent ?? -1).toBeLessThan(index);
          expect(depth).toBe(above ? above.depth + 1 : 0);
          expect(line).toBeGreaterThan(above?.line ?? 0);
        }
      }),
    );
  });

  it("gives no number by place that a sibling has", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { terms } = readOutline(text, atTop);
        for (const { number, parent, isNumberPrinted, line } of terms)
          if (!isNumberPrinted)
            expect(
              terms.filter((each) => each.line !== line && each.parent === parent && each.number === number),
            ).toEqual([]);
      }),
    );
  });
});

/** Titles as they are read, each with how deep it lies. */
const anyTree = fc
  .array(fc.record({ title: words, step: fc.integer({ min: -2, max: 1 }) }), { maxLength: 25 })
  .map((all) => {
    let depth = -1;
    return all
      .filter(({ title }) => !/^(Having|Part|Art|Para|Annex|Section|Chapter|Preamble)/.test(title))
      .map(({ title, step }) => {
        depth = Math.max(0, depth + (depth < 0 ? 1 : step));
        return { title, depth };
      });
  });

describe("a tree written down", () => {
  it("is read back the same, by its numbers alone and by its setting in alone", () => {
    fc.assert(
      fc.property(anyTree, fc.constantFrom("\t", "  ", "   "), (tree, space) => {
        const counts: number[] = [];
        const numbers = tree.map(({ depth }) => {
          counts.length = depth + 1;
          counts[depth] = (counts[depth] ?? 0) + 1;
          return counts.join(".");
        });
        const setIn = tree.map(({ title, depth }) => space.repeat(depth) + title).join("\n");
        const numbered = tree.map(({ title }, at) => `${numbers[at]} ${title}`).join("\n");
        for (const text of [setIn, numbered])
          expect(readOutline(text, atTop).terms.map(({ depth, number, title }) => ({ depth, number, title }))).toEqual(
            tree.map((each, at) => ({ ...each, number: numbers[at] })),
          );
      }),
    );
  });
});

it("reads 400 lines within a second", () => {
  const text = Array.from({ length: 400 }, (_, at) => `${Math.floor(at / 20) + 1}.${(at % 20) + 1} Term ${at}`).join(
    "\n",
  );
  const began = performance.now();
  expect(readOutline(text, atTop).terms).toHaveLength(400);
  expect(performance.now() - began).toBeLessThan(10_000);
});
