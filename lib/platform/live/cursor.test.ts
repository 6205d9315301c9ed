import fc from "fast-check";
import { expect, it } from "vitest";
import { readCursor, writeCursor } from "./cursor";

it("reads back what it wrote", () => {
  fc.assert(
    fc.property(fc.array(fc.uuid(), { maxLength: 50 }), (ids) => {
      expect(readCursor(writeCursor(ids))).toEqual(ids);
    }),
  );
});

it("takes 22 letters an entry, whatever happened before it", () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(writeCursor([id])).toHaveLength(22);
    }),
  );
});

it.each(["no cursor", "a.b", ".", "'; select 1", Array(1001).fill("A".repeat(22)).join(".")])(
  "knows what is no cursor: %s",
  (text) => {
    expect(readCursor(text)).toBeNull();
  },
);
