/** What the laws of the questions draw from: a small negotiation whose positions have conditions, and whose axes begin at 0. */
import fc from "fast-check";
import type { Condition } from "@/lib/positions/rules/conditions";
import type { LadderStatus } from "@/lib/terms/rules";
import { anyFacts } from "../analysis.arbitrary";
import type { AskFacts } from "../questions-to-ask";
import { standingsOf } from "../standing";
import { noPackages } from "./stakes";

const anyCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.constant<Condition>({ kind: "text", text: "prisoners are freed" }),
  fc.record({
    kind: fc.constant("term_status" as const),
    termId: fc.constantFrom("1", "2", "3"),
    atLeast: fc.constantFrom<LadderStatus>("tabled", "bracketed", "agreed"),
  }),
  fc.record({
    kind: fc.constant("axis" as const),
    termId: fc.constantFrom("1", "2", "3"),
    within: fc.constantFrom({ from: 0, to: 4 }, { from: 3, to: null }),
  }),
);

const fromZero = (bound: number | null) => (bound === null ? null : Math.max(0, bound));

/** A negotiation in any state, as the questions are asked of it. */
export const anyAskFacts: fc.Arbitrary<AskFacts> = fc
  .tuple(
    anyFacts,
    fc.array(fc.array(anyCondition, { maxLength: 2 }), { minLength: 10, maxLength: 10 }),
    fc.func(fc.boolean()),
  )
  .map(([drawn, conditions, isOvertaken]) => {
    const positions = drawn.positions.map((position, index) => ({
      ...position,
      conditions: conditions[index] ?? [],
      isOvertaken: isOvertaken(index),
      // Below zero the axis itself would change with the position that reaches there.
      intervals: position.intervals
        .map((one) => ({ ...one, from: fromZero(one.from), to: fromZero(one.to) }))
        .filter(({ from, to }) => from === null || to === null || from < to),
    }));
    return askFacts({ ...drawn, positions });
  });

/** With what a case does not say left empty. */
export function askFacts(facts: Pick<AskFacts, "terms" | "statuses" | "positions" | "linkages" | "parties">): AskFacts {
  return {
    standings: standingsOf(facts),
    zone: "UTC",
    questions: [],
    saved: noPackages,
    statements: [],
    figures: [],
    positionsHeld: [],
    sessions: [],
    sources: [],
    ...facts,
  };
}
