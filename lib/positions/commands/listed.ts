/** Positions in a list: what is asked for each, and what becomes of it. */
import "server-only";
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import type { UnsaidAxis } from "../rules/unsaid-axis";
import type { PositionInput } from "../schema";
import type { readIntervals } from "./position";

/** One of them, with its date; conditions are in words, as a table has them. */
export type ListedPosition = PositionInput & {
  heldFrom: FuzzyDate;
  /** Its row gives no date: it is the same position whenever it was said, and comes after what it follows on that day. */
  isUndated: boolean;
  /** Where it says nothing of the axis: whether what was held there holds on. Left out: that has to be said. */
  unsaidAxis?: UnsaidAxis;
};

/**
 * `known`: it is on record already, or was and has been corrected since; or one before it in the list says the same. `keys`:
 * what it says as one like it would be asked for, and as it would be with a date or without. `unsaid`: it would end what is
 * held on the axis without a word of it.
 */
export type ListedOutcome =
  | { is: "new"; keys: [asked: string, other: string] }
  | { is: "known"; by: KnownBy }
  | { is: "unsaid"; field: string; message: string }
  | { is: "bad"; field: string; message: string };

/** What says it already: a record, of this date, or the one at that place of the list. */
export type KnownBy = { since: FuzzyDate } | { place: number };

export type Ready = { seriesId: string; position: ListedPosition; row: ReturnType<typeof rowOf> };
export type Bad = Extract<ListedOutcome, { is: "bad" }>;

/** As the table keeps it; of conditions, those in words. */
export function rowOf(position: ListedPosition, intervals: ReturnType<typeof readIntervals>) {
  const { partyId, termId, stance, basis, confidence, salience, why } = position;
  const conditions = position.conditions.flatMap((each) => (each.kind === "text" ? [each] : []));
  return {
    ...{ partyId, termId, stance, basis, confidence, salience: salience ?? null, why: why ?? null },
    ...{ intervals, conditions, clauseVersionId: null },
  };
}
