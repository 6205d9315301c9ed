/** What can be followed. */
export type SubjectKind = "negotiation" | "term" | "party" | "session" | "thread" | "review";

const kindOfSeries: Readonly<Record<string, SubjectKind>> = {
  term: "term",
  party: "party",
  session: "session",
  annotation: "thread",
  review: "review",
};

/** Null: a series of this kind is not followed. */
export function subjectKindOf(recordKind: string): SubjectKind | null {
  return Object.hasOwn(kindOfSeries, recordKind) ? (kindOfSeries[recordKind] ?? null) : null;
}
