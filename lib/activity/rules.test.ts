import { describe, expect, it } from "vitest";
import { type ActivityNames, readActivityBody, readActivityNoun, supersededBy } from "./rules/body";
import { activityChanges } from "./rules/fields";
import { activitySentence } from "./rules/sentence";

const nobody: ActivityNames = {
  person: () => null,
  party: () => null,
  delegate: () => null,
  source: () => null,
  session: () => null,
  round: () => null,
  compartment: () => null,
  term: () => null,
};

const names: ActivityNames = {
  ...nobody,
  person: (id) => (id === "u" ? "Tomas Lind" : null),
  party: (id) => (id === "p" ? "Taliban" : null),
  source: (id) => (id === "s" ? "Report" : null),
  term: (id) => (id === "t" ? { number: "1.4", title: "Residual presence", axisUnit: "months" } : null),
};

const position = {
  partyId: "p",
  termId: "t",
  stance: "strongly_opposes",
  basis: "reported",
  intervals: [{ verdict: "rejects", from: 60, to: null }],
  citations: [{ sourceId: "s", credibility: 2 }],
  held: "2019-02-27",
  confidence: null,
  recordId: "r",
};

const told = (event: string, subject: object, known = names) =>
  activitySentence({ event, seriesId: "x", compartmentId: null, subject: { ...subject } }, known);

describe("The sentence of a change", () => {
  it("says what was recorded, what it says now, and where to read it", () => {
    expect(told("position.recorded", position)).toEqual({
      did: "recorded the Taliban position on 1.4",
      detail: "strongly opposes",
      target: { kind: "position", partyId: "p", termId: "t" },
    });
    expect(told("term_status.corrected", { termId: "t", status: "agreed_in_principle" })).toMatchObject({
      did: "corrected the status of 1.4",
      detail: "agreed in principle",
    });
    expect(told("risk.retracted", { text: "It could collapse." })).toMatchObject({ did: "took back a risk" });
    expect(told("member.added", { userId: "u", role: "reader" })).toMatchObject({
      did: "added Tomas Lind",
      detail: "as reader",
    });
  });

  it("never tells an id, nor the name of what the reader cannot see", () => {
    const { did } = told("position.recorded", position, nobody);
    expect(did).toBe("recorded a party’s position on a term not on record here");
  });

  it("is still a sentence for an event that it does not know", () => {
    expect(told("treaty.signed_anew", {})).toEqual({ did: "signed anew treaty", detail: null, target: null });
  });
});

describe("What a change says field by field", () => {
  it("is in words, without what says nothing to a reader", () => {
    const told = Object.fromEntries(activityChanges(null, position, names).map(({ label, after }) => [label, after]));
    expect(told).toEqual({
      party: "Taliban",
      term: "1.4 Residual presence",
      stance: "strongly opposes",
      basis: "reported",
      intervals: "rejects 60 months and above",
      citations: "Report (credibility 2)",
      "held from": "Wed 27 Feb 2019",
    });
  });

  it("is of a correction only what differs, before and after", () => {
    expect(activityChanges(position, { ...position, recordId: "other", stance: "opposes" }, names)).toEqual([
      { label: "stance", before: "strongly opposes", after: "opposes" },
    ]);
  });

  it("leaves out what it refers to where the reader cannot see it", () => {
    const labels = activityChanges(null, position, nobody).map(({ label }) => label);
    expect(labels).not.toContain("party");
    expect(labels).not.toContain("term");
    expect(labels).not.toContain("citations");
  });
});

describe("The body of an entry", () => {
  it("is read leniently, since the chain outlives the forms that wrote into it", () => {
    expect(readActivityBody("not JSON")).toEqual({ before: null, after: null });
    expect(readActivityBody('{"before":{"recordId":"r"},"after":{"a":1}}')).toEqual({
      before: { recordId: "r" },
      after: { a: 1 },
    });
    expect(supersededBy({ before: { recordId: "r" }, after: null })).toBe("r");
    expect(readActivityNoun("position")).toBe("position");
    expect(readActivityNoun("toString")).toBeNull();
  });
});
