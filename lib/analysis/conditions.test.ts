import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition } from "@/lib/positions/rules/conditions";
import { anyFacts, party, position, statuses, term } from "./analysis.arbitrary";
import { conditionsOf } from "./conditions";
import { type Facts, standingsOf } from "./standing";

const parties = [party("United States"), party("Taliban")];
const facts: Facts = {
  parties,
  terms: [term("1", { axisUnit: "months" }), term("2", { title: "Timetable" }), term("3")],
  statuses: statuses({ 1: "bracketed", 2: "tabled", 3: "agreed" }),
  linkages: [],
  positions: [],
};

const holdsIf = (changed: Partial<Facts>, number = "1") => {
  const all = { ...facts, ...changed };
  const asked = {
    id: "q",
    text: "Would they?",
    partyId: "Taliban",
    termId: "1",
    settles: null,
    askOn: null,
    answer: null,
    record: { compartmentId: null },
  };
  const [about] = all.terms.filter((each) => each.number === number);
  if (!about) throw new Error("no such term");
  return conditionsOf(about, { ...all, standings: standingsOf(all), questions: [asked] }).map(
    ({ state, sentence, note }) => `${state}: ${sentence}${note ? ` (${note})` : ""}`,
  );
};

describe("the conditions of a term", () => {
  it("says who must move where, and whose answer is awaited", () => {
    expect(
      holdsIf({
        positions: [
          position("United States", "1", { intervals: [{ verdict: "accepts", from: 36, to: 60 }] }),
          position("Taliban", "1", {
            stance: "strongly_opposes",
            intervals: [{ verdict: "rejects", from: 60, to: null }],
          }),
        ],
      }),
    ).toEqual([
      "blocked: At 60 months, Taliban stops rejecting. (It must move, or the value must.)",
      "unknown: From 36 to just under 60 months, Taliban accepts. (Would they?)",
    ]);
  });

  it("tells a no and an unknown of a term without an axis", () => {
    const positions = [position("United States", "2", { stance: "rejects", why: "It is a red line." })];
    expect(holdsIf({ positions }, "2")).toEqual([
      "blocked: United States leaves “rejects”. (It is a red line.)",
      "unknown: Taliban agrees; no position of it is on record. (Nobody has raised the question yet.)",
    ]);
  });

  it("evaluates a party's if against the record", () => {
    const given = (condition: Condition) =>
      holdsIf({
        positions: parties.map(({ id }) => position(id, "1", id === "Taliban" ? { conditions: [condition] } : {})),
      })
        .filter((line) => line.includes("makes it a condition"))
        .map((line) => line.replace(" (Taliban makes it a condition.)", ""));
    expect(given({ kind: "term_status", termId: "3", atLeast: "agreed_in_principle" })).toEqual([
      "met: 3 Term 3 is at least agreed in principle.",
    ]);
    expect(given({ kind: "term_status", termId: "2", atLeast: "agreed" })).toEqual([
      "unknown: 2 Timetable is at least agreed.",
    ]);
    expect(given({ kind: "text", text: "US support holds." })).toEqual(["unknown: US support holds."]);
    expect(given({ kind: "term_status", termId: "hidden", atLeast: "agreed" })[0]).toMatch(
      /^unknown: A term that is not on record/,
    );
  });

  it("is met, blocked or unknown by what another term's axis leaves open", () => {
    const within: Condition = { kind: "axis", termId: "1", within: { from: null, to: 48 } };
    const state = (changed: Partial<Facts>, verdict: "accepts" | "rejects") =>
      holdsIf(
        {
          ...changed,
          positions: [
            position("Taliban", "2", { conditions: [within] }),
            ...parties.map(({ id }) =>
              position(id, "1", {
                intervals: [
                  { verdict, from: null, to: 48 },
                  { verdict: "rejects", from: 48, to: null, fromOpen: true },
                ],
              }),
            ),
          ],
        },
        "2",
      )
        .find((line) => line.includes("makes it a condition"))
        ?.split(":")[0];
    expect(state({}, "accepts")).toBe("unknown");
    expect(state({ statuses: statuses({ 1: "agreed", 2: "tabled" }) }, "accepts")).toBe("met");
    expect(state({}, "rejects")).toBe("blocked");
  });

  it("follows what the term requires and excludes, with the reason", () => {
    const linked = (kind: "requires" | "excludes", toTermId: string) =>
      holdsIf({
        positions: parties.map(({ id }) => position(id, "1")),
        linkages: [{ fromTermId: "1", toTermId, kind, why: "Reason.", record: { compartmentId: null } }],
      }).filter((line) => line.includes("Reason"));
    expect(linked("requires", "2")).toEqual(["unknown: 2 Timetable is agreed. (Reason. It is tabled.)"]);
    expect(linked("requires", "3")).toEqual(["met: 3 Term 3 is agreed. (Reason.)"]);
    expect(linked("excludes", "3")).toEqual(["blocked: 3 Term 3 is left out. (Reason.)"]);
  });

  it("finds something against every blocked term", () => {
    fc.assert(
      fc.property(anyFacts, (any) => {
        const standings = standingsOf(any);
        for (const { term: each, group, hold } of standings) {
          const found = conditionsOf(each, { ...any, standings, questions: [] });
          if (group === "blocked" && hold.kind === "position" && !each.axisUnit)
            expect(found[0]?.state).toBe("blocked");
          for (const { sentence } of found) expect(sentence).toMatch(/^[^a-z].*\.$/);
        }
      }),
    );
  });
});
