/** Packages worked by hand, the cases of the literature on bargaining over several issues at once. */
import { describe, expect, it } from "vitest";
import { party, statuses, term } from "@/lib/analysis/analysis.arbitrary";
import type { LinkageFact } from "@/lib/analysis/facts";
import type { Choice } from "@/lib/packages/rules";
import type { Interval, IntervalVerdict } from "@/lib/positions/rules";
import type { Condition } from "@/lib/positions/rules/conditions";
import { comparePackages } from "./compare-packages";
import { judgePackage } from "./judge-package";
import type { PackageFacts } from "./package-facts";
import { outcomeInWords, restInWords } from "./package-words";
import { held, packageFacts, type Words } from "./packages.arbitrary";

const stretch = (verdict: IntervalVerdict, from: number | null, to: number | null, toOpen = false): Interval => ({
  verdict,
  from,
  to,
  ...(toOpen ? { toOpen } : {}),
});
const at = (termId: string, value: number): Choice => ({ termId, value: { from: value, to: value } });
const ifAgreed = (termId: string): Condition => ({ kind: "term_status", termId, atLeast: "agreed" });
const link = (fromTermId: string, kind: LinkageFact["kind"], toTermId: string): LinkageFact => ({
  ...{ fromTermId, kind, toTermId },
  why: "Because.",
  record: { compartmentId: null },
});

type Given = Parameters<typeof packageFacts>[0];
const facts = (given: Partial<Given>, words: Words = {}): PackageFacts =>
  packageFacts({ parties: [], terms: [], statuses: statuses({}), linkages: [], positions: [], ...given }, words);
const verdictsOf = (choices: readonly Choice[], given: PackageFacts) =>
  judgePackage(choices, given).parties.map((each) => `${each.party.name} ${each.verdict}`);
const outcome = (choices: readonly Choice[], given: PackageFacts) => outcomeInWords(judgePackage(choices, given));

describe("a logroll", () => {
  // Two issues that two parties value oppositely: who splits both in the middle satisfies neither, who trades them
  // satisfies both (Froman and Cohen, "Compromise and logroll: comparing the efficiency of two bargaining processes",
  // Behavioral Science 15 (1970); Raiffa, The Art and Science of Negotiation, 1982). The figures are ours.
  const given = facts({
    parties: [party("Upstream"), party("Downstream")],
    terms: [term("1", { axisUnit: "percentage" }), term("2", { axisUnit: "percentage" })],
    statuses: statuses({ 1: "bracketed", 2: "bracketed" }),
    positions: [
      held("Upstream", "1", { intervals: [stretch("rejects", 0, 80, true), stretch("accepts", 80, 100)] }),
      held("Upstream", "2", { intervals: [stretch("accepts", 0, 100)] }),
      held("Downstream", "1", { intervals: [stretch("accepts", 0, 100)] }),
      held("Downstream", "2", { intervals: [stretch("rejects", 0, 80, true), stretch("accepts", 80, 100)] }),
    ],
  });

  it("is accepted where the compromise in the middle is not", () => {
    const [compromise, trade] = [
      [at("1", 50), at("2", 50)],
      [at("1", 90), at("2", 90)],
    ];
    expect(outcome(compromise, given)).toBe("Upstream rejects it on 1, Downstream on 2.");
    expect(outcome(trade, given)).toBe("Both parties accept.");
    const { beside } = comparePackages([
      { name: "A", judged: judgePackage(compromise, given) },
      { name: "B", judged: judgePackage(trade, given) },
    ]);
    expect(beside).toEqual([[], ["Upstream and Downstream move from rejecting to accepting."]]);
  });

  it("is refused by the one that gets its own half left out", () => {
    expect(outcome([at("1", 90), at("2", 50)], given)).toBe("Downstream rejects it on 2; Upstream accepts.");
  });
});

describe("three parties with one holding out", () => {
  // What two would settle waits for the third, whose no is enough: unanimity gives each a veto, and the whole gain to who
  // holds out longest (Raiffa 1982, on many parties). The figures are ours.
  const given = facts({
    parties: [party("A"), party("B"), party("C")],
    terms: [term("1", { axisUnit: "money" })],
    statuses: statuses({ 1: "under_discussion" }),
    positions: [
      held("A", "1", { intervals: [stretch("accepts", 0, 100)] }),
      held("B", "1", { intervals: [stretch("accepts", 50, null)] }),
      held("C", "1", { intervals: [stretch("accepts", 120, null), stretch("rejects", 0, 120, true)] }),
    ],
  });

  it("fails on the one, at every value that the two accept", () => {
    for (const value of [50, 75, 100]) {
      expect(outcome([at("1", value)], given)).toBe("C rejects it on 1; A and B accept.");
    }
    expect(verdictsOf([at("1", 130)], given)).toEqual(["A unknown", "B accepts", "C accepts"]);
  });

  it("is judged by the worst value of a stretch, and says which part of it is refused", () => {
    const choices: Choice[] = [{ termId: "1", value: { from: 100, to: 130 } }];
    expect(verdictsOf(choices, given)).toEqual(["A unknown", "B accepts", "C rejects"]);
    const [a, , c] = judgePackage(choices, given).parties;
    expect(a?.cells.get("1")?.reasons).toEqual(["accepts up to 100", "supports; nothing on the rest of it"]);
    expect(c?.cells.get("1")?.reasons).toEqual(["accepts 120 and above; rejects below 120"]);
  });
});

