import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alignLengths, alignParagraphs, type Bead, costOf, rowsOf } from "./align";

const length = fc.integer({ min: 1, max: 400 });
const lengths = fc.array(length, { maxLength: 5 });

/** Every way in which so many paragraphs and so many others can stand in beads. */
function allAlignments(one: number, other: number): Bead[][] {
  if (one + other === 0) return [[]];
  const shapes: Bead[] = [
    [1, 1],
    [1, 0],
    [0, 1],
    [2, 1],
    [1, 2],
    [2, 2],
  ];
  return shapes.flatMap(([k, m]) =>
    k <= one && m <= other ? allAlignments(one - k, other - m).map((rest): Bead[] => [[k, m], ...rest]) : [],
  );
}

function costOfAll(beads: readonly Bead[], one: readonly number[], other: readonly number[]): number {
  let [i, j, cost] = [0, 0, 0];
  for (const bead of beads) {
    cost += costOf(bead, one.slice(i, i + bead[0]), other.slice(j, j + bead[1]));
    i += bead[0];
    j += bead[1];
  }
  return cost;
}

const total = (beads: readonly Bead[], side: 0 | 1) => beads.reduce((sum, bead) => sum + bead[side], 0);

describe("the alignment of paragraphs", () => {
  it("holds every paragraph of both texts once, in their order", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 20 }), fc.array(fc.string(), { maxLength: 20 }), (one, other) => {
        const beads = alignParagraphs(one, other);
        expect([total(beads, 0), total(beads, 1)]).toEqual([one.length, other.length]);
        expect(beads.every(([k, m]) => k <= 2 && m <= 2 && k + m > 0)).toBe(true);
      }),
    );
  });

  it("is the cheapest that there is", () => {
    fc.assert(
      fc.property(lengths, lengths, (one, other) => {
        const cheapest = Math.min(
          ...allAlignments(one.length, other.length).map((beads) => costOfAll(beads, one, other)),
        );
        expect(costOfAll(alignLengths(one, other), one, other)).toBeCloseTo(cheapest, 6);
      }),
      { numRuns: 60 },
    );
  });

  it("costs the same whichever text is named first", () => {
    fc.assert(
      fc.property(lengths, lengths, (one, other) => {
        const turned = alignLengths(other, one).map(([m, k]): Bead => [k, m]);
        expect(costOfAll(turned, one, other)).toBeCloseTo(costOfAll(alignLengths(one, other), one, other), 6);
      }),
    );
  });

  it("pairs a text with itself paragraph by paragraph, by the lengths alone", () => {
    fc.assert(
      fc.property(fc.array(length, { maxLength: 30 }), (one) => {
        expect(alignLengths(one, one)).toEqual(one.map(() => [1, 1]));
      }),
    );
  });

  it("finds the paragraph that was made two, and the one that has nothing beside it", () => {
    const [long, short, middling] = [180, 40, 95];
    expect(alignLengths([short, long, middling], [short + 2, 90, 92, middling - 4])).toEqual([
      [1, 1],
      [1, 2],
      [1, 1],
    ]);
    expect(alignLengths([long, 300, short], [long - 9, short + 3])).toEqual([
      [1, 1],
      [1, 0],
      [1, 1],
    ]);
  });

  it("counts a sign that stands for a word as more than a letter", () => {
    const english = ["All foreign troops leave within sixty months.", "Funding goes on.", "It is reviewed each year."];
    expect(alignParagraphs(english, ["所有外国军队应在六十个月内撤离。", "资金继续提供。每年进行审查。"])).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });
});

describe("the rows of two texts", () => {
  const beads = fc.array(fc.constantFrom<Bead>([1, 1], [1, 0], [0, 1], [2, 1], [1, 2], [2, 2]));

  it("let no two paragraphs of a text share a row, nor any at all where they are stacked", () => {
    fc.assert(
      fc.property(beads, (given) => {
        const { beside, stacked } = rowsOf(given);
        const covered = (places: readonly { row: number; span: number }[]) =>
          places.flatMap(({ row, span }) => Array.from({ length: span }, (_, index) => row + index));
        for (const places of [beside.one, beside.other, [...stacked.one, ...stacked.other]]) {
          const rows = covered(places);
          expect(new Set(rows).size).toBe(rows.length);
        }
        expect(Math.max(0, ...covered([...beside.one, ...beside.other]))).toBe(beside.rows);
        expect(covered([...stacked.one, ...stacked.other])).toHaveLength(stacked.rows);
      }),
    );
  });

  it("set what belongs together side by side, or below one another", () => {
    const { beside, stacked } = rowsOf([
      [1, 1],
      [2, 1],
    ]);
    expect(beside.one).toEqual([
      { row: 1, span: 1 },
      { row: 2, span: 1 },
      { row: 3, span: 1 },
    ]);
    expect(beside.other).toEqual([
      { row: 1, span: 1 },
      { row: 2, span: 2 },
    ]);
    expect(stacked.one.map(({ row }) => row)).toEqual([1, 3, 4]);
    expect(stacked.other.map(({ row }) => row)).toEqual([2, 5]);
  });
});
