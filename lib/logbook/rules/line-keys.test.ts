import { expect, test } from "vitest";
import { type LineState, lineKeyAct } from "./line-keys";

const at = (more: Partial<LineState> = {}): LineState => ({
  isListOpen: false,
  hasShift: false,
  from: 5,
  to: 5,
  length: 10,
  isOneRow: false,
  ...more,
});

test("an open list takes Enter, Tab, Escape and the arrows", () => {
  const acts = ["Enter", "Tab", "Escape", "ArrowDown", "ArrowUp"].map((key) =>
    lineKeyAct(key, at({ isListOpen: true })),
  );
  expect(acts).toEqual(["choose", "choose", "dismiss", "next-offer", "previous-offer"]);
  expect(lineKeyAct("Tab", at({ isListOpen: true, hasShift: true }))).toBeNull();
});

test("without a list Enter breaks the line, and Tab and Escape are left alone", () => {
  expect(["Enter", "Tab", "Escape", "a"].map((key) => lineKeyAct(key, at()))).toEqual(["break", null, null, null]);
});

test("arrows lead out of a line only from its edge", () => {
  expect(lineKeyAct("ArrowDown", at())).toBeNull();
  expect(lineKeyAct("ArrowDown", at({ from: 10, to: 10 }))).toBe("go-below");
  expect(lineKeyAct("ArrowUp", at({ from: 0, to: 0 }))).toBe("go-above");
  expect(lineKeyAct("ArrowUp", at({ isOneRow: true }))).toBe("go-above");
  expect(lineKeyAct("ArrowLeft", at({ from: 0, to: 0 }))).toBe("go-to-time");
});

test("Backspace joins only from the very start, and never a selection", () => {
  expect(lineKeyAct("Backspace", at({ from: 0, to: 0 }))).toBe("join");
  expect(lineKeyAct("Backspace", at({ from: 0, to: 3 }))).toBeNull();
});
