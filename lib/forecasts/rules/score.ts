/**
 * How well a forecast was: the squared error of a probability (Brier, "Verification of forecasts expressed in terms of
 * probability", Monthly Weather Review 78, 1950), from 0, the best, to 1; whoever always says 50 % gets 0.25. Brier's own
 * sum goes over both outcomes and is twice that. Where a forecast was updated, each day that the question stood open is
 * scored by what was held at its end, and the score is the mean over those days (Mellers et al., "Psychological strategies
 * for winning a geopolitical forecasting tournament", Psychological Science 25, 2014). Pure.
 */

/** A probability in per cent; `day` counts days on one calendar. */
export type DatedProbability = { day: number; probability: number };

export type Score = { score: number; days: number };

/** The squared error of one probability, in per cent. */
export function brier(probability: number, hasHappened: boolean): number {
  return (probability / 100 - (hasHappened ? 1 : 0)) ** 2;
}

/**
 * The mean over the days from the first forecast to `lastDay`, both included; null where none was held on any of them.
 * The first forecast comes first; the last of a day is what was held at its end, and what came after `lastDay` does not
 * count.
 */
export function meanDailyBrier(
  forecasts: readonly DatedProbability[],
  { lastDay, hasHappened }: { lastDay: number; hasHappened: boolean },
): Score | null {
  let [sum, days] = [0, 0];
  for (const [index, { day, probability }] of forecasts.entries()) {
    const next = forecasts[index + 1]?.day ?? Number.POSITIVE_INFINITY;
    const held = Math.max(0, Math.min(next - 1, lastDay) - day + 1);
    sum += held * brier(probability, hasHappened);
    days += held;
  }
  return days > 0 ? { score: sum / days, days } : null;
}

/** The middle one, or the mean of the two in the middle; null of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const [lower, upper] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2;
}
