import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAgainst } from "@/lib/positions/rules";
import { isOpen } from "@/lib/terms/rules";
import { anyFacts, party, position, statuses, term } from "./analysis.arbitrary";
import { holdInWords } from "./hold-words";
import { type Facts, standingGroups, standingsOf } from "./standing";

const open = { compartmentId: null };
const none: Facts = { terms: [], statuses: new Map(), positions: [], linkages: [], parties: [] };
const parties = [
  party("United States"),
  party("Taliban"),
  party("Afghan Government", { role: "affected", isAtTable: false }),
  party("Allies", { role: "consulted", isAtTable: false }),
];

/** "blocked: Taliban strongly opposes", by the term's number. */
function told(facts: Partial<Facts>): Record<string, string> {
  const all = { ...none, parties, ...facts };
  const termOf = (id: string) => all.terms.find((each) => each.id === id) ?? null;
  return Object.fromEntries(
    standingsOf(all).map(({ term: { number }, group, hold, status, waitsFor }) => {
      const { party: holder, words } = holdInWords(hold, { status, termOf });
      return [
        number,
        `${group}: ${[holder, words].filter(Boolean).join(" ")}${waitsFor ? `; requires ${waitsFor.number}` : ""}`,
      ];
    }),
  );
}

describe("where each term stands", () => {
  it("is blocked by a negotiating party's no, and by nobody else's", () => {
    expect(
      told({
        terms: [term("1"), term("2")],
        statuses: statuses({ 1: "bracketed", 2: "tabled" }),
        positions: [
          position("Taliban", "1", { stance: "strongly_opposes" }),
          position("United States", "1", { stance: "champions" }),
          position("Allies", "2", { stance: "rejects" }),
        ],
      }),
    ).toEqual({ 1: "blocked: Taliban strongly opposes", 2: "open: Allies rejects" });
  });

  it("names those who are apart, and who withdrew its offer, before an unknown", () => {
    const accepts = (from: number | null, to: number) => ({ intervals: [{ verdict: "accepts" as const, from, to }] });
    expect(
      told({
        terms: [term("1", { axisUnit: "months" }), term("2", { axisUnit: "troops" })],
        statuses: statuses({ 1: "under_discussion", 2: "tabled" }),
        positions: [
          position("United States", "1", { stance: "supports", ...accepts(36, 60) }),
          position("Taliban", "1", { stance: "can_live_with", ...accepts(null, 24) }),
          position("Afghan Government", "1", { stance: "unknown" }),
          position("United States", "2", { stance: "no_position" }),
          position("Taliban", "2", { stance: "unknown" }),
        ],
        positionsHeld: [position("United States", "2", accepts(7000, 7000))],
      }),
    ).toEqual({
      1: "open: United States and Taliban 12 months apart",
      2: "open: United States withdrew its offer",
    });
  });

  it("puts red lines first among the blocked, and names the strongest of several", () => {
    const standings = told({
      terms: [term("1"), term("2")],
      statuses: statuses({ 1: "tabled", 2: "tabled" }),
      positions: [
        position("United States", "1", { stance: "opposes" }),
        position("United States", "2", { stance: "opposes" }),
        position("Taliban", "2", { stance: "rejects" }),
      ],
    });
    expect(Object.entries(standings)).toEqual([
      ["1", "blocked: United States opposes"],
      ["2", "blocked: Taliban rejects, and one more"],
    ]);
    expect(
      standingsOf({
        ...none,
        parties,
        terms: [term("1"), term("2")],
        statuses: statuses({ 1: "tabled", 2: "tabled" }),
        positions: [position("Taliban", "1", { stance: "opposes" }), position("Taliban", "2", { stance: "rejects" })],
      }).map(({ term: { number } }) => number),
    ).toEqual(["2", "1"]);
  });

  it("is blocked where the values that the negotiating parties reject leave none, whatever their stances", () => {
    const reject = (from: number | null, to: number | null) => [{ verdict: "rejects" as const, from, to }];
    expect(
      told({
        terms: [term("1", { axisUnit: "months" })],
        statuses: statuses({ 1: "tabled" }),
        positions: [
          position("United States", "1", { intervals: reject(null, 40) }),
          position("Taliban", "1", { intervals: reject(30, null) }),
        ],
      }),
    ).toEqual({ 1: "blocked: no value is left between the parties" });
  });

  it("leaves a term that only waits for a blocked one open, and says what it waits for", () => {
    const linkages = [{ fromTermId: "2", toTermId: "1", kind: "requires" as const, why: "", record: open }];
    const positions = [position("Taliban", "1", { stance: "rejects" })];
    const facts = {
      terms: [term("1"), term("2")],
      statuses: statuses({ 1: "bracketed", 2: "tabled" }),
      linkages,
      positions,
    };
    expect(told(facts)[2]).toBe("open: requires 1, bracketed");
    expect(told({ ...facts, positions: [...positions, position("Taliban", "2", { stance: "unknown" })] })[2]).toBe(
      "open: Taliban unknown; requires 1",
    );
  });

  it("names what holds an open term, from what binds most to what binds least", () => {
    const terms = ["1", "2", "3", "4", "5", "6"].map((number) => term(number));
    expect(
      told({
        terms,
        statuses: statuses(Object.fromEntries(terms.map(({ id }) => [id, "tabled" as const]))),
        linkages: [{ fromTermId: "4", toTermId: "1", kind: "trades_for", why: "", record: open }],
        positions: [
          position("Allies", "1", { stance: "conditional", conditions: [{ kind: "text", text: "US support holds." }] }),
          position("Afghan Government", "1", { stance: "unknown" }),
          position("United States", "2", { stance: "no_position" }),
          position("Afghan Government", "3", { stance: "unknown" }),
          position("United States", "5"),
        ],
      }),
    ).toEqual({
      1: "open: Allies if US support holds",
      2: "open: United States no position",
      3: "open: Afghan Government unknown, not at the table",
      4: "open: trades for 1, tabled",
      5: "open: no objection recorded",
      6: "open: no position recorded",
    });
  });

  it("says on what a settled term rests, and what goes on outside the deal", () => {
    expect(
      told({
        terms: [
          term("1"),
          term("1.1"),
          term("1.2"),
          term("1.3"),
          term("2"),
          term("3", { isUnilateral: true }),
          term("4"),
          term("5"),
        ],
        statuses: statuses({
          1: "agreed_in_principle",
          "1.1": "tabled",
          "1.2": "tabled",
          "1.3": "tabled",
          2: "agreed",
          3: "under_discussion",
          4: "parked",
        }),
      }),
    ).toMatchObject({
      1: "settled: rests on 1.1 to 1.3",
      2: "settled: no objection recorded",
      3: "outside: goes on without a deal",
      4: "outside: set aside",
      5: "outside: not on the table",
    });
  });

  it("leaves out a heading that never had a status of its own, and keeps one that had", () => {
    const terms = [term("1"), term("1.1")];
    expect(Object.keys(told({ terms, statuses: statuses({ "1.1": "tabled" }) }))).toEqual(["1.1"]);
    expect(Object.keys(told({ terms, statuses: statuses({ 1: "tabled" }) }))).toEqual(["1", "1.1"]);
  });

  it("gives every term one place, in the order of need, and blocks for a no or for want of a value alone", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const standings = standingsOf(facts);
        expect(new Set(standings.map((each) => each.term.id)).size).toBe(standings.length);
        expect(standings.every((each) => facts.terms.includes(each.term))).toBe(true);
        const order = standings.map(({ group }) => standingGroups.indexOf(group));
        expect(order).toEqual([...order].sort((a, b) => a - b));
        for (const { term: each, group, hold, status } of standings) {
          const isRefused = facts.positions.some(
            ({ termId, partyId, stance }) =>
              termId === each.id &&
              isAgainst(stance) &&
              facts.parties.some(({ id, role }) => id === partyId && role === "negotiating"),
          );
          const isBargained = isOpen(status) && !each.isUnilateral;
          expect(group === "blocked").toBe(isBargained && (isRefused || hold.kind === "no_value"));
        }
      }),
    );
  });

  it("is not swayed by what parties and terms outside the list hold", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const strangers = [
          position("hidden", "1", { stance: "rejects" }),
          position("A", "hidden", { stance: "rejects" }),
        ];
        const linkages = [{ fromTermId: "1", toTermId: "hidden", kind: "requires" as const, why: "", record: open }];
        expect(
          standingsOf({
            ...facts,
            positions: [...facts.positions, ...strangers],
            linkages: [...facts.linkages, ...linkages],
          }),
        ).toEqual(standingsOf(facts));
      }),
    );
  });
});
