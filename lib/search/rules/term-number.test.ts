import { expect, it } from "vitest";
import { termNumberIn, termNumbered } from "./term-number";

it("takes what is typed alone and may be a number for the number of a term", () => {
  for (const [typed, meant] of [
    ["1.4", "1.4"],
    [" #1.4 ", "1.4"],
    ["Term 2(b)", "2(b)"],
    ["IV", "IV"],
    ["xxxix", "xxxix"],
    ["XL", null],
    ["IIII", null],
    ["mix", null],
    ["mild", null],
    ["civil", null],
    ["36", "36"],
    ["1.4 forces", null],
    ["“1.4”", null],
    ["-1.4", null],
    ["troops", null],
    ["4,000", null],
    ["", null],
  ] as const)
    expect(termNumberIn(typed), typed).toBe(meant);
});

it("names the term of that very number", () => {
  const names = [
    { kind: "party", name: "1.4 Motorway" },
    { kind: "term", name: "1.41 Ports" },
    { kind: "term", name: "1.4 Residual presence" },
  ];
  expect(termNumbered("1.4", names)).toBe("1.4 Residual presence");
  expect(termNumbered("1", names)).toBeNull();
});
