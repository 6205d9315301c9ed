import { expect, test } from "vitest";
import { stances } from "../rules";
import { nearestStance, sideOf, stancesByName, stanceSynonyms } from "./stance-words";

test("a word is one stance's alone", () => {
  const words = stances.flatMap((stance) => [...stanceSynonyms[stance]]);
  expect(new Set(words).size).toBe(words.length);
  for (const stance of stances) for (const word of stanceSynonyms[stance]) expect(stancesByName.get(word)).toBe(stance);
});

test.each([...stancesByName])("“%s”, were it not known, would never be taken for the other side", (name, stance) => {
  const others = new Map([...stancesByName].filter(([other]) => other !== name));
  const guess = nearestStance(name, others);
  if (guess !== null) expect(sideOf(guess)).toBe(sideOf(stance));
  for (const turned of [`un${name}`, `dis${name}`, `not ${name}`, `in${name}`]) {
    const meant = nearestStance(turned);
    if (meant !== null) expect(sideOf(meant)).not.toBe(sideOf(stance));
  }
});

test("a slip is seen through", () => {
  expect(nearestStance("suports")).toBe("supports");
  expect(nearestStance("Strongly  oposes")).toBe("strongly_opposes");
  // Which of the two stances for it is meant, nobody knows but its writer.
  expect(nearestStance("strongly suports")).toBeNull();
  expect(stancesByName.has("strongly supports")).toBe(false);
  expect(nearestStance("perhaps")).toBeNull();
  expect(nearestStance("strongly")).toBeNull();
});