describe("conditions that wait for each other", () => {
  // Neither term can be agreed first; a package agrees both at once (on "nothing is agreed until everything is agreed":
  // Sebenius, Negotiating the Law of the Sea, 1984, on linked issues and packages). The case is ours.
  const given = facts({
    parties: [party("United States"), party("Taliban")],
    terms: [term("1", { title: "Withdrawal" }), term("2", { title: "Assurances" })],
    statuses: statuses({ 1: "under_discussion", 2: "under_discussion" }),
    positions: [
      held("United States", "1", { stance: "conditional", conditions: [ifAgreed("2")] }),
      held("Taliban", "1", { stance: "champions" }),
      held("United States", "2", { stance: "champions" }),
      held("Taliban", "2", { stance: "conditional", conditions: [ifAgreed("1")] }),
    ],
  });

  it("are met by the package of both, and open in a package of one", () => {
    expect(outcome([{ termId: "1" }, { termId: "2" }], given)).toBe("Both parties accept.");
    expect(judgePackage([{ termId: "1" }, { termId: "2" }], given).conditions.map(({ state }) => state)).toEqual([
      "met",
      "met",
    ]);
    expect(outcome([{ termId: "1" }], given)).toBe("Both parties accept if one open condition is met.");
  });

  it("are blocked by a package that leaves the other term out, or parks it", () => {
    for (const status of ["withdrawn", "parked"] as const)
      expect(outcome([{ termId: "1" }, { termId: "2", status }], given)).toBe(
        "United States rejects it on 1; the answer of Taliban is unknown on 2.",
      );
  });
});

