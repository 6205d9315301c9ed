import { describe, expect, it } from "vitest";
import { nearestNames, slipsIn } from "./near";

describe("names that were meant", () => {
  const names = [
    "Zalmay Khalilzad",
    "Abdul Ghani Baradar",
    "Sher Mohammad Abbas Stanekzai",
    "United States",
    "حمدالله محب",
  ];

  it.each([
    ["khalizad", ["khalilzad"]],
    ["khalilzda", ["khalilzad"]],
    ["stanikzay", ["stanekzai"]],
    ["barader", ["baradar"]],
    ["محبب", ["محب"]],
    ["gani", ["ghani"]],
  ])("%s is %s", (typed, meant) => {
    expect(nearestNames(typed, names)).toEqual(meant);
  });

  it("takes no short word, no number and no name itself for a slip", () => {
    expect(["sta", "2001", "baradar", "unity"].map((typed) => nearestNames(typed, names))).toEqual([[], [], [], []]);
    expect(["abc", "abcd", "abcdefgh", "abcdefg1"].map(slipsIn)).toEqual([0, 1, 2, 0]);
  });
});
