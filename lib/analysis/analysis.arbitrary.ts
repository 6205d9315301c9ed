/** What the property tests of this folder draw from. */
import fc from "fast-check";
import { partyRoles } from "@/lib/parties/rules";
import { type Interval, stances, verdicts } from "@/lib/positions/rules";
import { linkageKinds, type TermStatus, termStatuses } from "@/lib/terms/rules";
import type { AxisRange, PartyIntervals } from "./agreement-zone";
import type { LinkageFact, PartyFact, PositionFact, TermFact } from "./facts";
import type { Facts } from "./standing";

const anyBound = fc.option(fc.integer({ min: -2, max: 8 }), { nil: null });

export const anyInterval: fc.Arbitrary<Interval> = fc
  .record({
    verdict: fc.constantFrom(...verdicts),
    from: anyBound,
    to: anyBound,
    fromOpen: fc.boolean(),
    toOpen: fc.boolean(),
  })
  .filter(
    ({ from, to, fromOpen, toOpen }) =>
      from === null || to === null || from < to || (from === to && !fromOpen && !toOpen),
  );

export const anyParties: fc.Arbitrary<PartyIntervals[]> = fc
  .array(fc.array(anyInterval, { maxLength: 3 }), { minLength: 1, maxLength: 4 })
  .map((each) => each.map((intervals, index) => ({ partyId: `party ${index}`, intervals })));

export const anyRange: fc.Arbitrary<AxisRange> = fc.constantFrom(
  { min: 0, max: null },
  { min: null, max: null },
  { min: 0, max: 6 },
);

export function party(id: string, rest: Partial<PartyFact> = {}): PartyFact {
  return { id, name: id, code: "XX", role: "negotiating", isAtTable: true, ...rest };
}

export function term(number: string, rest: Partial<TermFact> = {}): TermFact {
  const parent = number.includes(".") ? number.slice(0, number.lastIndexOf(".")) : null;
  return {
    id: number,
    number,
    title: `Term ${number}`,
    summary: null,
    parentId: parent,
    axisUnit: null,
    axisLabel: null,
    axisBaseline: null,
    isUnilateral: false,
    ...rest,
  };
}

export function position(partyId: string, termId: string, rest: Partial<PositionFact> = {}): PositionFact {
  return {
    partyId,
    termId,
    stance: "supports",
    basis: "reported",
    salience: null,
    why: null,
    intervals: [],
    conditions: [],
    record: { compartmentId: null },
    ...rest,
  };
}

export function statuses(each: Record<string, TermStatus>) {
  return new Map(Object.entries(each).map(([termId, status]) => [termId, { status, note: null }]));
}

const numbers = ["1", "1.1", "1.2", "2", "3"];
const someNumber = fc.constantFrom(...numbers);
const someParty = fc.constantFrom("A", "B", "C");

const anyLinkage: fc.Arbitrary<LinkageFact> = fc
  .record({
    fromTermId: someNumber,
    toTermId: someNumber,
    kind: fc.constantFrom(...linkageKinds),
    why: fc.constant("Because."),
    record: fc.constant({ compartmentId: null }),
  })
  .filter(({ fromTermId, toTermId }) => fromTermId !== toTermId);

const anyPositions = fc.uniqueArray(
  fc
    .record({
      partyId: someParty,
      termId: someNumber,
      stance: fc.constantFrom(...stances),
      intervals: fc.array(anyInterval, { maxLength: 2 }),
    })
    .map(({ partyId, termId, ...rest }) => position(partyId, termId, rest)),
  { selector: ({ partyId, termId }) => `${partyId} ${termId}`, maxLength: 10 },
);

/** A small negotiation in any state. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record({
  terms: fc
    .tuple(fc.subarray(numbers), fc.func(fc.boolean()), fc.boolean())
    .map(([chosen, isUnilateral, hasAxis]) =>
      chosen.map((number) => term(number, { isUnilateral: isUnilateral(number), axisUnit: hasAxis ? "months" : null })),
    ),
  statuses: fc.dictionary(someNumber, fc.constantFrom(...termStatuses)).map(statuses),
  positions: anyPositions,
  linkages: fc.array(anyLinkage, { maxLength: 4 }),
  parties: fc
    .tuple(fc.subarray(["A", "B", "C"]), fc.func(fc.constantFrom(...partyRoles)))
    .map(([ids, roleOf]) => ids.map((id) => party(id, { role: roleOf(id) }))),
});
