/** What became of records that were put right or taken back, as a page tells it. */

/** One correction: in which fields the record was otherwise until then. */
export type Correction = {
  recordId: string;
  byName: string;
  at: Date;
  reason: string | null;
  /** It was an undoing. */
  isUndone: boolean;
  was: { label: string; before: string | null }[];
};

/** A record that was taken back, with nothing in its place. */
export type TakenBackRecord = {
  recordId: string;
  seriesId: string;
  noun: string;
  /** "a statement by Zalmay Khalilzad". */
  what: string;
  said: string | null;
  byName: string;
  at: Date;
  reason: string | null;
  compartmentId: string | null;
};
