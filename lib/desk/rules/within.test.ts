import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { covered, meetsAny, within } from "./within";

const span = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 12 }))
  .map(([start, size]) => ({ start, end: start + size }));
const spans = fc.array(span, { maxLength: 20 });

describe("spans in order", () => {
  it("are found as if all had been looked at", () => {
    fc.assert(
      fc.property(spans, span, (some, asked) => {
        const sorted = [...some].sort((a, b) => a.start - b.start);
        const inside = sorted.filter(({ start, end }) => start >= asked.start && end <= asked.end);
        expect(within(sorted, asked)).toEqual(inside);
        const isMet = some.some(({ start, end }) => start < asked.end && asked.start < end);
        expect(meetsAny(covered(some), asked)).toBe(isMet);
      }),
    );
  });
});
