import { describe, expect, test } from "vitest";
import type { Stance } from "../rules";
import { heldBefore, namesParty, partyInWords } from "./party";

const held = (stance: Stance, from: number | null = null) => ({
  termId: "1",
  stance,
  intervals: from === null ? [] : [{ verdict: "accepts" as const, from, to: null }],
  conditions: [],
});

describe("what was held before", () => {
  test("is the latest that says something else, passing over what affirms", () => {
    expect(heldBefore([held("opposes"), held("opposes"), held("unknown"), held("supports")])).toEqual(held("unknown"));
    expect(heldBefore([held("opposes", 36), held("opposes", 12)])).toEqual(held("opposes", 12));
  });

  test("is nothing where nothing else was", () => {
    expect(heldBefore([])).toBeNull();
    expect(heldBefore([held("opposes"), held("opposes")])).toBeNull();
  });
});

describe("the sentence on a party", () => {
  const taliban = { name: "Taliban", role: "negotiating" as const, isAtTable: true };
  const told = (...stances: Stance[]) =>
    partyInWords(
      taliban,
      stances.map((stance) => ({ stance })),
    );

  test("tells its part, and what it is for and against", () => {
    expect(told("rejects", "opposes", "supports", "unknown")).toBe(
      "Taliban negotiates. It is against 2 terms and for 1; where it stands on 1 is unknown.",
    );
    expect(told("can_live_with")).toBe("Taliban negotiates. It is for 1 term.");
    expect(told("unknown", "unknown")).toBe("Taliban negotiates. Where it stands on 2 terms is unknown.");
    expect(told("neutral", "conditional")).toBe("Taliban negotiates. It is neither for nor against any of 2 terms.");
  });

  test("owns up to what is not on record, and to who is kept away", () => {
    expect(partyInWords({ name: "Kabul", role: "affected", isAtTable: false }, [])).toBe(
      "Kabul is affected and is not at the table. What it holds is not on record.",
    );
    expect(partyInWords({ name: "Allies", role: "consulted", isAtTable: false }, [])).toContain("Allies is consulted.");
  });
});

describe("a condition", () => {
  const party = { name: "Afghan Government", code: "AG" };
  test("names a party by its name or its code, as whole words", () => {
    expect(namesParty("if the Afghan government joins the talks", party)).toBe(true);
    expect(namesParty("AG and the rest agree", party)).toBe(true);
    expect(namesParty("the stage is set", party)).toBe(false);
    expect(namesParty("AGREED by all", party)).toBe(false);
    expect(namesParty("Afghan governments", party)).toBe(false);
  });
});
