import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText } from "@/lib/text/canonical";
import { cutIntoParts } from "./pieces";
import { seamsOf, stretchesOf, wordSeamsIn } from "./seams";

const text =
  "The forces leave [within. Sixty months]^US. Five bases are handed over.\n\nThe parties meet. They report.";

describe("the places before the words of a stretch", () => {
  const words = (of: string, span = { start: 0, end: of.length }) =>
    wordSeamsIn(of, span).map((at) => of.slice(at).split(" ")[0]);

  it("lie before each word but the first, and none in a bracket, a footnote or emphasis", () => {
    expect(words("The *two sides* meet [at once]^US, and{{In Doha.}} report.")).toEqual([
      "*two",
      "meet",
      "[at",
      "and{{In",
      "report.",
    ]);
    expect(words(text, { start: text.indexOf("The parties"), end: text.indexOf(" They") })).toEqual([
      "parties",
      "meet.",
    ]);
    expect(words("سربازان بیرون می‌روند")).toEqual(["بیرون", "می‌روند"]);
  });

  it("cut any canonical text into parts that stand by themselves", () => {
    const unit = fc.constantFrom(..."ab []*/^", "\n\n", "word ", "{{x}}", "]^US ", "دو ");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }).map(canonicalText), fc.nat(), (of, pick) => {
        const seams = wordSeamsIn(of, { start: 0, end: of.length });
        const at = seams[pick % Math.max(1, seams.length)];
        fc.pre(at !== undefined);
        const cut = cutIntoParts(
          of,
          [
            { start: 0, end: at ?? 0, part: 0 },
            { start: at ?? 0, end: of.length, part: 1 },
          ],
          2,
        );
        // What did not balance before balances no more for being cut.
        if (!cut.ok) expect(cut.message).not.toMatch(/A word stays whole|signs stay together/);
        else expect(cut.parts.every((part) => part.text.trim() === part.text)).toBe(true);
      }),
    );
  });
});

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