describe("a party’s verdict", () => {
  const terms = [term("1", { axisUnit: "months" }), term("2"), term("3", { isUnilateral: true })];
  const one = (positions: Given["positions"], choices: readonly Choice[], words: Words = {}) => {
    const given = facts({ parties: [party("P")], terms, statuses: statuses({ 1: "bracketed" }), positions }, words);
    const [judged] = judgePackage(choices, given).parties;
    return judged && [judged.verdict, ...[...judged.cells.values()].flatMap(({ reasons }) => reasons)];
  };

  it("crosses a red line where it rejects the term, or a value of it, at any price", () => {
    expect(one([held("P", "2", { stance: "rejects" })], [{ termId: "2" }])).toEqual(["red_line", "rejects"]);
    const says = { stance: "rejects" as const, intervals: [stretch("rejects", 24, null), stretch("accepts", 0, 12)] };
    expect(one([held("P", "1", says)], [at("1", 36)])).toEqual([
      "red_line",
      "rejects 24 months and above",
      "24 months above what it accepts, up to 12 months",
    ]);
    expect(one([held("P", "1", says)], [at("1", 12)])).toEqual(["accepts", "accepts up to 12 months"]);
    expect(one([held("P", "1", says)], [at("1", 18)])).toEqual([
      "red_line",
      "rejects; nothing on this value",
      "6 months above what it accepts, up to 12 months",
    ]);
  });

  it("is unknown where it supports the term but has named no value, or is not on record", () => {
    expect(one([held("P", "1")], [at("1", 36)])).toEqual(["unknown", "supports; nothing on this value"]);
    expect(one([held("P", "1", { intervals: [stretch("accepts", 36, null)] })], [at("1", 24)])).toEqual([
      "unknown",
      "supports; nothing on this value",
      "12 months below what it accepts, 36 months and above",
    ]);
    expect(one([], [at("1", 36)])).toEqual(["unknown", "no position on record"]);
    expect(one([held("P", "1")], [{ termId: "1" }])).toEqual(["accepts", "supports"]);
  });

  it("is asked of an open-ended value no further than the axis goes", () => {
    const upTo: Choice = { termId: "1", value: { from: null, to: 24 } };
    expect(one([held("P", "1", { intervals: [stretch("accepts", 0, 48)] })], [upTo])?.[0]).toBe("accepts");
    expect(one([held("P", "1", { intervals: [stretch("accepts", 12, 48)] })], [upTo])?.[0]).toBe("unknown");
    // A record that goes below 0 itself takes the axis there.
    expect(one([held("P", "1", { intervals: [stretch("accepts", -6, 48)] })], [upTo])?.[0]).toBe("unknown");
    const within: Condition = { kind: "axis", termId: "1", within: { from: 0, to: 36 } };
    const positions = [
      held("P", "1", { intervals: [stretch("accepts", 0, 48)] }),
      held("P", "2", { stance: "conditional", conditions: [within] }),
    ];
    expect(one(positions, [upTo, { termId: "2" }])?.[0]).toBe("accepts");
    const given = facts({
      parties: [party("P")],
      terms: [term("4", { axisUnit: "percentage" })],
      positions: [held("P", "4", { intervals: [stretch("accepts", 60, 100)] })],
    });
    expect(verdictsOf([{ termId: "4", value: { from: 60, to: null } }], given)).toEqual(["P accepts"]);
  });

  it("accepts that a term it opposes is left out, and is not asked of what stays open", () => {
    const opposes = [held("P", "2", { stance: "opposes" })];
    expect(one(opposes, [{ termId: "2", status: "withdrawn" }])).toEqual(["accepts", "opposes it, and it is left out"]);
    expect(one(opposes, [{ termId: "2", status: "under_discussion" }])).toEqual([null]);
    expect(one([held("P", "2")], [{ termId: "2", status: "parked" }])).toEqual([
      "unknown",
      "supports; on leaving it out nothing is on record",
    ]);
  });

  it("does not hang on what goes on without a deal", () => {
    const positions = [held("P", "3", { stance: "rejects" }), held("P", "2")];
    expect(one(positions, [{ termId: "2" }, { termId: "3" }])).toEqual(["accepts", "supports", "rejects"]);
    expect(one(positions, [{ termId: "3" }])).toEqual([null, "rejects"]);
  });

  it("is unknown where its position was about other words than those chosen", () => {
    const words: Words = {
      wordings: [
        { id: "v1", label: "version 1", text: "All troops shall leave.", translatesId: null },
        { id: "v2", label: "version 2", text: "[All troops] shall leave.", translatesId: null },
        { id: "v3", label: "version 3", text: "Some troops shall leave.", translatesId: null },
        { id: "fa", label: "Dari", text: "همه نیروها", translatesId: "v1" },
      ],
      options: [{ id: "o", label: "Half", text: "Half the troops shall leave." }],
    };
    const stated = [held("P", "2", { stance: "rejects", clauseVersionId: "v1" })];
    expect(one(stated, [{ termId: "2", clauseVersionId: "v1" }], words)?.[0]).toBe("red_line");
    expect(one(stated, [{ termId: "2", clauseVersionId: "v2" }], words)?.[0]).toBe("red_line");
    expect(one(stated, [{ termId: "2", clauseVersionId: "fa" }], words)?.[0]).toBe("red_line");
    for (const wording of [{ clauseVersionId: "v3" }, { optionId: "o" }])
      expect(one(stated, [{ termId: "2", ...wording }], words)).toEqual([
        "unknown",
        "its position was about other words",
      ]);
    expect(one([held("P", "2")], [{ termId: "2", optionId: "o" }], words)).toEqual(["accepts", "supports"]);
  });
});

describe("what a package tells of marked records", () => {
  const marked = { record: { compartmentId: "heads" } };
  const given = facts({
    parties: [party("P"), party("Q", { role: "mediator" })],
    terms: [term("1"), term("2"), term("3")],
    statuses: new Map([["2", { status: "agreed", note: null, since: marked.record }]]),
    positions: [
      held("P", "1", { stance: "conditional", conditions: [ifAgreed("2")] }),
      { ...held("P", "3"), ...marked },
      { ...held("Q", "1"), ...marked },
    ],
  });
  const markings = (choices: readonly Choice[]) => {
    const { markedWith, parties, conditions } = judgePackage(choices, given);
    return [markedWith, ...[...parties, ...conditions].map((each) => each.markedWith)];
  };

  it("carries their marking, those that decide a condition too, unless the package decides it alone", () => {
    expect(markings([{ termId: "1" }])).toEqual([["heads"], ["heads"], ["heads"], ["heads"]]);
    expect(markings([{ termId: "1" }, { termId: "2" }])).toEqual([[], [], ["heads"], []]);
    expect(markings([{ termId: "2" }, { termId: "3" }])).toEqual([["heads"], ["heads"]]);
  });
});

