import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalText } from "@/lib/text/canonical";
import { type CarriedText, carrySpan, cutIntoParts, joinWordings, overlapIn, type Piece } from "./pieces";

const text =
  "The forces leave [within sixty months]^US. Five bases are handed over.\n\nThe parties meet each month.\n\nThey report.";

/** The pieces that end after each of these words, going to the parts in turn. */
function piecesOf(of: string, ends: readonly string[], parts: readonly number[]): Piece[] {
  let start = 0;
  return [...ends, of].map((last, index) => {
    const end = last === of ? of.length : of.indexOf(last, start) + last.length;
    const piece = { start, end, part: parts[index] ?? 0 };
    start = end;
    return piece;
  });
}

const cut = (ends: readonly string[], parts: readonly number[], count = 2) =>
  cutIntoParts(text, piecesOf(text, ends, parts), count);

const partsOf = (made: ReturnType<typeof cutIntoParts>) => {
  if (!made.ok) throw new Error(made.message);
  return made.parts;
};

const words = fc
  .array(fc.constantFrom("shall", "leave", "months.", "می‌شوند", "👩🏽‍⚖️", "and/or", "sixty", "é"), {
    minLength: 4,
    maxLength: 30,
  })
  .chain((list) =>
    fc
      .array(fc.constantFrom(" ", " ", "\n\n"), { minLength: list.length, maxLength: list.length })
      .map((gaps) => canonicalText(list.map((word, index) => word + (gaps[index] ?? " ")).join(""))),
  );

/** A text cut at spaces, each piece going to one of three parts. */
const cutTexts = words.chain((of) => {
  const gaps = [...of.matchAll(/\s+/g)].map(({ index }) => index);
  return fc
    .tuple(fc.subarray(gaps), fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 40, maxLength: 40 }))
    .map(([cuts, parts]) => {
      const ends = [...cuts, of.length];
      const pieces = ends.map((end, index) => ({ start: ends[index - 1] ?? 0, end, part: parts[index] ?? 0 }));
      return { of, pieces, parts: partsOf(cutIntoParts(of, pieces, 3)) };
    });
});

describe("a wording cut into parts", () => {
  it("gives each part its words, with the breaks that were between them", () => {
    const [one, other] = partsOf(cut(["^US.", "over.", "month."], [0, 1, 0, 1]));
    expect(one?.text).toBe("The forces leave [within sixty months]^US.\n\nThe parties meet each month.");
    expect(other?.text).toBe("Five bases are handed over.\n\nThey report.");
  });

  it("loses no word and doubles none", () => {
    fc.assert(
      fc.property(cutTexts, ({ of, parts }) => {
        const sorted = (list: string) => list.split(/\s+/).filter(Boolean).sort();
        expect(sorted(parts.map((part) => part.text).join(" "))).toEqual(sorted(of));
      }),
    );
  });

  it("is refused where words go nowhere or twice, and where a cut parts what belongs together", () => {
    const refused = (pieces: Piece[]) => {
      const made = cutIntoParts(text, pieces, 2);
      return made.ok ? null : made.message;
    };
    expect(refused([{ start: 0, end: 20, part: 0 }])).toMatch(/Every word goes to a part/);
    expect(
      refused([
        { start: 0, end: 50, part: 0 },
        { start: 40, end: text.length, part: 1 },
      ]),
    ).toMatch(/one part only/);
    const at = (place: number) => [
      { start: 0, end: place, part: 0 },
      { start: place, end: text.length, part: 1 },
    ];
    expect(refused(at(text.indexOf("rces")))).toMatch(/word stays whole/);
    expect(refused(at(text.indexOf("^US")))).toMatch(/signs stay together/);
    expect(refused(at(text.indexOf("US.") + 1))).toMatch(/word stays whole|signs stay together/);
    expect(refused(at(text.indexOf("sixty")))).toMatch(/never closed/);
    expect(refused(at(text.indexOf("Five")))).toBeNull();
    const made = cutIntoParts(
      "Say \\[sic\\] so.",
      [
        { start: 0, end: 5, part: 0 },
        { start: 5, end: 15, part: 1 },
      ],
      2,
    );
    expect(made).toMatchObject({ ok: false, message: /signs stay together/ });
  });
});

describe("a stretch of words", () => {
  it("that lies in one piece is carried to its part, word for word, and to no other", () => {
    fc.assert(
      fc.property(cutTexts, fc.nat(), fc.nat(), ({ of, pieces, parts }, a, b) => {
        const piece = pieces[a % pieces.length];
        const inside = piece && of.slice(piece.start, piece.end).trim();
        if (!piece || !inside) return;
        const start = of.indexOf(inside, piece.start) + (b % inside.length);
        const span = { start, end: of.indexOf(inside, piece.start) + inside.length };
        parts.forEach((part, index) => {
          const carried = carrySpan(of, part, span);
          if (index !== piece.part) expect(carried).toBeNull();
          else expect(carried && part.text.slice(carried.start, carried.end)).toBe(of.slice(span.start, span.end));
        });
      }),
    );
  });

  it("is carried whole or not at all, wherever it lies", () => {
    fc.assert(
      fc.property(cutTexts, fc.nat(), fc.nat(), ({ of, parts }, a, b) => {
        const [start, end] = [a % of.length, b % of.length].sort((one, other) => one - other);
        if (start === undefined || end === undefined || start === end) return;
        for (const part of parts) {
          const carried = carrySpan(of, part, { start, end });
          if (carried) expect(part.text.slice(carried.start, carried.end)).toBe(of.slice(start, end));
          const overlap = overlapIn(part, { start, end });
          if (overlap) expect(of.slice(start, end)).toContain(part.text.slice(overlap.start, overlap.end));
        }
      }),
    );
  });

  it("over words that went to two parts is carried to neither", () => {
    const parts = partsOf(cut(["^US."], [0, 1]));
    const span = { start: text.indexOf("sixty"), end: text.indexOf("bases") };
    expect(parts.map((part) => carrySpan(text, part, span))).toEqual([null, null]);
    const said = parts.map((part: CarriedText) => {
      const overlap = overlapIn(part, span);
      return overlap && part.text.slice(overlap.start, overlap.end);
    });
    expect(said).toEqual(["sixty months]^US.", "Five "]);
  });
});

describe("wordings made one", () => {
  it("stand one after another, each carried whole", () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), (texts) => {
        const { text: made, pieces } = joinWordings(texts);
        expect(canonicalText(made)).toBe(made);
        texts.forEach((each, index) => {
          const piece = pieces[index];
          if (!piece) throw new Error("a wording has no piece");
          const carried = carrySpan(each, { text: made, pieces: [piece] }, { start: 0, end: each.length });
          expect(carried && made.slice(carried.start, carried.end)).toBe(each);
        });
      }),
    );
  });
});
