/** What an answer does to saved packages. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Choice } from "@/lib/packages/rules";
import type { Interval } from "@/lib/positions/rules";
import { party, position, statuses, term } from "../analysis.arbitrary";
import { isCounted } from "../facts";
import { judgePackage, type JudgedPackage } from "../packages/judge-package";
import { anyChoices } from "../packages/packages.arbitrary";
import { type AskFacts, questionsToAsk, toldQuestion } from "../questions-to-ask";
import { standingsOf } from "../standing";
import { pointsOn } from "./open-points";
import { heldAfter } from "./points";
import { anyAskFacts, askFacts } from "./question.arbitrary";
import { noPackages, type PackageState, type SavedPackages, stakesOf } from "./stakes";
import { talliesOf } from "./tally";
import { worthOf } from "./value";

const interval = (verdict: Interval["verdict"], from: number | null, to: number | null): Interval => {
  return { verdict, from, to };
};

const saved = (title: string, choices: readonly Choice[], compartmentId: string | null = null) => {
  return { id: title, title, choices, record: { compartmentId } };
};

/** Of each party's question on the term: what either answer does to packages, and in words. */
function asked(facts: AskFacts, packages: SavedPackages["packages"]) {
  return questionsToAsk({ ...facts, saved: { ...noPackages, packages } }).map((question) => {
    const of = (answer: "yes" | "no") =>
      question[answer].flatMap((change) => (change.what === "package" ? [`${change.title} ${change.to}`] : []));
    const { settling, markedWith, worth } = toldQuestion(question, facts);
    return {
      who: question.party?.name,
      on: question.term?.id,
      yes: of("yes"),
      no: of("no"),
      worth,
      settling,
      markedWith,
    };
  });
}

// A logroll as Froman and Cohen (1970) have it: each gives way on what matters less to it. The figures are ours.
const troops = term("1", { axisUnit: "months" });
const logroll = askFacts({
  parties: [party("United States"), party("Taliban")],
  terms: [troops, term("2")],
  statuses: statuses({ 1: "bracketed", 2: "tabled" }),
  linkages: [],
  positions: [
    position("United States", "1", { intervals: [interval("accepts", 12, 36), interval("rejects", 37, null)] }),
    position("United States", "2", { stance: "champions" }),
    position("Taliban", "1", { intervals: [interval("accepts", 0, 18)] }),
    position("Taliban", "2", { stance: "unknown" }),
  ],
});
const both = saved("18 months for monitoring", [{ termId: "1", value: { from: 18, to: 18 } }, { termId: "2" }]);

