import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText } from "@/lib/text/canonical";
import { cutIntoParts } from "./pieces";
import { seamsOf, stretchesOf } from "./seams";

const text =
  "The forces leave [within. Sixty months]^US. Five bases are handed over.\n\nThe parties meet. They report.";

describe("the seams of a wording", () => {
  it("lie between sentences and paragraphs, and never inside a bracket", () => {
    const seams = seamsOf(text, "en");
    expect(seams.map(({ at, isParagraph }) => [text.slice(at, at + 10), isParagraph])).toEqual([
      ["Five bases", false],
      ["The partie", true],
      ["They repor", false],
    ]);
    expect(seamsOf("One sentence alone.", "en")).toEqual([]);
  });

  it("can all be cut, whichever are chosen, in any language, and the stretches cover the text", () => {
    const bits = [
      "It [leaves. Now]^US. ",
      "They meet. ",
      "A [ ] b. ",
      "می‌شوند. ",
      "\n\n",
      "- one.\n",
      "c{{Note. Two.}} d. ",
      "*So.* ",
    ];
    const texts = fc
      .array(fc.constantFrom(...bits), { minLength: 1, maxLength: 12 })
      .map((list) => canonicalText(list.join("")))
      .filter((made) => made !== "");
    fc.assert(
      fc.property(texts, fc.infiniteStream(fc.boolean()), fc.constantFrom("en", "fa-AF"), (of, chosen, language) => {
        const cuts = seamsOf(of, language).flatMap(({ at }) => (chosen.next().value ? [at] : []));
        const pieces = stretchesOf(of, cuts).map((stretch, part) => ({ ...stretch, part }));
        expect(pieces.map(({ start, end }) => of.slice(start, end)).join("")).toBe(of);
        expect(cutIntoParts(of, pieces, pieces.length)).toMatchObject({ ok: true });
      }),
    );
  });
});
