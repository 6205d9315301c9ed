/** Suggestions written into a wording: several at once, as long as no two change the same words. */
import type { Span } from "@/lib/text/canonical";

/** Words of the wording, and what is to stand in their place; empty strikes them. */
export type Change = { id: string; place: Span; replacement: string };

export type Adopted<Suggested extends Change> = {
  text: string;
  /** Those written in, in the order of the text. */
  adopted: Suggested[];
  /** Those that change words which one of those changes already, each with that one. */
  conflicts: { suggestion: Suggested; with: Suggested }[];
};

/**
 * Writes the suggestions into the text. Where two overlap, the one given first is written and the other is a conflict to
 * be decided by a person. Two that only touch do not overlap, and neither do two that insert at different places.
 */
export function adoptInto<Suggested extends Change>(text: string, given: readonly Suggested[]): Adopted<Suggested> {
  const adopted: Suggested[] = [];
  const conflicts: Adopted<Suggested>["conflicts"] = [];
  for (const suggestion of given) {
    const other = adopted.find(({ place }) => overlap(place, suggestion.place));
    if (other) conflicts.push({ suggestion, with: other });
    else adopted.push(suggestion);
  }
  adopted.sort((a, b) => a.place.start - b.place.start);
  let [written, end] = ["", 0];
  for (const { place, replacement } of adopted) {
    written += text.slice(end, place.start) + replacement;
    end = place.end;
  }
  return { text: written + text.slice(end), adopted, conflicts };
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
