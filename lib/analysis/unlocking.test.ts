import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Interval } from "@/lib/positions/rules";
import type { Condition } from "@/lib/positions/rules/conditions";
import { anyFacts, party, position, statuses, term } from "./analysis.arbitrary";
import type { TermFact } from "./facts";
import { type Facts, standingsOf } from "./standing";
import { unlockingOf } from "./unlocking";

const facts: Facts = {
  parties: [party("A"), party("B"), party("C")],
  terms: [term("1"), term("2")],
  statuses: statuses({ 1: "bracketed", 2: "tabled" }),
  linkages: [],
  positions: [],
};
const of = (all: Facts, about: TermFact) => unlockingOf(about, { ...all, standings: standingsOf(all) });
const waysOf = (changed: Partial<Facts>, number = "1") => {
  const all = { ...facts, ...changed };
  const about = all.terms.find((each) => each.number === number);
  if (!about) throw new Error("no such term");
  return of(all, about).ways.map(({ where, moves }) => `${where ? `${where}: ` : ""}${moves.join(" and ")}`);
};
const interval = (verdict: Interval["verdict"], from: number | null, to: number | null, open = {}): Interval => {
  return { verdict, from, to, ...open };
};
const ifAgreed = (termId: string): Condition => ({ kind: "term_status", termId, atLeast: "agreed" });

