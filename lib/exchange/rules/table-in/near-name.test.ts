import { expect, test } from "vitest";
import { nearestName } from "./near-name";

const named = (...labels: string[]) => labels.map((label) => ({ value: label, label }));

const meant = (value: string, ...labels: string[]) => nearestName(value, named(...labels))?.label ?? null;

test("a name with a slip in it is the one that is nearest", () => {
  const onRecord = ["Taliban", "United States", "1.4 Residual presence", "1.5 Residence", "Zalmay Khalilzad", "UK"];
  expect(meant("Talibn", ...onRecord)).toBe("Taliban");
  expect(meant("unted  states", ...onRecord)).toBe("United States");
  expect(meant("Residual presense", ...onRecord)).toBe("1.4 Residual presence");
  expect(meant("Khalizad", ...onRecord)).toBe("Zalmay Khalilzad");
});

test("of a short name, of another word, or between two that are as near, nothing is guessed", () => {
  expect(meant("UN", "UK", "US")).toBeNull();
  expect(meant("Atlantis", "Taliban", "Qatar")).toBeNull();
  expect(meant("Norland", "Morland", "Horland")).toBeNull();
});
