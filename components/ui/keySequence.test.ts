import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Pending, patience, pressKey, type Shortcut } from "./keySequence";

const shortcuts: Shortcut[] = [
  { keys: "j", label: "next" },
  { keys: "b", label: "next bracket" },
  { keys: "g b", label: "board" },
  { keys: "g g", label: "top" },
];

function type(keys: string[], gap = 100) {
  let pending: Pending = null;
  return keys.map((key, index) => {
    const step = pressKey(pending, key, index * gap, shortcuts);
    pending = step.pending;
    return step.hit?.label ?? null;
  });
}

describe("keys pressed one after the other", () => {
  it("fire a single key at once and a sequence at its end", () => {
    expect(type(["j", "g", "b", "j"])).toEqual(["next", null, "board", "next"]);
  });

  it("forget the first key of a sequence after a while", () => {
    expect(type(["g", "b"], patience + 1)).toEqual([null, "next bracket"]);
  });

  it("begin anew with a key that does not go on", () => {
    expect(type(["g", "j"])).toEqual([null, "next"]);
    expect(type(["g", "x", "b"])).toEqual([null, null, "next bracket"]);
  });

  it("never fire what was not typed", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("g", "b", "j", "x")), (keys) => {
        const labels = type(keys);
        labels.forEach((label, index) => {
          const shortcut = shortcuts.find((one) => one.label === label);
          if (!shortcut) return;
          const parts = shortcut.keys.split(" ");
          expect(keys.slice(index + 1 - parts.length, index + 1)).toEqual(parts);
        });
      }),
    );
  });
});
