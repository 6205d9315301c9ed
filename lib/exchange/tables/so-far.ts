/** What has become of the first rows of a part that is recorded in several steps. */
import "server-only";
import type { RowsOutcome } from "./taking";

export type SoFar = Pick<RowsOutcome, "good" | "known" | "bad" | "leftOut" | "wrong" | "unknown">;

/** With what has become of its next rows. */
export function addSoFar(before: SoFar | null, { good, known, bad, leftOut, wrong, unknown }: SoFar): SoFar {
  if (!before) return { good, known, bad, leftOut, wrong, unknown };
  return {
    good: before.good + good,
    known: before.known + known,
    bad: before.bad + bad,
    leftOut: before.leftOut + leftOut,
    wrong: [...before.wrong, ...wrong],
    unknown: addedUp(before.unknown, unknown),
  };
}

/** Fields and values are called as a table calls them, which may be as any object's own. */
function addedUp(one: SoFar["unknown"], other: SoFar["unknown"]): SoFar["unknown"] {
  const sums = new Map<string, Map<string, number>>();
  for (const unknown of [one, other])
    for (const [field, values] of Object.entries(unknown)) {
      const ofField = sums.get(field) ?? new Map<string, number>();
      for (const [value, count] of Object.entries(values)) ofField.set(value, (ofField.get(value) ?? 0) + count);
      sums.set(field, ofField);
    }
  return Object.fromEntries([...sums].map(([field, values]) => [field, Object.fromEntries(values)]));
}
