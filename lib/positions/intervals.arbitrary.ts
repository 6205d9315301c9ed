/** What the property tests of this noun draw from: intervals as the record keeps them. */
import fc from "fast-check";
import { bases } from "@/lib/record/rules";
import { type Interval, verdicts } from "./rules";
import { checkIntervals } from "./rules/intervals";

const bound = fc.option(fc.integer({ min: 0, max: 60 }), { freq: 4 });

const anyInterval: fc.Arbitrary<Interval> = fc
  .record({
    verdict: fc.constantFrom(...verdicts),
    a: bound,
    b: bound,
    fromOpen: fc.boolean(),
    toOpen: fc.boolean(),
    basis: fc.option(fc.constantFrom(...bases), { nil: undefined }),
  })
  .map(({ verdict, a, b, fromOpen, toOpen, basis }) => {
    const isSwapped = a !== null && b !== null && a > b;
    return { verdict, from: isSwapped ? b : a, to: isSwapped ? a : b, fromOpen, toOpen, ...(basis ? { basis } : {}) };
  });

/** Any list at all: overlapping, empty, out of order. */
export const anyList = fc.array(anyInterval, { maxLength: 5 });

/** A list that passed the check. */
export const anyIntervals: fc.Arbitrary<Interval[]> = anyList.map((list) => {
  const kept: Interval[] = [];
  for (const interval of list) if (checkIntervals([...kept, interval]).ok) kept.push(interval);
  const checked = checkIntervals(kept);
  return checked.ok ? checked.intervals : [];
});
