/** How many rows of a table are recorded in one transaction: so many as take a few seconds, whatever the machine. */
import { rowsAtOnce } from "./limits";

/** Below this a step was quick, in ms. */
const quick = 5_000;

/** How many to do next after so many took so long, in ms: twice as many while it is quick, and never more than stand together. */
export function afterDone(atOnce: number, took: number): number {
  if (took < quick) return Math.min(rowsAtOnce, atOnce * 2);
  return took > 2 * quick ? halved(atOnce) : atOnce;
}

/**
 * How many to try next where so many were not done. Null: it did not fail for being too many, but in less than half of the
 * time that it had, or as the only one.
 */
export function afterFailed(atOnce: number, took: number, longest: number): number | null {
  return took < longest / 2 || atOnce === 1 ? null : halved(atOnce);
}

const halved = (atOnce: number) => Math.max(1, Math.floor(atOnce / 2));
