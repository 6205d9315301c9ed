import { describe, expect, it } from "vitest";
import type { Condition } from "@/lib/positions/rules/conditions";
import type { LadderStatus, TermStatus } from "@/lib/terms/rules";
import { party, position, statuses, term } from "./analysis.arbitrary";
import { type Facts, standingsOf } from "./standing";
import { circlesOf } from "./waiting";

const ifAgreed = (termId: string, atLeast: LadderStatus = "agreed"): Condition => ({
  kind: "term_status",
  termId,
  atLeast,
});
const requires = (fromTermId: string, toTermId: string) => ({
  fromTermId,
  toTermId,
  kind: "requires" as const,
  why: "Because.",
  record: { compartmentId: null },
});
const facts: Facts = {
  parties: [party("United States"), party("Taliban"), party("Qatar", { role: "host" })],
  terms: [term("4.1", { title: "Timetable" }), term("4.2"), term("4.3", { title: "Monitoring" })],
  statuses: statuses({ "4.1": "bracketed", "4.2": "tabled", "4.3": "tabled" }),
  linkages: [],
  positions: [
    position("Taliban", "4.1", { conditions: [ifAgreed("4.3")], record: { compartmentId: "inside" } }),
    position("United States", "4.3", { conditions: [ifAgreed("4.1")] }),
  ],
};
const told = (changed: Partial<Facts> = {}) => {
  const all = { ...facts, ...changed };
  return circlesOf({ ...all, standings: standingsOf(all) });
};

describe("terms that wait for each other", () => {
  it("names the circle that two parties' conditions make, with the marking of what it tells", () => {
    expect(told()).toEqual([
      {
        terms: [facts.terms[0], facts.terms[2]],
        sentence: "4.1 Timetable waits for 4.3 Monitoring (Taliban), which waits for 4.1 (United States).",
        markedWith: ["inside"],
      },
    ]);
  });

  it("goes through linkages as well as conditions, and by the shortest way", () => {
    const linkages = [requires("4.1", "4.2"), requires("4.2", "4.3")];
    expect(told({ linkages, positions: facts.positions.slice(1) }).map(({ sentence }) => sentence)).toEqual([
      "4.1 Timetable waits for 4.2 Term 4.2 (linkage), which waits for 4.3 Monitoring (linkage), which waits for 4.1 (United States).",
    ]);
    const [circle] = told({ linkages });
    expect(circle?.terms).toHaveLength(3);
    expect(circle?.sentence).not.toContain("4.2");
  });

  it("is none once a link of it is met, asks for less than agreement, or is of a party that only watches", () => {
    const settled = (status: TermStatus) => statuses({ "4.1": "bracketed", "4.3": status });
    expect(told({ statuses: settled("agreed") })).toEqual([]);
    expect(told({ statuses: settled("withdrawn") })).toEqual([]);
    const back = position("United States", "4.3", { conditions: [ifAgreed("4.1", "bracketed")] });
    expect(told({ positions: [...facts.positions.slice(0, 1), back] })).toEqual([]);
    const host = position("Qatar", "4.3", { conditions: [ifAgreed("4.1")] });
    expect(told({ positions: [...facts.positions.slice(0, 1), host] })).toEqual([]);
  });

  it("goes through a condition on values only where no other value is left to agree on", () => {
    const within = { from: 0, to: 24 };
    const terms = [term("4.1", { title: "Timetable" }), term("4.3", { title: "Monitoring", axisUnit: "months" })];
    const upTo = (to: number) =>
      told({
        terms,
        positions: [
          position("Taliban", "4.1", { conditions: [{ kind: "axis", termId: "4.3", within }] }),
          position("Taliban", "4.3", { intervals: [{ verdict: "rejects", from: to, fromOpen: true, to: null }] }),
          position("United States", "4.3", { conditions: [ifAgreed("4.1")] }),
        ],
      });
    expect(upTo(24).map(({ terms: members }) => members.map(({ number }) => number))).toEqual([["4.1", "4.3"]]);
    expect(upTo(36)).toEqual([]);
  });
});
