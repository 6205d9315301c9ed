import { describe, expect, it } from "vitest";
import { type RestingFacts, restingLines, restingOn } from "./resting";

const cites = (...sourceIds: string[]) => ({
  record: {
    id: sourceIds.join(),
    compartmentId: null,
    citations: sourceIds.map((sourceId) => ({ sourceId, credibility: 2 })),
  },
});

const nothing: RestingFacts = {
  parties: [],
  delegates: [],
  terms: [],
  statuses: [],
  linkages: [],
  wordings: [],
  options: [],
  positions: [],
  rounds: [],
  sessions: [],
  statements: [],
  figures: [],
  risks: [],
  questions: [],
};

const facts: RestingFacts = {
  ...nothing,
  parties: [{ ...cites("paper"), id: "tb", name: "Taliban" }],
  terms: [{ ...cites("paper"), id: "t14", number: "1.4", title: "Residual presence" }],
  positions: [
    { ...cites("paper", "agency"), partyId: "tb", termId: "t14", stance: "strongly_opposes", basis: "reported" },
    { ...cites("paper"), partyId: "tb", termId: "gone", stance: "opposes", basis: "reported" },
  ],
  rounds: [{ ...cites(), id: "r1", number: 5, events: [{ ...cites("agency"), event: "paused" }] }],
};

describe("what rests on a source", () => {
  it("is told in one line each, gathered by kind", () => {
    const told = (sourceId: string) =>
      restingOn(sourceId, restingLines(facts)).map(({ name, lines }) => [name, ...lines.map(({ text }) => text)]);
    expect(told("paper")).toEqual([
      ["Parties", "Taliban"],
      ["Terms", "1.4 Residual presence"],
      ["Positions", "Taliban on 1.4 Residual presence: strongly opposes"],
    ]);
    expect(told("agency")).toEqual([
      ["Talks", "Round 5 paused"],
      ["Positions", "Taliban on 1.4 Residual presence: strongly opposes"],
    ]);
    expect(told("unused")).toEqual([]);
  });

  it("names nothing that is not on record at the moment", () => {
    expect(restingLines(facts).some(({ text }) => text.includes("undefined"))).toBe(false);
    expect(restingLines({ ...facts, parties: [] }).map(({ group }) => group)).toEqual(["Talks", "Talks", "Terms"]);
  });
});
