import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MeasuredNote, placeNotes } from "./marginLayout";

const notes = fc
  .array(fc.record({ wish: fc.integer({ min: -50, max: 2000 }), height: fc.integer({ min: 10, max: 300 }) }), {
    maxLength: 30,
  })
  .map((measured) => [...measured].sort((a, b) => a.wish - b.wish).map((note) => ({ ...note, isOpen: false })));

const at = (wish: number, isOpen = false): MeasuredNote => ({ wish, height: 40, isOpen });

describe("the notes of a margin", () => {
  it("never cover one another, keep the order of their words, and stay on the page", () => {
    fc.assert(
      fc.property(notes, fc.nat(), (measured, open) => {
        const withOpen = measured.map((note, index) => ({ ...note, isOpen: index === open % (measured.length + 1) }));
        const tops = placeNotes(withOpen, 16);
        tops.forEach((top, index) => {
          expect(top).toBeGreaterThanOrEqual(0);
          const [before, height] = [tops[index - 1], withOpen[index - 1]?.height];
          if (before !== undefined && height !== undefined) expect(top - before - height).toBeGreaterThan(15.9);
        });
      }),
    );
  });

  it("stand beside their words where there is room", () => {
    expect(placeNotes([at(10), at(100), at(400)], 16)).toEqual([10, 100, 400]);
  });

  it("move apart evenly where there is not", () => {
    expect(placeNotes([at(100), at(100)], 20)).toEqual([70, 130]);
    expect(placeNotes([at(0), at(0)], 20)).toEqual([0, 60]);
  });

  it("make way for the one that is open", () => {
    const [first, open, last] = placeNotes([at(100), at(120, true), at(130)], 20);
    expect(open).toBeCloseTo(120, 1);
    expect(first).toBeCloseTo(60, 1);
    expect(last).toBeCloseTo(180, 1);
  });
});
