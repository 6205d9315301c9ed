import { expect, it } from "vitest";
import { bySession } from "./by-session";
import type { TermMoved } from "./compare";

it("tells what a session recorded apart from what moved besides over its days", () => {
  const record = (sessionId: string | null) => ({ sessionId, validText: "2019-02-25", compartmentId: null });
  const position = (partyId: string, sessionId: string | null) => {
    const to = { partyId, termId: "1", stance: "opposes" as const, intervals: [], conditions: [] };
    const step = { from: null, to: { ...to, record: record(sessionId) }, markedWith: [] };
    const change = { parts: ["stance" as const], change: "first" as const, passed: [], withdrawn: null };
    return { ...step, ...change, partyId, termId: "1" };
  };
  const term = (id: string, rest: Partial<TermMoved>): TermMoved => ({
    term: { id, number: id, title: id, parentId: null, axisUnit: null, record: record(null) },
    ...{ entry: null, status: null, wordings: [], positions: [], firsts: [] },
    ...rest,
  });
  const status = {
    from: "tabled" as const,
    to: "agreed" as const,
    markedWith: [],
    record: record("other"),
    passed: [],
  };
  const told = (terms: readonly TermMoved[]) =>
    terms.map((each) => [each.term.id, each.status?.to ?? null, ...each.positions.map(({ partyId }) => partyId)]);
  const { own, others } = bySession(
    [term("1", { status, positions: [position("US", "this"), position("TB", null)] }), term("2", { status })],
    "this",
  );
  expect(told(own)).toEqual([["1", null, "US"]]);
  expect(told(others)).toEqual([
    ["1", "agreed", "TB"],
    ["2", "agreed"],
  ]);

  // How a term stood by the session's end, before it came to stand otherwise the day after.
  const passed = [{ termId: "1", status: "under_discussion" as const, record: record("this") }];
  expect(told(bySession([term("1", { status: { ...status, passed } })], "this").own)).toEqual([["1", "agreed"]]);
});
