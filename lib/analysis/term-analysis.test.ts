import { describe, expect, it } from "vitest";
import type { Interval } from "@/lib/positions/rules";
import { party, position, term } from "./analysis.arbitrary";
import type { BoardFacts } from "./board";
import { noPackages } from "./questions/stakes";
import { analysisOf } from "./term-analysis";

const record = (validText: string) => ({
  validFrom: new Date(`${validText}T00:00:00Z`),
  validText,
  validInferred: false,
  seq: 1n,
  sessionId: null,
  compartmentId: null,
});
const held = (partyId: string, termId: string, rest: object = {}, day = "2019-02-25") => ({
  ...position(partyId, termId, rest),
  record: record(day),
});
const accepts = (from: number, to: number): Interval[] => [{ verdict: "accepts", from, to }];
const stands = (termId: string, status: "tabled" | "not_tabled" | "agreed") => {
  return [
    termId,
    { termId, status, note: "Noted.", since: record("2019-02-25"), steps: [], record: record("2019-02-25") },
  ] as const;
};

const offered = held("US", "3", { intervals: accepts(7000, 7000) });
const withdrawn = held("US", "3", { stance: "no_position" }, "2019-02-28");
const inForce = [
  held("US", "1", { intervals: accepts(36, 60) }),
  held("TB", "1", { stance: "unknown" }),
  held("US", "2", { stance: "champions", why: "it would go on if the talks broke down." }),
  withdrawn,
];

const facts: BoardFacts = {
  parties: [party("US"), party("TB"), party("AG", { role: "affected" })].map((each) => ({
    ...each,
    record: record("2019-01-01"),
  })),
  delegates: [{ id: "general", name: "Gen. Miller" }],
  terms: [
    term("1", { axisUnit: "months" }),
    term("2", { isUnilateral: true }),
    term("3", { axisUnit: "troops", axisBaseline: 14000 }),
    term("4"),
  ],
  statuses: new Map([stands("1", "tabled"), stands("2", "not_tabled"), stands("3", "tabled"), stands("4", "agreed")]),
  linkages: [
    { fromTermId: "3", toTermId: "2", kind: "trades_for", why: "Support is short.", record: record("2019-02-25") },
    { fromTermId: "1", toTermId: "hidden", kind: "requires", why: "Secret.", record: record("2019-02-25") },
  ],
  positions: inForce,
  positionsHeld: [withdrawn, offered, ...inForce.slice(0, 3)],
  rounds: [],
  sessions: [],
  statements: [
    {
      id: "said",
      text: "Doing more with less.",
      termIds: ["2", "3"],
      speakerId: "general",
      speakerName: null,
      partyId: "US",
      capacity: "official",
      basis: "reported",
      record: record("2019-02-28"),
    },
  ],
  saved: noPackages,
  risks: [
    {
      id: "risk",
      text: "The forces may fracture.",
      termId: "3",
      likelihood: null,
      impact: "high",
      record: record("2019-02-28"),
    },
  ],
  questions: [],
  sources: [],
  claims: [],
  positionCount: 0,
  unfolded: null,
  figures: [
    {
      id: "f",
      label: "Troops",
      value: 14000,
      unit: "troops",
      about: "2019-02",
      note: null,
      termId: "3",
      record: record("2019-02-01"),
    },
  ],
};

describe("the analysis", () => {
  it("looks at the first term with an axis, and lists them all with what is on offer and the zone", () => {
    const { selected, axes } = analysisOf(facts, null);
    expect(selected?.term.number).toBe("1");
    expect(selected?.verdict).toEqual([
      "No zone is certain.",
      "From 36 to 60 months one is possible, and it waits on one TB answer.",
    ]);
    expect(axes.map(({ term: { number }, value, zone }) => [number, value, zone.words])).toEqual([
      ["1", "36 to 60 months", "possible from 36 to 60 months"],
      ["3", "offer 7,000 troops, no longer stood by; today 14,000", "no value is accepted now"],
    ]);
  });

  it("keeps an offer that is no longer stood by, with its days, beside the baseline and the figures", () => {
    const { selected } = analysisOf(facts, "3");
    expect(selected?.baseline).toBe("14,000 troops");
    expect(selected?.offers).toMatchObject([
      { party: "US", words: "7,000 troops", since: "2019-02-25", until: "2019-02-28" },
    ]);
    expect(selected?.figures).toMatchObject([{ label: "Troops", value: 14000, about: "2019-02" }]);
  });

  it("names with what each line is marked that tells of a marked record", () => {
    const inside = { ...record("2019-02-25"), compartmentId: "contacts" };
    const [first, ...others] = inForce.filter(({ partyId }) => partyId === "US");
    const [linkage] = facts.linkages;
    const [risk] = facts.risks;
    if (!first || !linkage || !risk) throw new Error("the facts are other than they were");
    const marked: BoardFacts = {
      ...facts,
      positions: [{ ...first, record: inside }, ...others, ...inForce.filter(({ partyId }) => partyId !== "US")],
      positionsHeld: [{ ...first, record: inside }],
      linkages: [{ ...linkage, record: inside }],
      risks: [{ ...risk, record: inside }],
      questions: [
        {
          id: "q",
          text: "Would they?",
          partyId: "TB",
          termId: "1",
          settles: null,
          askOn: null,
          answer: null,
          record: { compartmentId: "military" },
        },
      ],
    };
    const { selected, axes, linkages } = analysisOf(marked, "1");
    expect(selected?.conditions).toMatchObject([{ note: "Would they?", markedWith: ["contacts", "military"] }]);
    expect(selected).toMatchObject({ zoneMarkedWith: ["contacts"], offers: [{ markedWith: ["contacts"] }] });
    expect(axes.map(({ markedWith }) => markedWith)).toEqual([["contacts"], []]);
    expect(linkages).toMatchObject([{ markedWith: ["contacts"], risks: [{ markedWith: ["contacts"] }] }]);
    expect(analysisOf(facts, "1").selected?.conditions).toMatchObject([{ markedWith: [] }]);
  });

  it("puts beside a linkage what bears on it, and drops one whose other end is not there", () => {
    expect(analysisOf(facts, null).linkages).toMatchObject([
      {
        from: { term: { number: "3" }, positions: [{ party: "US", stance: "no_position" }] },
        to: { term: { number: "2" } },
        kind: "trades_for",
        risks: [{ text: "The forces may fracture." }],
        statements: [{ speaker: "Gen. Miller", text: "Doing more with less." }],
      },
    ]);
    expect(analysisOf(facts, "1").selected?.neighbours).toEqual([]);
  });

  it("marks what goes on without a deal, which is no concession and needs no condition", () => {
    const { unilateral, selected } = analysisOf(facts, "2");
    expect(unilateral).toMatchObject([{ term: { number: "2" }, why: "US: It would go on if the talks broke down." }]);
    expect(selected).toMatchObject({
      verdict: ["It goes on without a deal, and is not a concession."],
      conditions: null,
    });
  });

  it("answers for a term without an axis by what holds it", () => {
    expect(analysisOf(facts, "4").selected?.verdict).toEqual(["Agreed: no objection recorded."]);
  });
});
