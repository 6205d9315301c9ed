import { expect, it } from "vitest";
import type { TermStatus } from "@/lib/terms/rules";
import type { TermFact } from "./facts";
import { mostUnfolded, shownOf, toldTerms } from "./standing";

const term = (id: string, more: Partial<TermFact> = {}): TermFact => ({
  ...{ id, number: id, title: id, summary: null, parentId: null, axisUnit: null, axisLabel: null, axisBaseline: null },
  isUnilateral: false,
  ...more,
});
const many = Array.from({ length: 1000 }, (_, place) => term(`s${place}`));
const statusOf = (id: string): TermStatus => (id.startsWith("s") ? "agreed" : "bracketed");
const factsOf = (terms: readonly TermFact[]) => ({
  terms,
  statuses: new Map(terms.map(({ id }) => [id, { status: statusOf(id), note: null }])),
  linkages: [],
});
const nobody = { unfolded: null, askedIds: [] };

it("tells all that is bargained over, and of a thousand that are settled the first twenty", () => {
  const told = toldTerms(factsOf([...many, term("o1"), term("o2")]), nobody);
  expect(told).toEqual([...many.slice(0, 20).map(({ id }) => id), "o1", "o2"]);
});

it("tells a settled term that has an axis, is linked, goes on without a deal or is asked for", () => {
  const special = [
    term("s-axis", { axisUnit: "months" }),
    term("s-unilateral", { isUnilateral: true }),
    term("s-asked"),
  ];
  const facts = factsOf([...many, ...special]);
  const linkages = [
    { fromTermId: "s500", toTermId: "s900", kind: "requires" as const, why: "", record: { compartmentId: null } },
  ];
  const told = toldTerms({ ...facts, linkages }, { unfolded: null, askedIds: ["s-asked"] });
  expect(told.slice(20, -1)).toEqual(["s500", "s900", "s-axis", "s-unilateral"]);
  expect(told.at(-1)).toBe("s-asked");
});

it("shows a group that is asked for by so many at a time, and one of a few whole", () => {
  const asked = { unfolded: { group: "settled" as const, from: mostUnfolded }, askedIds: [] };
  expect(toldTerms(factsOf(many), asked)).toEqual(many.slice(mostUnfolded, 2 * mostUnfolded).map(({ id }) => id));
  expect(shownOf("settled", many.slice(0, 25), null).shown).toHaveLength(25);
  expect(shownOf("settled", many.slice(0, 26), null).shown).toHaveLength(20);
  expect(shownOf("settled", many, { group: "settled", from: 5000 }).from).toBe(0);
});
