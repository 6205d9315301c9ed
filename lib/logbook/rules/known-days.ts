/** Days at which it is worth asking what was known by then: those on which something was recorded or corrected, and sessions. */
import type { FuzzyDate } from "@/lib/time/fuzzy-date";
import type { Stop } from "./named-moments";

/** What a day brought to the record; of a very busy day the counting ends at `mostCounted`. */
export type RecordedDay = { day: FuzzyDate; recorded: number; corrected: number };

export const mostCounted = 1_000;

/**
 * From the first to the last; of more than `most` the first, then those on which the most happened and the named days of the
 * world (`stops`), which leave at least half of the places to days on which something was recorded. A named day before the
 * record begins tells nothing of what was known, and one after its last entry nothing new.
 */
export function knownDays(recorded: readonly RecordedDay[], stops: readonly Stop[], most: number): Stop[] {
  const inOrder = recorded.map(({ day }) => day).sort();
  const [first, last] = [inOrder[0], inOrder.at(-1)];
  if (first === undefined || last === undefined) return [];
  const days = new Map(
    recorded.map((each) => [each.day, { weight: weightOf(each), isNamed: false, names: [inWords(each)] }]),
  );
  for (const { day, names } of stops) {
    if (names.length === 0 || day < first || day > last) continue;
    const known = days.get(day);
    days.set(day, { weight: known?.weight ?? 0, isNamed: true, names: [...names, ...(known?.names ?? [])] });
  }
  const byWeight = [...days].sort(
    ([one, a], [other, b]) =>
      Number(other === first) - Number(one === first) || b.weight - a.weight || (one < other ? 1 : -1),
  );
  const ofRecord = byWeight.filter(([, { weight }]) => weight > 0).slice(0, Math.ceil(most / 2));
  const rest = byWeight.filter((each) => !ofRecord.includes(each));
  // A day with a name is kept before one that has none.
  const inTurn = [
    ...ofRecord,
    ...rest.filter(([, { isNamed }]) => isNamed),
    ...rest.filter(([, each]) => !each.isNamed),
  ];
  return inTurn
    .slice(0, most)
    .map(([day, { names }]) => ({ day, names }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** A correction changes what was held to be so, and weighs more than one more entry. */
function weightOf({ recorded, corrected }: RecordedDay): number {
  return recorded + 4 * corrected;
}

/** "31 entries, 4 corrected". */
function inWords({ recorded, corrected }: RecordedDay): string {
  const all = recorded + corrected;
  const many = all >= mostCounted ? `${mostCounted.toLocaleString("en-GB")} entries or more` : null;
  const entries = recorded === 0 ? null : recorded === 1 ? "1 entry" : `${recorded.toLocaleString("en-GB")} entries`;
  return [many ?? entries, corrected > 0 ? `${corrected.toLocaleString("en-GB")} corrected or taken back` : null]
    .filter(Boolean)
    .join(", ");
}
