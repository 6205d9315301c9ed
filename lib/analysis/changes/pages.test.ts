import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inPages } from "./pages";

describe("a comparison in pages", () => {
  it("holds every item once, in its order, and no page beyond its lines unless one item alone is", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 })), fc.integer({ min: 1, max: 20 }), (items, most) => {
        const pages = inPages(items, (lines) => lines, most);
        expect(pages.flat()).toEqual(items);
        for (const page of pages) {
          const lines = page.reduce((sum, each) => sum + each, 0);
          expect(page.length === 1 || lines <= most).toBe(true);
        }
      }),
    );
  });
});
