import fc from "fast-check";
import { expect, it } from "vitest";
import { axisUnits } from "@/lib/terms/rules";
import { intervalExample } from "./interval-example";
import { parseIntervals } from "./interval-syntax";

it("an example of how to type is one that can be typed, within the values on record", () => {
  const values = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 5 });
  fc.assert(
    fc.property(fc.constantFrom(...axisUnits), values, (unit, named) => {
      const read = parseIntervals(intervalExample(unit, named), unit);
      if (!read.ok) throw new Error(read.message);
      if (new Set(named).size < 2) return;
      expect(read.intervals[0]).toMatchObject({ from: Math.min(...named), to: Math.max(...named) });
    }),
  );
});
