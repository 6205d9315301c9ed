/** What the property tests of packages draw from. */
import fc from "fast-check";
import { anyFacts, position } from "@/lib/analysis/analysis.arbitrary";
import type { PositionFact } from "@/lib/analysis/facts";
import { type Facts, standingsOf } from "@/lib/analysis/standing";
import type { Choice } from "@/lib/packages/rules";
import type { Condition } from "@/lib/positions/rules/conditions";
import { agreementLadder, termStatuses } from "@/lib/terms/rules";
import type { OptionFact, PackageFacts, WordingFact } from "./package-facts";

/** A position that may be about certain words. */
export function held(partyId: string, termId: string, rest: Partial<PositionFact> & { clauseVersionId?: string } = {}) {
  const { clauseVersionId = null, ...said } = rest;
  return { ...position(partyId, termId, said), clauseVersionId };
}

export type Words = { wordings?: readonly WordingFact[]; options?: readonly OptionFact[] };

/** Small facts as a package is tested against them. */
export function packageFacts(facts: Facts, { wordings = [], options = [] }: Words = {}): PackageFacts {
  return {
    ...facts,
    standings: standingsOf(facts),
    wordings: new Map(wordings.map((each) => [each.id, each])),
    options: new Map(options.map((each) => [each.id, each])),
  };
}

const numbers = ["1", "1.1", "1.2", "2", "3"];
const someNumber = fc.constantFrom(...numbers);
const bound = fc.integer({ min: -2, max: 8 });

const anyStretch = fc
  .tuple(bound, bound, fc.constantFrom("closed", "closed", "from", "to", "any"))
  .map(([one, other, opens]) => ({
    from: opens === "from" || opens === "any" ? null : Math.min(one, other),
    to: opens === "to" || opens === "any" ? null : Math.max(one, other),
  }));

export const anyCondition: fc.Arbitrary<Condition> = fc.oneof(
  fc.constant<Condition>({ kind: "text", text: "If they mean it." }),
  fc.record({
    kind: fc.constant("term_status" as const),
    termId: someNumber,
    atLeast: fc.constantFrom(...agreementLadder),
  }),
  fc.record({ kind: fc.constant("axis" as const), termId: someNumber, within: anyStretch }),
);

const anyChoice: fc.Arbitrary<Choice> = fc
  .record({
    termId: someNumber,
    value: fc.option(anyStretch, { nil: undefined }),
    status: fc.option(fc.constantFrom(...termStatuses), { nil: undefined }),
  })
  .map(({ termId, value, status }) => ({ termId, ...(value ? { value } : {}), ...(status ? { status } : {}) }));

export const anyChoices = fc.uniqueArray(anyChoice, { selector: ({ termId }) => termId, maxLength: 5 });

export const anyPackageFacts: fc.Arbitrary<PackageFacts> = fc
  .tuple(anyFacts, fc.array(fc.array(anyCondition, { maxLength: 2 }), { minLength: 10, maxLength: 10 }))
  .map(([facts, conditions]) =>
    packageFacts({
      ...facts,
      positions: facts.positions.map((each, index) => ({
        ...each,
        conditions: conditions[index] ?? [],
        clauseVersionId: null,
      })),
    }),
  );
