import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSpoken, piecesOf } from "../compare/pieces";
import { readNumber } from "./numbers";

const said = (text: string) =>
  piecesOf(text)
    .filter(isSpoken)
    .map((piece, place) => ({ ...piece, word: piece.text.toLowerCase(), piece: place, startsLine: false }));

const units =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = " twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** As an English treaty writes it out. */
function inWords(value: number): string {
  if (value < 20) return units[value] ?? "";
  if (value < 100) return (tens[Math.floor(value / 10) - 1] ?? "") + (value % 10 ? `-${units[value % 10]}` : "");
  for (const [scale, name] of [
    [1e9, "billion"],
    [1e6, "million"],
    [1e3, "thousand"],
    [100, "hundred"],
  ] as const)
    if (value >= scale) {
      const rest = value % scale;
      const joint = rest < 100 ? " and " : " ";
      return `${inWords(Math.floor(value / scale))} ${name}${rest ? joint + inWords(rest) : ""}`;
    }
  return "";
}

describe("a number", () => {
  it("in words is the number that they write out, all of it", () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(999), fc.nat(2_000_000_000)), (value) => {
        const words = said(`${inWords(value)} troops`);
        expect(readNumber(words, 0)).toEqual({ value: String(value), length: words.length - 1 });
      }),
    );
  });

  it("in digits is the same in every script, with or without separators", () => {
    fc.assert(
      fc.property(fc.nat(2_000_000_000), fc.constantFrom(0x30, 0x660, 0x6f0), fc.boolean(), (value, zero, parted) => {
        const latin = parted ? value.toLocaleString("en") : String(value);
        const digits = latin.replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
        expect(readNumber(said(digits), 0)?.value).toBe(String(value));
      }),
    );
  });

  it("takes no word that is none of it", () => {
    const read = (text: string) => readNumber(said(text), 0);
    expect(read("five and the six")).toEqual({ value: "5", length: 1 });
    expect(read("one hundred and the rest")).toEqual({ value: "100", length: 2 });
    expect(read("2.5 million dollars")).toEqual({ value: "2500000", length: 2 });
    expect(read("a hundred men")).toEqual({ value: "100", length: 2 });
    expect(read("a man")).toBeNull();
    expect(read("third parties")).toBeNull();
  });
});
