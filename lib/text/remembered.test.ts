import { expect, it, vi } from "vitest";
import { remembered } from "./remembered";

it("works out once what follows from the same, and anew what follows from anything else", () => {
  const count = vi.fn(({ text }: { text: string }) => ({ letters: text.length }));
  const counted = remembered(2, count);
  const first = counted({ text: "one" });
  expect(counted({ text: "one" })).toBe(first);
  expect(counted({ text: "three" })).toEqual({ letters: 5 });
  expect(count).toHaveBeenCalledTimes(2);
});

it("forgets what was asked for least lately, and no more than it has to", () => {
  const count = vi.fn((text: string) => text.length);
  const counted = remembered(2, count);
  for (const text of ["a", "b", "a", "c", "a"]) counted(text);
  expect(count.mock.calls.flat()).toEqual(["a", "b", "c"]);
  counted("b");
  expect(count.mock.calls.flat()).toEqual(["a", "b", "c", "b"]);
});
