/** What a party can hold on a term: the seven-step stance scale, and three answers that are off the scale. */

import type { Basis } from "@/lib/record/rules";

export const stances = [
  "rejects",
  "strongly_opposes",
  "opposes",
  "neutral",
  "can_live_with",
  "supports",
  "champions",
  "unknown",
  "no_position",
  "conditional",
] as const;

export type Stance = (typeof stances)[number];

/** −3 (a red line) to +3, or null where the answer is off the scale. */
export const stanceScores: Record<Stance, number | null> = {
  rejects: -3,
  strongly_opposes: -2,
  opposes: -1,
  neutral: 0,
  can_live_with: 1,
  supports: 2,
  champions: 3,
  unknown: null,
  no_position: null,
  conditional: null,
};

export const stanceLabels: Record<Stance, string> = {
  rejects: "rejects",
  strongly_opposes: "strongly opposes",
  opposes: "opposes",
  neutral: "neutral",
  can_live_with: "can live with",
  supports: "supports",
  champions: "champions",
  unknown: "unknown",
  no_position: "no position",
  conditional: "conditional",
};

/** Whether the stance stands against the term. */
export function isAgainst(stance: Stance): boolean {
  const score = stanceScores[stance];
  return score !== null && score < 0;
}

/** Whether it says neither yes nor no: the answer is not known, or the party has none yet. */
export function isUnanswered(stance: Stance): boolean {
  return stance === "unknown" || stance === "no_position";
}

/** What a red line is, wherever one is marked. */
export const redLineMeaning = "A red line: it will not sign with this in the text.";

/** −3: the party will not sign with this in the text. */
export function isRedLine(stance: Stance): boolean {
  return stance === "rejects";
}

export const verdicts = ["accepts", "unknown", "rejects"] as const;
export type IntervalVerdict = (typeof verdicts)[number];

/**
 * A stretch of a term's axis and what the party makes of it. Bounds are in the axis's unit (dates as days since
 * 1970-01-01 UTC); null is unbounded. `fromOpen`/`toOpen` leave the bound itself out.
 */
export type Interval = {
  verdict: IntervalVerdict;
  from: number | null;
  to: number | null;
  fromOpen?: boolean;
  toOpen?: boolean;
  /** How this stretch is known, where it differs from the rest of the position: said at 60, assessed below. */
  basis?: Basis;
};
