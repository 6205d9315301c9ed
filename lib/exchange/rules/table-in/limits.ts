/** How much of a table is taken in, and at once. */

/** So many rows at most are taken in from one table. */
export const mostTableRows = 2_000_000;

/** So many of parties, terms, rounds or sources: each step reads what all of its kind are called, a line for each. */
export const mostOneByOne = 30_000;

/** Nobody takes in more tables at once in a negotiation. */
export const mostTables = 300;

/** So many rows are sent, checked and recorded at once. */
export const rowsAtOnce = 500;

/** And no more than so much text, in characters, so that a part is no larger than a command may be. */
export const textAtOnce = 200_000;

/** A file may be so large, in bytes. */
export const largestTableFile = 1_000_000_000;
