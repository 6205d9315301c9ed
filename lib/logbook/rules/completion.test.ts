import type { Mention } from "@/lib/rounds/schema";
import { describe, expect, test } from "vitest";
import { listed, matching } from "@/lib/platform/matching";
import { tightened, triggerAt } from "./completion";

const house: Mention = { mark: "@Upper House", kind: "party", id: "house" };
const at = (text: string, mentions: Mention[] = []) => triggerAt(text, text.length, mentions);

describe("a trigger", () => {
  test("is a sign at the start of a word, with what is typed after it", () => {
    expect(at("With @Tal")).toEqual({ sign: "@", from: 5, to: 9, query: "Tal" });
    expect(at("@")).toEqual({ sign: "@", from: 0, to: 1, query: "" });
    expect(at("(#1.4")).toMatchObject({ sign: "#", query: "1.4" });
    expect(at("/pos")).toMatchObject({ sign: "/", query: "pos" });
    expect(triggerAt("@Tal and more", 4, [])).toMatchObject({ query: "Tal", to: 4 });
  });

  test("may be of several words for a name, and of one for a command", () => {
    expect(at("@United St")).toMatchObject({ query: "United St" });
    expect(at("/position then")).toBeNull();
  });

  test("is not in a name that was chosen, so that Enter after it ends the line", () => {
    expect(at("With @Upper House", [house])).toBeNull();
    expect(at("With @Upper House ", [house])).toBeNull();
    expect(triggerAt("With @Upper House ", 8, [house])).toBeNull();
    expect(at("With @Upper Hous", [house])).toMatchObject({ query: "Upper Hous" });
    expect(at("@Upper House and @Upper Houses", [house])).toMatchObject({ query: "Upper Houses" });
    expect(at("#1", [{ mark: "#1", kind: "term", id: "one" }])).toBeNull();
    expect(at("#1.4", [{ mark: "#1", kind: "term", id: "one" }])).toMatchObject({ query: "1.4" });
  });

  test("is not inside a word, an address or a fraction", () => {
    expect(at("name@example")).toBeNull();
    expect(at("and/or")).toBeNull();
    expect(at("C#")).toBeNull();
  });
});

describe("the candidates", () => {
  const us = { id: "us", label: "United States", hint: "negotiating", keywords: ["US"] };
  const envoy = { id: "z", label: "Zalmay Khalilzad", hint: "United States" };
  const general = { id: "m", label: "Gen. Austin S. Müller", hint: "" };
  const all = [envoy, general, us];

  test("begin with what was typed, as a whole or in any word of it", () => {
    expect(matching("un", all)).toEqual([us]);
    expect(matching("khal", all)).toEqual([envoy]);
    expect(matching("aus mul", all)).toEqual([general]);
    expect(matching("us", all)).toEqual([us]);
    expect(matching("", all)).toEqual(all);
    expect(matching("united x", all)).toEqual([]);
    const held = { id: "p", label: "United States on 1.4 Presence", hint: "", keywords: ["US 1.4 Presence"] };
    for (const typed of ["us 1.4", "1.4 united", "pres us", "United  States on 1"])
      expect(matching(typed, [general, held]), typed).toEqual([held]);
  });

  test("come with whole names first", () => {
    const sub = { id: "a", label: "A. Zed", hint: "" };
    expect(matching("z", [sub, envoy])).toEqual([envoy, sub]);
  });
});

test("a list says how many there are once they are not all in sight", () => {
  const names = (count: number) => Array.from({ length: count }, (_, place) => place);
  expect(listed(names(8))).toMatchObject({ more: null });
  expect(listed(names(23)).more).toBe("23 to choose from. Type to narrow.");
  expect(listed(names(60)).more).toBe("40 of 60 to choose from. Type to narrow.");
  expect(listed(names(60)).shown).toHaveLength(40);
  expect(listed(names(60), [-1]).shown).toContain(-1);
  expect(listed(names(60), [-1]).more).toBe("21 of 61 to choose from. Type to narrow.");
});

test("a sign typed after a completed name takes the place of its space, once", () => {
  expect(tightened("@Taliban :", 10, 9)).toBe("@Taliban:");
  expect(tightened("@Taliban n", 10, 9)).toBeNull();
  expect(tightened("@Taliban  :", 11, 9)).toBeNull();
  expect(tightened("@Taliban :", 10, null)).toBeNull();
});
