import fc from "fast-check";
import { expect, test } from "vitest";
import { zeroEnded } from "./zero-ended";

test("messages are the same in whatever pieces they come", () => {
  const piece = fc.string({ unit: fc.constantFrom("a", "b", "\0") });
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const heard: string[] = [];
      const hear = zeroEnded(1_000, (message) => heard.push(message));
      for (const each of pieces) hear(each);
      expect(heard).toEqual(pieces.join("").split("\0").slice(0, -1));
    }),
  );
});

test("one without an end is given up", () => {
  const hear = zeroEnded(10, () => undefined);
  hear("123456");
  hear("\u0000123456");
  expect(() => hear("78901")).toThrow("longer than 10");
});
