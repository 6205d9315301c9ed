import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distance } from "./word-distance";

const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "d"), maxLength: 9 });

/** The same by its definition, without a table. */
function plainDistance(a: string, b: string): number {
  if (a === "" || b === "") return a.length + b.length;
  const ways = [
    plainDistance(a.slice(0, -1), b) + 1,
    plainDistance(a, b.slice(0, -1)) + 1,
    plainDistance(a.slice(0, -1), b.slice(0, -1)) + (a.at(-1) === b.at(-1) ? 0 : 1),
  ];
  const isTurned = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  if (isTurned) ways.push(plainDistance(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...ways);
}

describe("how far two words are apart", () => {
  it("is what its definition says, the same both ways, and nothing between a word and itself", () => {
    const short = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 5 });
    fc.assert(
      fc.property(short, short, (one, other) => {
        expect(distance(one, other)).toBe(plainDistance(one, other));
      }),
    );
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(distance(one, other)).toBe(distance(other, one));
      }),
    );
    fc.assert(
      fc.property(word, (one) => {
        expect(distance(one, one)).toBe(0);
      }),
    );
  });

  it("may stop once it is more than is asked about", () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 3 }), (one, other, most) => {
        const whole = distance(one, other);
        const bounded = distance(one, other, most);
        expect(whole <= most ? bounded === whole : bounded > most).toBe(true);
      }),
    );
  });

  it("counts two neighbours that changed places as one slip", () => {
    expect([distance("barader", "baradre"), distance("doha", "dhoa"), distance("ca", "abc")]).toEqual([1, 1, 3]);
  });
});
