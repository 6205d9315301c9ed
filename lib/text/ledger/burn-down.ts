/** How many brackets were open after each round, and what the round did about it. */
import type { LedgerEntry, LedgerMoment } from "./ledger";

/** A round as far as brackets go: when it opened, and the sessions that belong to it. */
export type LedgerRound = { id: string; opened: Date; sessionIds: readonly string[] };

/**
 * `roundId` is null for what happened before the first round. `reopened` are those of the opened whose words had been
 * closed before; `open` is what was left at the end: the open before, and the opened, less the closed.
 */
export type BurnDownRow = { roundId: string | null; opened: number; closed: number; reopened: number; open: number };

/**
 * The burn-down of the entries of one clause or of many. Rounds are given in their order. What was recorded in a session
 * belongs to its round; what was not, to the round that had last been opened when it held, the work until the next one
 * included. The row before the first round is left out where nothing happened.
 */
export function burnDown(ledger: readonly LedgerEntry[], rounds: readonly LedgerRound[]): BurnDownRow[] {
  const rows: BurnDownRow[] = [null, ...rounds.map(({ id }) => id)].map((roundId) => ({
    roundId,
    opened: 0,
    closed: 0,
    reopened: 0,
    open: 0,
  }));
  const count = (place: number, what: "opened" | "closed" | "reopened") => {
    const row = rows[place];
    if (row) row[what] += 1;
  };
  for (const { openedIn, closedIn, reopenedFrom } of ledger) {
    const opening = placeOf(openedIn, rounds);
    count(opening, "opened");
    if (reopenedFrom !== null) count(opening, "reopened");
    // A session of an earlier round may be recorded late; nothing is closed before it is opened.
    if (closedIn) count(Math.max(opening, placeOf(closedIn, rounds)), "closed");
  }
  let open = 0;
  for (const row of rows) {
    open += row.opened - row.closed;
    row.open = open;
  }
  return rows.filter(({ roundId, opened }) => roundId !== null || opened > 0);
}

/** The place of the round, counted from 1; 0 before the first. */
function placeOf({ sessionId, validFrom }: LedgerMoment, rounds: readonly LedgerRound[]): number {
  const own = sessionId === null ? -1 : rounds.findIndex(({ sessionIds }) => sessionIds.includes(sessionId));
  return 1 + (own !== -1 ? own : rounds.findLastIndex(({ opened }) => opened <= validFrom));
}
