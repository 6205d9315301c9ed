import { describe, expect, it } from "vitest";
import { party, statuses, term } from "@/lib/analysis/analysis.arbitrary";
import type { Stance } from "@/lib/positions/rules";
import { judgePackage } from "./judge-package";
import { comparedInWords, outcomeInWords, packagesInWords } from "./package-words";
import { held, packageFacts } from "./packages.arbitrary";

/** Two parties, each of which holds one thing on every term: the number of the term says which. */
const said: [Stance, Stance][] = [
  ["supports", "champions"],
  ["supports", "opposes"],
  ["rejects", "rejects"],
  ["unknown", "supports"],
];
const facts = packageFacts({
  parties: [party("A"), party("B"), party("Host", { role: "host" })],
  terms: said.map((_, place) => term(`${place + 1}`)),
  statuses: statuses({}),
  linkages: [],
  positions: said.flatMap(([a, b], place) => [
    held("A", `${place + 1}`, { stance: a }),
    held("B", `${place + 1}`, { stance: b }),
  ]),
});
const on = (...numbers: number[]) =>
  judgePackage(
    numbers.map((number) => ({ termId: `${number}` })),
    facts,
  );
const named = (...judged: ReturnType<typeof on>[]) =>
  judged.map((each, place) => ({ name: String.fromCharCode(65 + place), judged: each }));

describe("what comes of a package", () => {
  it("is one sentence, with who says no and on what", () => {
    expect([on(), on(1), on(2), on(3), on(4), on(2, 4)].map(outcomeInWords)).toEqual([
      "Nothing is chosen yet.",
      "Both parties accept.",
      "B rejects it on 2; A accepts.",
      "It crosses red lines of A and B on 3.",
      "The answer of A is unknown on 4; B accepts.",
      "B rejects it on 2; the answer of A is unknown on 4.",
    ]);
  });

  it("is told of each party by what it says itself, and of many together", () => {
    const told = (answers: Record<string, Stance[]>) => {
      const parties = Object.keys(answers).map((name) => party(name));
      const numbers = ["1.1", "1.4"];
      const asked = packageFacts({
        ...{ parties, terms: numbers.map((number) => term(number)), statuses: statuses({}), linkages: [] },
        positions: parties.flatMap(({ id }) =>
          numbers.map((number, place) => held(id, number, { stance: answers[id]?.[place] ?? "unknown" })),
        ),
      });
      return outcomeInWords(
        judgePackage(
          numbers.map((termId) => ({ termId })),
          asked,
        ),
      );
    };
    expect(told({ A: ["supports", "unknown"], B: ["unknown", "unknown"] })).toBe(
      "The answer of A is unknown on 1.4, that of B on 1.1 and 1.4.",
    );
    expect(told({ A: ["opposes", "supports"], B: ["supports", "opposes"], C: ["supports", "opposes"] })).toBe(
      "A rejects it on 1.1, B and C on 1.4.",
    );
    expect(told({ A: ["rejects", "supports"], B: ["supports", "rejects"] })).toBe(
      "It crosses a red line of A on 1.1, of B on 1.4.",
    );
    const many = Object.fromEntries(["A", "B", "C", "D"].map((name) => [name, ["unknown", "supports"] as Stance[]]));
    expect(told(many)).toBe("The answers of four parties are unknown.");
  });

  it("tells an unknown answer by its distance from what is accepted, alone and side by side", () => {
    const asked = packageFacts({
      ...{ parties: [party("A"), party("B")], statuses: statuses({}), linkages: [] },
      terms: ["1.1", "1.4"].map((number) => term(number, { axisUnit: "months" })),
      positions: ["1.1", "1.4"].map((number) =>
        held("A", number, { stance: "supports", intervals: [{ verdict: "accepts", from: 36, to: 60 }] }),
      ),
    });
    const value = { from: 24, to: 24, fromOpen: false, toOpen: false };
    const judged = judgePackage(
      ["1.1", "1.4"].map((termId) => ({ termId, value })),
      asked,
    );
    const distance = "12 months below what A accepts on 1.1 and 1.4";
    expect(outcomeInWords(judged)).toBe(`It is ${distance}; the answer of B is unknown on 1.1 and 1.4.`);
    expect(comparedInWords([{ name: "X", judged }])).toBe(
      `Nobody says no to X, and not everybody says yes: X is ${distance}.`,
    );
  });

  it("is not asked of an agreement that nobody negotiates, nor of terms that stay open", () => {
    const nobody = judgePackage([{ termId: "1" }], { ...facts, parties: [party("Host", { role: "host" })] });
    expect(outcomeInWords(nobody)).toMatch(/^No negotiating party is on record/);
    const open = judgePackage([{ termId: "2", status: "bracketed" }], facts);
    expect(outcomeInWords(open)).toBe("Nothing in it waits for anybody’s yes.");
  });

  it("is counted for all of them, and told of those side by side", () => {
    expect(packagesInWords([])).toBe("No package is on record yet.");
    expect(packagesInWords([on(1)])).toBe("One package, and all accept it.");
    expect(packagesInWords([on(1), on(2)])).toBe("Two packages; all accept one of them.");
    expect(packagesInWords([on(3), on(2)])).toBe("Two packages; none is accepted by all.");
    expect(comparedInWords(named(on(1), on(2)))).toBe("All accept A.");
    expect(comparedInWords(named(on(3), on(2)))).toBe("None is accepted by all; to B, one party says no.");
    expect(comparedInWords(named(on(3), on(4)))).toBe("Nobody says no to B, and not everybody says yes.");
  });
});
