/** How crowded a negotiation is made. */

export type DeskSize = {
  parties: number;
  terms: number;
  /** How many pairs of a party and a term have a position. */
  positions: number;
  /** Positions besides those: what was held before, and what was corrected. */
  history: number;
  annotations: number;
  rounds: number;
};

/** Enough to look at every page when it is full. */
export const crowded: DeskSize = {
  parties: 40,
  terms: 400,
  positions: 4500,
  history: 2500,
  annotations: 600,
  rounds: 6,
};

/** What years at a large table leave behind: for measuring. Every party holds something on every term. */
export const fullDesk: DeskSize = {
  parties: 40,
  terms: 400,
  positions: 16_000,
  history: 100_000,
  annotations: 20_000,
  rounds: 12,
};

/** As much on the table, and a quarter or a sixteenth of what lies behind it: for how what is read grows with the years. */
export function measuredDesk(share: 1 | 4 | 16): DeskSize {
  return {
    ...fullDesk,
    history: Math.round((fullDesk.history * share) / 16),
    annotations: Math.round((fullDesk.annotations * share) / 16),
  };
}