describe("what a package does beside the parties", () => {
  const given = facts({
    parties: [party("P")],
    terms: [term("1", { axisUnit: "months" }), term("2"), term("3"), term("4"), term("5")],
    statuses: statuses({ 1: "bracketed", 2: "tabled", 3: "agreed", 4: "under_discussion", 5: "parked" }),
    linkages: [
      link("1", "requires", "2"),
      link("3", "requires", "4"),
      link("2", "excludes", "3"),
      link("1", "trades_for", "5"),
    ],
    positions: ["1", "2", "4"].map((termId) => held("P", termId, { intervals: [] })),
  });
  const told = (choices: readonly Choice[]) =>
    judgePackage(choices, given).links.map(({ state, sentence }) => `${state}: ${sentence}`);

  it("says which linkages it keeps, breaks and leaves open", () => {
    expect(told([{ termId: "1" }])).toEqual([
      "open: 1 Term 1 requires 2 Term 2, which is tabled and not in it.",
      "open: 1 Term 1 trades for 5 Term 5, which is parked and not in it.",
    ]);
    expect(told([{ termId: "1" }, { termId: "2" }, { termId: "4", status: "withdrawn" }])).toEqual([
      "broken: 3 Term 3 requires 4 Term 4, which it leaves out.",
      "broken: 2 Term 2 excludes 3 Term 3, which is agreed.",
      "open: 1 Term 1 trades for 5 Term 5, which is parked and not in it.",
      "kept: 1 Term 1 requires 2 Term 2, which is in it.",
    ]);
  });

  it("leaves a linkage open to a term that is in it without a value", () => {
    const from48 = { from: 48, to: 48 };
    const ends = {
      terms: [term("1"), term("2", { axisUnit: "months" })],
      statuses: statuses({ 1: "tabled", 2: "tabled" }),
    };
    const linked = (kind: LinkageFact["kind"], choices: readonly Choice[]) =>
      judgePackage(choices, facts({ ...ends, linkages: [link("1", kind, "2")] })).links.map(
        ({ state, sentence, lacks }) => `${state}: ${sentence}${lacks ? ` Lacks ${lacks.number}.` : ""}`,
      );
    expect(linked("requires", [{ termId: "1" }, { termId: "2" }])).toEqual([
      "open: 1 Term 1 requires 2 Term 2, which is in it without a value.",
    ]);
    expect(linked("requires", [{ termId: "1" }, { termId: "2", value: from48 }])).toEqual([
      "kept: 1 Term 1 requires 2 Term 2, which is in it.",
    ]);
    expect(linked("excludes", [{ termId: "1" }, { termId: "2" }])[0]).toMatch(/^broken/);
    // Of a trade either side may be the one without.
    const traded = (choices: readonly Choice[]) =>
      judgePackage(choices, facts({ ...ends, linkages: [link("2", "trades_for", "1")] })).links.map(
        ({ state, sentence }) => `${state}: ${sentence}`,
      );
    expect(traded([{ termId: "1" }, { termId: "2" }])).toEqual([
      "open: 2 Term 2, which is in it without a value, trades for 1 Term 1, which is in it.",
    ]);
  });

  it("says the same of a trade and of an exclusion from whichever end they are written", () => {
    const ends = { terms: [term("1"), term("5")], statuses: statuses({ 1: "agreed", 5: "tabled" }) };
    for (const kind of ["trades_for", "excludes"] as const)
      for (const [status, isKept] of [
        ["withdrawn", kind === "excludes"],
        ["tabled", null],
        [undefined, kind === "trades_for"],
      ] as const) {
        const expected = isKept === null ? "open" : isKept ? "kept" : "broken";
        const choices: Choice[] = [{ termId: "5", ...(status ? { status } : {}) }];
        for (const written of [link("1", kind, "5"), link("5", kind, "1")]) {
          const { links } = judgePackage(choices, facts({ ...ends, linkages: [written] }));
          expect(links.map(({ state }) => state)).toEqual([expected]);
        }
      }
  });

  it("lists what it leaves open: values not set, terms kept open, terms not in it", () => {
    const judged = judgePackage([{ termId: "1" }, { termId: "2", status: "bracketed" }], given);
    expect(judged.leavesOpen.map(({ term: { number }, kind }) => `${number} ${kind}`)).toEqual([
      "1 no_value",
      "2 left_open",
      "4 not_in_it",
    ]);
    expect(restInWords(judged)).toEqual([
      "It lacks 2 and 5, which are linked to what is in it.",
      "It leaves three terms open.",
    ]);
  });

  it("knows of no choice on a term that is not on record here", () => {
    const judged = judgePackage([{ termId: "1" }, { termId: "hidden" }], given);
    expect([judged.choices.length, judged.unseen]).toEqual([1, 1]);
  });
});
