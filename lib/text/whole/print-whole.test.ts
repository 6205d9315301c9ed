import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { printWhole } from "./print-whole";
import { readWholeText } from "./read-whole-text";
import { anyWhole } from "./whole.arbitrary";

const sponsors = [
  { code: "US", name: "United States" },
  { code: "TB", name: "Taliban" },
];

describe("a tree written down", () => {
  for (const format of ["markdown", "plain"] as const)
    it(`as ${format} is read back the same`, () => {
      fc.assert(
        fc.property(anyWhole, ({ title, terms }) => {
          const text = printWhole({ title, terms }, format);
          const read = readWholeText({ content: text, format, sponsors });
          if (!read.ok) throw new Error(read.message);
          const { problems, ...value } = read.value;
          expect({ ...value, terms: value.terms.map((term) => ({ ...term, line: 0 })) }).toEqual({ title, terms });
          expect(problems).toEqual([]);
        }),
        { numRuns: 60 },
      );
    });
});
