import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TermStatus } from "@/lib/terms/rules";
import { anyFacts, party, position, statuses, term } from "./analysis.arbitrary";
import { headlineOf, issueOf } from "./headline";
import { standingsOf } from "./standing";

/** The headline of terms with these statuses; those named in `opposed` have a party against them. */
function headline(each: Record<string, TermStatus>, opposed: string[] = []): string {
  const residual = { title: "Residual presence", axisUnit: "months", axisLabel: "Months that US troops stay" } as const;
  const terms = Object.keys(each).map((number) => term(number, number === "9" ? residual : {}));
  return headlineOf(
    standingsOf({
      terms,
      statuses: statuses(each),
      positions: opposed.map((number) => position("A", number, { stance: "opposes" })),
      linkages: [],
      parties: [party("A")],
    }),
  ).join(" ");
}

describe("the headline", () => {
  it("says what is settled, then the one thing that blocks the rest", () => {
    expect(headline({ 1: "agreed_in_principle", 2: "agreed_in_principle", 3: "tabled", 9: "bracketed" }, ["9"])).toBe(
      "Two terms are agreed in principle. One blocks the rest: how long US troops stay.",
    );
    expect(headline({ 1: "agreed", 2: "agreed_in_principle", 3: "agreed_in_principle", 9: "bracketed" }, ["9"])).toBe(
      "One term is agreed and two are agreed in principle. One is blocked: how long US troops stay.",
    );
  });

  it("names two that block, and counts the rest of many", () => {
    expect(headline({ 1: "agreed", 2: "tabled", 3: "tabled", 4: "tabled" }, ["2", "3"])).toBe(
      "One term is agreed. Two block the rest: 2 Term 2 and 3 Term 3.",
    );
    expect(headline({ 2: "tabled", 3: "tabled", 4: "tabled", 5: "tabled" }, ["2", "3", "4", "5"])).toBe(
      "Nothing is agreed yet. Four terms are blocked: 2 Term 2, 3 Term 3 and two more.",
    );
    expect(headline({ 2: "tabled", 3: "tabled" }, ["2"])).toBe(
      "Nothing is agreed yet. One term blocks the rest: 2 Term 2.",
    );
  });

  it("does not invent a blockage", () => {
    expect(headline({ 1: "agreed", 2: "tabled" })).toBe(
      "One term is agreed. One is open, and no negotiating party is on record against it.",
    );
    expect(headline({ 1: "tabled", 2: "reopened" })).toBe(
      "Nothing is agreed yet. Two terms are open, and no negotiating party is on record against them.",
    );
  });

  it("knows the end of a negotiation and its beginning", () => {
    expect(headline({ 1: "agreed_ad_referendum" })).toBe("The one term on the table is agreed ad referendum.");
    expect(headline({ 1: "agreed", 2: "agreed" })).toBe("Both terms are agreed.");
    expect(headline({ 1: "agreed", 2: "agreed", 3: "withdrawn" })).toBe(
      "Both terms on the table are agreed. One other is withdrawn.",
    );
    expect(headline({ 1: "agreed", 2: "agreed", 3: "not_tabled", 4: "parked", 5: "not_tabled" })).toBe(
      "Both terms on the table are agreed. Three others are not bargained over: two not tabled and one parked.",
    );
    expect(headline({ 1: "agreed", 2: "agreed", 3: "agreed_in_principle" })).toBe(
      "All three terms are settled: two agreed and one agreed in principle.",
    );
    expect(headline({ 1: "not_tabled", 2: "parked" })).toBe(
      "No term is on the table: none of the two on record is bargained over.",
    );
    expect(headline({ 1: "not_tabled" })).toBe("No term is on the table: the one on record is not bargained over.");
    expect(headline({})).toBe("");
  });

  it("counts in words to ten", () => {
    const many = (count: number) =>
      headline(Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index + 1}`, "agreed" as const])));
    expect(many(10)).toBe("All ten terms are agreed.");
    expect(many(11)).toBe("All 11 terms are agreed.");
  });

  it("takes the issue from the axis, from a summary that asks, or from the title", () => {
    expect(issueOf(term("1", { axisUnit: "months", axisLabel: "Months until the last troops have left" }))).toBe(
      "how long until the last troops have left",
    );
    expect(issueOf(term("1", { summary: "Who guards the border?" }))).toBe("who guards the border");
    expect(issueOf(term("1", { summary: "Who guards it. And when." }))).toBe("1 Term 1");
    expect(issueOf(term("1", { summary: "All troops leave." }))).toBe("1 Term 1");
  });

  it("is whole sentences for any record, and counts every term that is bargained over once", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const standings = standingsOf(facts);
        const sentences = headlineOf(standings);
        expect(sentences.length > 0).toBe(standings.length > 0);
        for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z0-9][^.]*(\d\.\d[^.]*)*\.$/);
        expect(sentences.join(" ")).not.toMatch(/undefined|null|NaN/);
      }),
    );
  });
});
