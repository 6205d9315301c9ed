import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Interval } from "@/lib/positions/rules";
import { party, position, statuses, term } from "../analysis.arbitrary";
import { stateOf } from "../conditions";
import { isCounted, type TermFact } from "../facts";
import type { AskFacts } from "../questions-to-ask";
import { standingsOf } from "../standing";
import { readTermZone } from "../term-zone";
import { unlockingOf } from "../unlocking";
import { pointsOn } from "./open-points";
import { type Answer, heldAfter, type Point } from "./points";
import { anyAskFacts, askFacts } from "./question.arbitrary";
import { talliesOf } from "./tally";
import { type Change, worthOf } from "./value";

const interval = (verdict: Interval["verdict"], from: number | null, to: number | null, open = {}): Interval => {
  return { verdict, from, to, ...open };
};

const pointsOf = (facts: AskFacts) =>
  [...talliesOf(facts).values()].flatMap((tally) => pointsOn(tally, facts, () => []));
const worthIn = (facts: AskFacts, partyId: string, kind?: Point["kind"]) => {
  const tallies = talliesOf(facts);
  const point = pointsOf(facts).find((each) => each.party.id === partyId && (!kind || each.kind === kind));
  const tally = point && tallies.get(point.term.id);
  if (!point || !tally) throw new Error("no such point");
  return worthOf(point, tally, []);
};
const told = (changes: readonly Change[]) =>
  changes.map((change) => `${change.what} ${change.what === "term" ? `${change.from}→` : ""}${change.to}`);

const stay = { terms: [term("1.4", { axisUnit: "months" })], statuses: statuses({ "1.4": "bracketed" }), linkages: [] };
const offer = position("United States", "1.4", { stance: "champions", intervals: [interval("accepts", 36, 60)] });

describe("what an answer is worth", () => {
  it("of the rank and file: a yes makes a zone certain and leaves nothing in the way, a no leaves none", () => {
    const facts = askFacts({
      ...stay,
      parties: [party("United States"), party("Taliban")],
      positions: [
        offer,
        position("Taliban", "1.4", {
          stance: "strongly_opposes",
          intervals: [interval("unknown", 0, 60, { toOpen: true }), interval("rejects", 60, null)],
        }),
      ],
    });
    const { yes, no, worth, isFreeing } = worthIn(facts, "Taliban");
    expect(told(yes)).toEqual(["zone certain", "term blocked→clear"]);
    expect(yes[0]).toMatchObject({ stretches: [{ from: 36, to: 60, toOpen: true }] });
    expect(told(no)).toEqual(["zone none"]);
    expect(worth).toBe(1.5);
    expect(isFreeing).toBe(true);
  });

  it("of one of three, whose yes is not enough: only its no settles anything", () => {
    const facts = askFacts({
      ...stay,
      parties: [party("United States"), party("Taliban"), party("Kabul")],
      positions: [offer, position("Taliban", "1.4", { stance: "unknown", intervals: [interval("unknown", 0, null)] })],
    });
    const { yes, no, worth, awaited } = worthIn(facts, "Taliban");
    expect(told(yes)).toEqual([]);
    expect(told(no)).toEqual(["zone none", "term waiting→blocked"]);
    expect([worth, awaited]).toEqual([1, 1]);
  });

  it("of a condition in words: met, the last thing in the way is gone; failed, the party says no", () => {
    const facts = askFacts({
      terms: [term("1"), term("2")],
      statuses: statuses({ 1: "tabled", 2: "tabled" }),
      linkages: [{ fromTermId: "2", toTermId: "1", kind: "requires", why: "So.", record: { compartmentId: null } }],
      parties: [party("A"), party("B")],
      positions: [
        position("A", "1", { stance: "conditional", conditions: [{ kind: "text", text: "prisoners are freed" }] }),
        position("B", "1"),
      ],
    });
    const { yes, no, worth } = worthIn(facts, "A", "condition");
    expect(told(yes)).toEqual(["term waiting→clear", "condition met"]);
    expect(told(no)).toEqual(["term waiting→blocked", "condition blocked", "wait blocked"]);
    expect(worth).toBe(2.5);
  });

  it("of a position that may be out of date: that it holds changes nothing, that it does not takes the zone with it", () => {
    const facts = askFacts({
      ...stay,
      parties: [party("United States"), party("Taliban")],
      positions: [
        { ...offer, isOvertaken: true },
        position("Taliban", "1.4", { intervals: [interval("accepts", 0, null)] }),
      ],
    });
    const { yes, no, worth } = worthIn(facts, "United States");
    expect(told(yes)).toEqual([]);
    expect(told(no)).toEqual(["zone possible", "term clear→waiting"]);
    expect(worth).toBe(1);
  });

  it("of one that is on record with no position: its conditions and what it rejects stand after a yes", () => {
    const conditions = [{ kind: "text" as const, text: "prisoners are freed" }];
    const facts = askFacts({
      terms: [term("1")],
      statuses: statuses({ 1: "tabled" }),
      linkages: [],
      parties: [party("A"), party("B")],
      positions: [position("A", "1", { stance: "no_position", conditions }), position("B", "1")],
    });
    const point = pointsOf(facts).find(({ kind }) => kind === "silent");
    expect(point && heldAfter(point, "yes")).toMatchObject({ stance: "supports", conditions });
    expect(told(worthIn(facts, "A", "silent").yes)).toEqual([]);
  });

  it("is what going through the whole record again finds, for every answer to every point", () => {
    fc.assert(
      fc.property(anyAskFacts, (facts) => {
        const tallies = talliesOf(facts);
        for (const point of pointsOf(facts)) {
          const tally = tallies.get(point.term.id);
          if (!tally) throw new Error("a point without its term");
          const worth = worthOf(point, tally, []);
          for (const answer of ["yes", "no"] as const)
            expect(told(worth[answer]).sort()).toEqual(naively(facts, point, answer).sort());
        }
      }),
    );
  });

  it("is never below nothing, nor above all that an answer could change", () => {
    fc.assert(
      fc.property(anyAskFacts, (facts) => {
        for (const point of pointsOf(facts)) {
          const tally = talliesOf(facts).get(point.term.id);
          const worth = tally ? worthOf(point, tally, []) : null;
          expect(worth?.worth ?? 0).toBeGreaterThanOrEqual(0);
          expect(worth?.worth ?? 0).toBeLessThanOrEqual(3 + (tally?.waits.length ?? 0));
        }
      }),
    );
  });
});

