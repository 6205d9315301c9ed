import fc from "fast-check";
import { expect, test } from "vitest";
import { caretAfter, spliceBetween } from "./splice";

const apply = (text: string, { at, removed, inserted }: { at: number; removed: number; inserted: string }) =>
  text.slice(0, at) + inserted + text.slice(at + removed);

test("a splice makes the one text of the other, and never tears a character", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "🕊", "🕋"), maxLength: 8 });
  fc.assert(
    fc.property(text, text, (before, after) => {
      const splice = spliceBetween(before, after);
      if (!splice) return expect(before).toBe(after);
      expect(apply(before, splice)).toBe(after);
      expect(splice.inserted.isWellFormed()).toBe(true);
      expect(before.slice(splice.at, splice.at + splice.removed).isWellFormed()).toBe(true);
    }),
  );
});

test("a caret stays between the letters that it stood between", () => {
  const before = "The talks pause.";
  const on = (after: string, caret: number) => {
    const splice = spliceBetween(before, after);
    return splice ? caretAfter(caret, splice) : caret;
  };
  expect(on("On Monday the talks pause.", before.length)).toBe("On Monday the talks pause.".length);
  expect(on("The talks pause. So be it.", 3)).toBe(3);
  expect(on("The pause.", 7)).toBe(4);
  expect(on("The talks pause. So be it.", before.length)).toBe(before.length);
});
