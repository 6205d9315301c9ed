import fc from "fast-check";
import { expect, it } from "vitest";
import { rowsAtOnce } from "./limits";
import { afterDone, afterFailed } from "./pace";

/** Milliseconds. */
const longest = 60_000;

it("comes to a size that a machine does in time, however slow, and to the largest on a quick one", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: longest - 1 }), fc.integer({ min: 1, max: rowsAtOnce }), (perRow, begun) => {
      let atOnce = begun;
      const taken: number[] = [];
      for (let step = 0; step < 20; step++) {
        const took = Math.min(longest, atOnce * perRow);
        taken.push(took);
        atOnce = took < longest ? afterDone(atOnce, took) : (afterFailed(atOnce, took, longest) ?? atOnce);
      }
      expect(Math.max(...taken.slice(-5))).toBeLessThan(longest);
      if (perRow < 10) expect(atOnce).toBe(rowsAtOnce);
    }),
  );
});

it("does not blame the number of rows for what fails at once, nor for one row alone", () => {
  expect(afterFailed(200, 5_000, longest)).toBeNull();
  expect(afterFailed(1, longest, longest)).toBeNull();
  expect(afterFailed(3, longest, longest)).toBe(1);
});
