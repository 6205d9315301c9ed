import { describe, expect, test } from "vitest";
import { stanceScale, statusScale, typeKey } from "./scales";

const stanceFor = (keys: string) => {
  let typed = "";
  let chosen: string | null = null;
  for (const key of keys) {
    const step = typeKey(typed, key, stanceScale);
    typed = step.typed;
    chosen = step.chosen?.value ?? chosen;
  }
  return chosen;
};

describe("typing a stance", () => {
  test("takes a signed number, a letter, or a number alone as above zero", () => {
    expect(["-3", "-2", "0", "+1", "+3", "2", "u", "n", "if", "i"].map(stanceFor)).toEqual([
      "rejects",
      "strongly_opposes",
      "neutral",
      "can_live_with",
      "champions",
      "supports",
      "unknown",
      "no_position",
      "conditional",
      "conditional",
    ]);
  });

  test("takes any dash for a minus, waits for its number, and forgives a false start", () => {
    expect(stanceFor("−2")).toBe("strongly_opposes");
    expect(stanceFor("-")).toBeNull();
    expect(stanceFor("-u")).toBe("unknown");
    expect(stanceFor("x")).toBeNull();
  });

  test("takes a name as far as it is one's own, and stays with it while it is written out", () => {
    expect(["sup", "supports", "opp", "unknown", "neutral", "no", "str", "cha"].map(stanceFor)).toEqual([
      ...["supports", "supports", "opposes", "unknown", "neutral", "no_position", "strongly_opposes", "champions"],
    ]);
    expect(stanceFor("s")).toBeNull();
  });

  test("lists every stance once", () => {
    expect(new Set(stanceScale.map(({ value }) => value)).size).toBe(10);
  });
});

test("a status is chosen by its place", () => {
  expect(typeKey("", "4", statusScale).chosen?.value).toBe("bracketed");
  expect(typeKey("", "0", statusScale).chosen?.value).toBe("withdrawn");
});
