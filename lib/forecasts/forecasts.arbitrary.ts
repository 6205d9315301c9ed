/** Made-up forecasts and statuses for the laws, dated in days from a common origin. */
import fc from "fast-check";
import { termStatuses } from "@/lib/terms/rules";
import type { DatedProbability } from "./rules/score";

const origin = Date.UTC(2019, 0, 1);

export const onDay = (day: number, hour = 0) => new Date(origin + (day * 24 + hour) * 3_600_000);

export const probabilities = fc.integer({ min: 0, max: 100 });

/** The first first, several on one day among them. */
export const datedProbabilities: fc.Arbitrary<DatedProbability[]> = fc
  .array(fc.record({ day: fc.integer({ min: 0, max: 40 }), probability: probabilities }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((all) => [...all].sort((a, b) => a.day - b.day));

export const datedStatuses = fc
  .array(
    fc.record({
      termId: fc.constantFrom("a", "b", "c"),
      status: fc.constantFrom(...termStatuses),
      day: fc.integer({ min: 0, max: 30 }),
    }),
    { maxLength: 15 },
  )
  .map((all) =>
    [...all].sort((a, b) => a.day - b.day).map(({ termId, status, day }) => ({ termId, status, at: onDay(day) })),
  );
