import fc from "fast-check";
import { expect, test } from "vitest";
import { isMendedSlip } from "./rules-slips";

test("a letter too much, one too few, two swapped or a capital is a slip", () => {
  for (const [before, after] of [
    ["They would accpet up to 24 months.", "They would accept up to 24 months."],
    ["they would acept that", "They would accept that."],
    ["Yes", "yes."],
    ["بله، می‌پذیرنذ", "بله، می‌پذیرند"],
  ] as const)
    expect(isMendedSlip(before, after), after).toBe(true);
});

test("another number, another word or one more is another answer", () => {
  for (const [before, after] of [
    ["They would accept up to 24 months.", "They would accept up to 26 months."],
    ["They would accept 1.5 per cent.", "They would accept 15 per cent."],
    ["They would now accept it.", "They would not accept it."],
    ["They can accept it.", "They can't accept it."],
    ["They would accept it.", "They would not accept it."],
    ["Up to sixty months.", "Up to sixth months."],
    ["That is acceptable to them.", "That is unacceptable to them."],
    ["Yes", "No"],
    ["Iran would accept.", "Iraq would accept."],
    ["The US would accept.", "The UN would accept."],
    ["They could accept it.", "They would accept it."],
    ["We would accept it.", "He would accept it."],
    ["Karami would accept it.", "Karimi would accept it."],
    ["They accept it to.", "They accept it too."],
    ["That is a typical case.", "That is a atypical case."],
    ["They teh woudl acept it", "They the would accept it"],
  ] as const)
    expect(isMendedSlip(before, after), after).toBe(false);
});

test("holds both ways round, and of a text with itself", () => {
  const texts = fc.array(fc.constantFrom("accept", "acept", "they", "24", "not", "month"), { maxLength: 8 });
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const [a, b] = [one.join(" "), other.join(" ")];
      expect(isMendedSlip(a, b)).toBe(isMendedSlip(b, a));
      expect(isMendedSlip(a, a)).toBe(true);
    }),
  );
});
