import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { datedProbabilities, probabilities } from "../forecasts.arbitrary";
import { brier, type DatedProbability, meanDailyBrier, medianOf } from "./score";

describe("the score of one probability", () => {
  it("is a quarter for whoever always says 50 %, nothing for who knew, and all for who knew the contrary", () => {
    expect([brier(50, true), brier(50, false)]).toEqual([0.25, 0.25]);
    expect([brier(100, true), brier(0, false)]).toEqual([0, 0]);
    expect([brier(100, false), brier(0, true)]).toEqual([1, 1]);
  });

  it("is as worked by hand: 70 % of what came is 0.09, 30 % of it 0.49", () => {
    // (0.70 − 1)² and (0.30 − 1)².
    expect(brier(70, true)).toBeCloseTo(0.09, 12);
    expect(brier(30, true)).toBeCloseTo(0.49, 12);
  });

  it("is half of the sum over both outcomes that Brier (1950) has", () => {
    const ofBoth = (p: number, hasHappened: boolean) => brier(p, hasHappened) + brier(100 - p, !hasHappened);
    // Ten days, with rain on the second to the fourth; over both outcomes each error counts twice:
    // 2 × (0.7² + 0.1² + 0.2² + 0.6² + 0.2² + 0.1²) / 10 = 2 × 0.95 / 10 = 0.19.
    const days: [number, boolean][] = [
      ...([70, 90, 80, 40, 20] as const).map((p, day): [number, boolean] => [p, day >= 1 && day <= 3]),
      ...[0, 0, 0, 0, 10].map((p): [number, boolean] => [p, false]),
    ];
    const mean = days.reduce((sum, [p, rained]) => sum + ofBoth(p, rained), 0) / days.length;
    expect(mean).toBeCloseTo(0.19, 12);
  });

  it("stays between 0 and 1, and in the long run is least for who says what they believe (it is proper)", () => {
    fc.assert(
      fc.property(probabilities, probabilities, fc.boolean(), (truth, said, hasHappened) => {
        expect(brier(said, hasHappened)).toBeGreaterThanOrEqual(0);
        expect(brier(said, hasHappened)).toBeLessThanOrEqual(1);
        const expected = (p: number) => (truth / 100) * brier(p, true) + (1 - truth / 100) * brier(p, false);
        expect(expected(truth)).toBeLessThanOrEqual(expected(said) + 1e-12);
        if (said !== truth) expect(expected(truth)).toBeLessThan(expected(said));
      }),
    );
  });
});

/** Day by day: what was held at its end. */
function dayByDay(forecasts: readonly DatedProbability[], lastDay: number, hasHappened: boolean) {
  const scores: number[] = [];
  for (let day = forecasts[0]?.day ?? 0; day <= lastDay; day += 1) {
    const held = forecasts.findLast((each) => each.day <= day);
    if (held) scores.push(brier(held.probability, hasHappened));
  }
  if (scores.length === 0) return null;
  return { score: scores.reduce((sum, each) => sum + each, 0) / scores.length, days: scores.length };
}

describe("the score of a forecast that was updated", () => {
  it("is as worked by hand: 60 % for six days and 90 % for four of what came is 0.1", () => {
    // (6 × 0.16 + 4 × 0.01) / 10, as Mellers et al. 2014 average over the days that a question was open.
    const said = [
      { day: 0, probability: 60 },
      { day: 6, probability: 90 },
    ];
    expect(meanDailyBrier(said, { lastDay: 9, hasHappened: true })).toEqual({ score: expect.closeTo(0.1), days: 10 });
  });

  it("is none where the question stood open on no day of theirs", () => {
    expect(meanDailyBrier([{ day: 5, probability: 60 }], { lastDay: 4, hasHappened: true })).toBeNull();
    expect(meanDailyBrier([], { lastDay: 4, hasHappened: true })).toBeNull();
  });

  it("is what counting day by day gives, between 0 and 1, whatever is said after the last day", () => {
    fc.assert(
      fc.property(
        datedProbabilities,
        fc.integer({ min: -2, max: 45 }),
        fc.boolean(),
        probabilities,
        (said, lastDay, hasHappened, late) => {
          const end = { lastDay, hasHappened };
          const found = meanDailyBrier(said, end);
          const naive = dayByDay(said, lastDay, hasHappened);
          expect(found?.days).toBe(naive?.days);
          if (found && naive) {
            expect(found.score).toBeCloseTo(naive.score, 9);
            expect(found.score).toBeGreaterThanOrEqual(0);
            expect(found.score).toBeLessThanOrEqual(1 + 1e-12);
          }
          const after = { day: Math.max(lastDay + 1, said.at(-1)?.day ?? 0), probability: late };
          expect(meanDailyBrier([...said, after], end)).toEqual(found);
        },
      ),
    );
  });
});

describe("the middle of several", () => {
  it("is the middle one, or between the two in the middle", () => {
    expect(medianOf([])).toBeNull();
    expect(medianOf([30])).toBe(30);
    expect(medianOf([80, 10, 30])).toBe(30);
    expect(medianOf([80, 10, 30, 40])).toBe(35);
  });
});
