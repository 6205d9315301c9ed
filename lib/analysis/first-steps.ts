/** What a team records first, in the order in which it meets them, and what of it is on record. */

/** How many of each are on record at the moment. */
export type OnRecord = { parties: number; people: number; terms: number; rounds: number; positions: number };

export type StepName = "founding" | "parties" | "terms" | "round" | "positions";

/** `done`: what is on record of it, counted; null while nothing is. */
export type Step = { name: StepName; done: string | null };

/** Every step, those still to do before those that are done; each in the order of the team. */
export function firstSteps(onRecord: OnRecord, founded: string): Step[] {
  const { parties, people, terms, rounds, positions } = onRecord;
  const steps: Step[] = [
    { name: "founding", done: founded },
    { name: "parties", done: counted([parties, "party", "parties"], [people, "person", "people"]) },
    { name: "terms", done: counted([terms, "term", "terms"]) },
    { name: "round", done: counted([rounds, "round", "rounds"]) },
    { name: "positions", done: counted([positions, "position", "positions"]) },
  ];
  return [...steps.filter(({ done }) => done === null), ...steps.filter(({ done }) => done !== null)];
}

/** "3 parties, 1 person"; null where there is none of the first. */
function counted(...counts: [count: number, one: string, many: string][]): string | null {
  if (counts[0]?.[0] === 0) return null;
  return counts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`)
    .join(", ");
}
