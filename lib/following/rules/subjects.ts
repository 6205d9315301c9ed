/** What can be followed. */
type FollowedKind = "negotiation" | "term" | "party" | "session" | "thread" | "review";

/** What somebody is told of: what can be followed, notes that they are asked to write in, and tables that came in. */
export type SubjectKind = FollowedKind | "notes" | "table";

const kindOfSeries: Readonly<Record<string, FollowedKind>> = {
  term: "term",
  party: "party",
  session: "session",
  annotation: "thread",
  review: "review",
};

/** Null: a series of this kind is not followed. */
export function subjectKindOf(recordKind: string): FollowedKind | null {
  return Object.hasOwn(kindOfSeries, recordKind) ? (kindOfSeries[recordKind] ?? null) : null;
}
