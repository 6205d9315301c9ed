/** How often what did not succeed is tried again. */

const first = 30;
const longest = 3600;
/** In ms. */
const patience = 3 * 86_400_000;

/** Seconds until the next attempt, after so many: each time twice as long, an hour at most. */
export function pauseAfter(attempts: number): number {
  return Math.min(longest, first * 2 ** Math.max(0, Math.min(attempts, 20) - 1));
}

/** After three days nobody waits for it any more. */
export function isGivenUp(madeAt: Date, now: Date): boolean {
  return now.getTime() - madeAt.getTime() > patience;
}

/** A pause up to a fifth longer or shorter, by a number from 0 to 1: what failed at once is not tried again at once. */
export function jittered(seconds: number, random: number): number {
  return seconds * (0.8 + 0.4 * random);
}

/** In seconds. */
const longestHeeded = 24 * 3600;

/** The pause where who was asked says in how many seconds it wants to be asked again: never sooner than ours, a day at most. */
export function heeding(pause: number, asked: number): number {
  return Math.max(pause, Math.min(asked, longestHeeded));
}