describe("what would unlock a term", () => {
  it("is a move of either side where a price has no zone (Raiffa 1982, chapter 4)", () => {
    const priced = { parties: [party("Seller"), party("Buyer")], terms: [term("1", { axisUnit: "money" as const })] };
    const seller = [interval("rejects", 0, 10, { toOpen: true }), interval("accepts", 10, null)];
    const buyer = [interval("accepts", 0, 8), interval("rejects", 8, null, { fromOpen: true })];
    const positions = [position("Seller", "1", { intervals: seller }), position("Buyer", "1", { intervals: buyer })];
    const ways = waysOf({ ...priced, positions });
    expect(ways).toHaveLength(2);
    expect(ways[0]).toMatch(/8.*: Seller stops rejecting$/);
    expect(ways[1]).toMatch(/10.*: Buyer stops rejecting$/);
  });

  it("is nothing where the reservation prices cross", () => {
    const priced = { parties: [party("Seller"), party("Buyer")], terms: [term("1", { axisUnit: "money" as const })] };
    const seller = [interval("rejects", 0, 6, { toOpen: true }), interval("accepts", 6, null)];
    const buyer = [interval("accepts", 0, 8), interval("rejects", 8, null, { fromOpen: true })];
    const positions = [position("Seller", "1", { intervals: seller }), position("Buyer", "1", { intervals: buyer })];
    expect(waysOf({ ...priced, positions })).toEqual([]);
  });

  it("does not take an unknown value for a no, whatever the stance on the whole, nor an accepted one for a yes to it", () => {
    const about = { parties: [party("A"), party("B")], terms: [term("1", { axisUnit: "months" as const })] };
    const offer = position("A", "1", { intervals: [interval("accepts", 36, 60)] });
    const against = (verdict: "accepts" | "unknown") =>
      position("B", "1", { stance: "strongly_opposes", intervals: [interval(verdict, 36, 60)] });
    expect(waysOf({ ...about, positions: [offer, against("unknown")] })[0]).toMatch(
      /: B says yes, which is not known$/,
    );
    expect(waysOf({ ...about, positions: [offer, against("accepts")] })[0]).toMatch(/: B leaves “strongly opposes”$/);
  });

  it("is the move of the one of three that holds out", () => {
    const positions = [position("A", "1"), position("B", "1"), position("C", "1", { stance: "rejects" })];
    expect(waysOf({ positions })).toEqual(["C leaves its red line"]);
    const silent = [position("A", "1"), position("C", "1", { stance: "opposes" })];
    expect(waysOf({ positions: silent })).toEqual(["B says yes, which is not known and C leaves “opposes”"]);
  });

  it("takes the yes of a party without a position, whether it said so or said nothing; not where it accepts the value", () => {
    const said = [position("A", "1"), position("C", "1"), position("B", "1", { stance: "no_position" })];
    expect(waysOf({ positions: said })).toEqual(["B says yes, on which it holds no position yet"]);
    expect(waysOf({ positions: said.slice(0, 2) })).toEqual(["B says yes, which is not known"]);
    const intervals = [interval("accepts", 0, 24)];
    const terms = [term("1", { axisUnit: "months" as const })];
    const priced = said.map((each) => ({ ...each, intervals }));
    expect(waysOf({ terms, positions: priced })).toEqual([]);
  });

  it("is the one term on which two parties wait, or both giving up, where that is shorter first", () => {
    const positions = ["A", "B", "C"].map((id) =>
      position(id, "1", {
        conditions:
          id === "C" ? [] : [{ kind: "term_status", termId: "2", atLeast: id === "A" ? "bracketed" : "agreed" }],
      }),
    );
    expect(waysOf({ positions })).toEqual([
      "2 Term 2 is at least agreed",
      "A drops its condition that 2 Term 2 is at least bracketed and B drops its condition that 2 Term 2 is at least agreed",
      "2 Term 2 is at least bracketed and B drops its condition that 2 Term 2 is at least agreed",
    ]);
  });

  it("is both terms at once where each side waits for what the other gives: a logroll (Pruitt 1981, chapter 5)", () => {
    const parties = [party("A"), party("B")];
    const positions = [
      position("A", "1", { conditions: [ifAgreed("2")] }),
      position("B", "1"),
      position("A", "2"),
      position("B", "2", { conditions: [ifAgreed("1")] }),
    ];
    const drops = (id: string, on: string) => `${id} drops its condition that ${on} Term ${on} is at least agreed`;
    expect(waysOf({ parties, positions })).toEqual([drops("A", "2"), "1 and 2 are agreed at once"]);
    expect(waysOf({ parties, positions }, "2")).toEqual([drops("B", "1"), "1 and 2 are agreed at once"]);
  });

  it("is what the term requires, by a linkage, and a condition in words that is met or dropped", () => {
    const linkages = [
      { fromTermId: "1", toTermId: "2", kind: "requires" as const, why: "So.", record: { compartmentId: "inside" } },
    ];
    const all = { ...facts, parties: [party("A")], linkages, positions: [position("A", "1")] };
    expect(of(all, term("1")).ways).toEqual([
      { where: null, moves: ["2 Term 2 is agreed"], redLines: 0, markedWith: ["inside"] },
    ]);
    const inWords = position("A", "1", { conditions: [{ kind: "text", text: "prisoners are freed." }] });
    expect(waysOf({ parties: [party("A")], positions: [inWords] })).toEqual([
      "A drops its condition that prisoners are freed",
      "Prisoners are freed",
    ]);
  });

  it("is leaving out what is agreed and excludes the term, whichever of the two excludes the other", () => {
    const excludes = { kind: "excludes" as const, why: "So.", record: { compartmentId: null } };
    const all = { parties: [party("A")], positions: [position("A", "1")] };
    const settled = { ...all, statuses: statuses({ 1: "bracketed", 2: "agreed" }) };
    for (const [fromTermId, toTermId] of [
      ["1", "2"],
      ["2", "1"],
    ] as const) {
      const linkages = [{ ...excludes, fromTermId, toTermId }];
      expect(waysOf({ ...settled, linkages })).toEqual(["2 Term 2, which is agreed, is left out"]);
      expect(waysOf({ ...all, linkages })).toEqual([]);
    }
  });

  it("is not agreeing at once where a condition asks for values and others are left", () => {
    const within = { from: 0, to: 24 };
    const terms = [term("1"), term("2", { axisUnit: "months" })];
    const accepting = (to: number) => [interval("accepts", 0, to), interval("rejects", to, null, { fromOpen: true })];
    const ways = (to: number) =>
      waysOf({
        terms,
        parties: [party("A"), party("B")],
        positions: [
          position("A", "1", { conditions: [{ kind: "axis", termId: "2", within }] }),
          position("B", "1"),
          position("A", "2", { intervals: accepting(to) }),
          position("B", "2", { intervals: accepting(to), conditions: [ifAgreed("1")] }),
        ],
      });
    const drop = "A drops its condition that 2 Term 2 is set at up to 24 months";
    expect(ways(24)).toEqual([drop, "1 and 2 are agreed at once"]);
    expect(ways(36)).toEqual([drop, "2 Term 2 is set at up to 24 months"]);
  });

  it("says that it is cut on a crowded record, and does not go through all of it", () => {
    const parties = Array.from({ length: 40 }, (_, index) => party(`P${index}`));
    const positions = parties.map(({ id }) =>
      position(id, "1", {
        conditions: [1, 2, 3].map((each) => ({ kind: "text", text: `${id} asks for thing ${each}` })),
      }),
    );
    const { ways, isCut } = of({ ...facts, parties, positions }, term("1"));
    expect(isCut).toBe(true);
    expect(ways).toHaveLength(6);
  });

  it("begins with as few moves as the fewest parties whose yes leaves nothing in the way, of all there are", () => {
    fc.assert(
      fc.property(anyFacts, (drawn) => {
        const all: Facts = { ...drawn, linkages: [] };
        const counted = all.parties.filter(({ role }) => role === "negotiating").map(({ id }) => id);
        for (const { term: about, group } of standingsOf(all)) {
          if (group === "settled" || group === "outside") continue;
          const { ways } = of(all, about);
          const choices = Array.from({ length: 2 ** counted.length }, (_, bits) =>
            counted.filter((_id, at) => bits & (1 << at)),
          );
          const freeing = choices.filter((movers) => of(agreeing(all, about, movers), about).ways.length === 0);
          expect(ways[0]?.moves.length ?? 0).toBe(Math.min(...freeing.map(({ length }) => length)));
          if (group === "blocked") expect(ways.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});

/** The same record, on which these parties say yes to the term at every value. */
function agreeing(all: Facts, about: TermFact, movers: readonly string[]): Facts {
  const others = all.positions.filter(({ partyId, termId }) => termId !== about.id || !movers.includes(partyId));
  const yes = movers.map((partyId) => {
    const held = all.positions.find((one) => one.partyId === partyId && one.termId === about.id);
    const intervals = [...(held?.intervals ?? []), interval("accepts", null, null)];
    return position(partyId, about.id, {
      intervals: intervals.map((each) => ({ ...each, verdict: "accepts" as const })),
    });
  });
  return { ...all, positions: [...others, ...yes] };
}
