import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paragraphsOf, piecesAlike } from "./alike";
import { cutIntoParts } from "./pieces";
import { seamsOf, stretchesOf } from "./seams";

const text = "They leave. They stay.\n\nThey report.\n\n- To both.";
const dari = "می‌روند. می‌مانند.\n\nگزارش می‌دهند.\n\n- به هر دو.";
const cutAt = (...words: string[]) =>
  stretchesOf(
    text,
    words.map((each) => text.indexOf(each)),
  ).map((stretch, part) => ({ ...stretch, part }));

describe("a wording in another language", () => {
  it("is cut paragraph by paragraph, as the first is", () => {
    const pieces = piecesAlike(text, cutAt("They report", "- To both"), dari);
    expect(pieces?.map(({ start, end, part }) => [dari.slice(start, end), part])).toEqual([
      ["می‌روند. می‌مانند.", 0],
      ["گزارش می‌دهند.", 1],
      ["- به هر دو.", 2],
    ]);
  });

  it("is left where a paragraph was cut in itself, or where it has more or fewer", () => {
    expect(piecesAlike(text, cutAt("They stay"), dari)).toBeNull();
    expect(piecesAlike(text, cutAt("They report"), "گزارش می‌دهند.")).toBeNull();
    expect(piecesAlike(text, cutAt("They report"), `${dari}\n\nو دیگر.`)).toBeNull();
  });

  it("loses no paragraph, and each goes where that in its place goes", () => {
    const words = fc.array(fc.constantFrom("One.", "Two more.", "سه.", "[x]."), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 6 }), fc.nat(), (pairs, seed) => {
        const [of, other] = [0, 1].map((side) => pairs.map((pair) => pair[side]?.join(" ")).join("\n\n"));
        if (of === undefined || other === undefined) return;
        const cuts = seamsOf(of, "en").flatMap(({ at, isParagraph }, index) =>
          isParagraph && (seed >> index) % 2 ? [at] : [],
        );
        const pieces = stretchesOf(of, cuts).map((stretch, part) => ({ ...stretch, part }));
        const alike = piecesAlike(of, pieces, other);
        expect(alike && cutIntoParts(other, alike, pieces.length)).toMatchObject({ ok: true });
        const partAt = (at: number) => pieces.find(({ start, end }) => start <= at && at < end)?.part;
        expect(alike?.map(({ part }) => part)).toEqual(paragraphsOf(of).map(({ start }) => partAt(start)));
      }),
    );
  });
});