describe("an answer", () => {
  it("that is the last one missing has all accept a package, or refuses it, and counts it", () => {
    const [without] = asked(logroll, []);
    const [question] = asked(logroll, [both]);
    expect(question).toMatchObject({
      who: "Taliban",
      on: "2",
      yes: ["18 months for monitoring accepted"],
      no: ["18 months for monitoring refused"],
      settling:
        "A yes leaves nothing in the way of 2 and has all accept the package “18 months for monitoring”; a no blocks 2 and has the package “18 months for monitoring” refused.",
    });
    expect(question?.worth).toBe((without?.worth ?? 0) + 1);
  });

  it("settles no package that another party refuses already, or that leaves the term to be bargained over", () => {
    const atForty = saved("40 months", [{ termId: "1", value: { from: 40, to: 40 } }, { termId: "2" }]);
    const later = saved("Troops first", [
      { termId: "1", value: { from: 18, to: 18 } },
      { termId: "2", status: "tabled" },
    ]);
    expect(asked(logroll, [atForty, later])[0]).toMatchObject({ yes: [], no: [] });
  });

  it("of one of two whose answers are missing refuses the package, or leaves it as open as it was", () => {
    const three = { ...logroll, parties: [...logroll.parties, party("Kabul")] };
    const facts = { ...three, standings: standingsOf(three) };
    expect(asked(facts, [both]).find(({ who, on }) => who === "Taliban" && on === "2")).toMatchObject({
      yes: [],
      no: ["18 months for monitoring refused"],
    });
  });

  it("reaches a package through a condition on a term that is not in it", () => {
    const facts = askFacts({
      ...logroll,
      positions: [
        position("United States", "1", { intervals: [interval("accepts", 12, 36)] }),
        position("United States", "2", {
          stance: "conditional",
          conditions: [{ kind: "axis", termId: "1", within: { from: 12, to: 36 } }],
        }),
        position("Taliban", "1", { intervals: [interval("unknown", 12, 36), interval("rejects", 36, null)] }),
        position("Taliban", "2"),
      ],
    });
    const monitoring = saved("Monitoring alone", [{ termId: "2" }]);
    // After a no only what lies below 12 months is left, which the condition does not allow.
    expect(asked(facts, [monitoring]).find(({ who, on }) => who === "Taliban" && on === "1")).toMatchObject({
      yes: [],
      no: ["Monitoring alone refused"],
    });
  });

  it("that a position holds on the words in force has it count for a package of these words", () => {
    const wording = (id: string, text: string) => [id, { id, label: id, text, translatesId: null }] as const;
    const facts = askFacts({
      ...logroll,
      positions: [
        position("United States", "2", { stance: "champions" }),
        {
          ...position("Taliban", "2", { clauseVersionId: "former", isOvertaken: true }),
          overtakenBy: { id: "current", compartmentId: null },
        },
      ],
    });
    const words = new Map([wording("former", "They may watch."), wording("current", "They shall watch.")]);
    const packages = [saved("As worded", [{ termId: "2", clauseVersionId: "current" }])];
    const [stale] = questionsToAsk({ ...facts, saved: { ...noPackages, packages, wordings: words } }).filter(
      ({ kind }) => kind === "stale",
    );
    expect(stale?.yes).toMatchObject([{ what: "package", to: "accepted" }]);
  });

  it("is told with the markings of the package and of all that its state follows from", () => {
    const few = { compartmentId: "monitors" };
    const facts = askFacts({
      ...logroll,
      positions: logroll.positions.map((each) => (each.stance === "champions" ? { ...each, record: few } : each)),
    });
    const [open] = asked({ ...facts, positions: logroll.positions }, []);
    expect(open?.markedWith).toEqual([]);
    const [question] = asked(facts, [{ ...both, record: { compartmentId: "envoys" } }]);
    expect(question?.markedWith.sort()).toEqual(["envoys", "monitors"]);
  });

  it("does to any package what judging it again on the record with the answer in it finds", () => {
    fc.assert(
      fc.property(anyAskFacts, fc.array(anyChoices, { maxLength: 3 }), (facts, all) => {
        const packages = all.map((choices, index) => saved(`package ${index}`, choices));
        const stakes = stakesOf(facts, { ...noPackages, packages });
        for (const tally of talliesOf(facts).values())
          for (const point of pointsOn(tally, facts, () => [])) {
            const worth = worthOf(point, tally, stakes.get(point.term.id) ?? []);
            for (const answer of ["yes", "no"] as const) {
              const held = heldAfter(point, answer);
              const others = facts.positions.filter(
                ({ partyId, termId }) => partyId !== point.party.id || termId !== point.term.id,
              );
              const positions = held ? [...others, held] : others;
              const then = { ...facts, positions, standings: standingsOf({ ...facts, positions }) };
              const found = worth[answer].flatMap((change) =>
                change.what === "package" ? [`${change.title} ${change.from} ${change.to}`] : [],
              );
              expect(found).toEqual(
                packages.flatMap(({ title, choices }) => {
                  const [from, to] = [facts, then].map((each) =>
                    stateOf(judgePackage(choices, { ...each, wordings: new Map(), options: new Map() })),
                  );
                  return from && from !== to ? [`${title} ${from} ${to}`] : [];
                }),
              );
            }
          }
      }),
    );
  });
});

/** As the page of the package tells it, party by party; null where nobody is asked. */
function stateOf({ parties }: JudgedPackage): PackageState | null {
  const said = parties.filter((each) => isCounted(each.party)).flatMap(({ verdict }) => verdict ?? []);
  if (said.length === 0) return null;
  if (said.some((verdict) => verdict === "red_line" || verdict === "rejects")) return "refused";
  return said.includes("unknown") ? "unknown" : "accepted";
}