/** The record with the answer in it, read anew from end to end, beside the record as it is. */
function naively(facts: AskFacts, point: Point, answer: Answer): string[] {
  const held = heldAfter(point, answer);
  const others = facts.positions.filter(
    ({ partyId, termId }) => partyId !== point.party.id || termId !== point.term.id,
  );
  const positions = held ? [...others, held] : others;
  const then: AskFacts = { ...facts, positions, standings: standingsOf({ ...facts, positions }) };
  const changes: string[] = [];
  const [zone, zoneThen] = [zoneIn(facts, point.term), zoneIn(then, point.term)];
  if (zone !== zoneThen) changes.push(`zone ${zoneThen}`);
  for (const { term: each } of facts.standings) {
    const [was, is] = [standingIn(facts, each), standingIn(then, each)];
    if (was !== null && was !== is) changes.push(`term ${was}→${is}`);
  }
  if (point.kind === "condition" && held !== point.held)
    changes.push(`condition ${answer === "yes" ? "met" : "blocked"}`);
  const isOpen = (id: string) => facts.standings.some(({ term: { id: of }, group }) => of === id && isBargained(group));
  const counted = new Set(facts.parties.filter(isCounted).map(({ id }) => id));
  for (const { partyId, termId, conditions } of facts.positions)
    for (const condition of conditions) {
      if (condition.kind === "text" || !isOpen(termId) || !counted.has(partyId)) continue;
      if (condition.termId === termId || !isOpen(condition.termId)) continue;
      const [was, is] = [stateOf(condition, facts), stateOf(condition, then)];
      if (was !== is) changes.push(`wait ${is}`);
    }
  for (const { kind, fromTermId, toTermId } of facts.linkages) {
    if (kind !== "requires" || fromTermId === toTermId || !isOpen(fromTermId) || !isOpen(toTermId)) continue;
    const [was, is] = [groupIn(facts, toTermId), groupIn(then, toTermId)];
    if (was !== is) changes.push(`wait ${is === "blocked" ? "blocked" : "unknown"}`);
  }
  return changes;
}

function isBargained(group: string): boolean {
  return group === "blocked" || group === "open";
}

function groupIn(facts: AskFacts, termId: string) {
  return facts.standings.find(({ term: { id } }) => id === termId)?.group;
}

function zoneIn(facts: AskFacts, about: TermFact) {
  const zone = readTermZone(about, facts)?.zone;
  if (!zone) return null;
  if (zone.some(({ kind }) => kind === "certain")) return "certain";
  const possible = zone.filter(({ kind }) => kind === "possible");
  if (possible.length === 0) return "none";
  return possible.some(({ acceptedBy }) => acceptedBy.length > 0) ? "possible" : "open";
}

function standingIn(facts: AskFacts, about: TermFact) {
  const group = groupIn(facts, about.id);
  if (!group || !isBargained(group)) return null;
  if (group === "blocked") return "blocked";
  return unlockingOf(about, facts).ways.length === 0 ? "clear" : "waiting";
}
