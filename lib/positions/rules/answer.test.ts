import { describe, expect, it } from "vitest";
import type { PartyRole } from "@/lib/parties/rules";
import type { Stance } from "../rules";
import { answerOf, type Miss, inColumnOrder, stancesOf, tallyOf } from "./answer";

const us = { id: "US", name: "United States", role: "negotiating" as PartyRole };
const taliban = { id: "TB", name: "Taliban", role: "negotiating" as PartyRole };
const qatar = { id: "QA", name: "Qatar", role: "host" as PartyRole };
const kabul = { id: "AG", name: "Afghan Government", role: "affected" as PartyRole };
const terms = ["1", "2", "1.4"].map((number) => ({ id: number, number }));
const issueOf = ({ number }: { number: string }) => (number === "1.4" ? "how long troops stay" : number);

function answer(held: Record<string, Stance[]>, parties = [us, taliban, qatar]) {
  const sides = parties.filter(({ role }) => role === "negotiating");
  const said = Object.entries(held).flatMap(([termId, stances]) =>
    stances.flatMap((stance, index) => (parties[index]?.role === "negotiating" ? [{ termId, stance }] : [])),
  );
  return answerOf({ sides, terms, held: stancesOf(said) }, issueOf);
}

describe("the answer of the positions", () => {
  it("says what all sides want and what they part on, whatever the host thinks", () => {
    expect(
      answer({
        1: ["supports", "supports", "rejects"],
        2: ["champions", "can_live_with"],
        "1.4": ["champions", "strongly_opposes"],
      }),
    ).toBe("Both sides support terms 1 and 2; they part on how long troops stay.");
  });

  it("tells apart what both support and do not want the same of", () => {
    const sides = [us, taliban];
    const held = stancesOf(["1", "2", "1.4"].map((termId) => ({ termId, stance: "supports" as Stance, count: 2 })));
    const told = (misses: Record<string, Miss>) =>
      answerOf({ sides, terms, held }, issueOf, ({ id }) => misses[id] ?? null);
    const rest = ", and nobody at the table is on record against any.";
    expect(told({ "1.4": { kind: "apart", words: "12 months apart" } })).toBe(
      `Both sides support terms 1 and 2; both support 1.4 but are 12 months apart${rest}`,
    );
    expect(told({ 1: { kind: "apart", words: "5 troops apart" }, 2: { kind: "unknown" } })).toBe(
      `Both sides support term 1.4; both support 1 but are 5 troops apart; both support 2, but no value is known to suit both${rest}`,
    );
  });

  it("takes an unknown for neither", () => {
    expect(answer({ 1: ["supports", "unknown"], "1.4": ["supports", "rejects"] })).toBe(
      "No term has the support of both sides; they part on how long troops stay.",
    );
    expect(answer({ 1: ["supports", "supports"], 2: ["supports", "unknown"] })).toBe(
      "Both sides support term 1, and nobody at the table is on record against any.",
    );
  });

  it("does not say that they part on what none of them wants", () => {
    expect(answer({ 1: ["supports", "supports"], "1.4": ["rejects", "opposes"] })).toBe(
      "Both sides support term 1; none of them wants term 1.4.",
    );
  });

  it("works with one side, with three, and with nothing", () => {
    expect(answer({ 1: ["supports"] }, [us])).toBe("United States supports term 1, and objects to none.");
    const third = { ...qatar, role: "negotiating" as PartyRole };
    expect(answer({ 1: ["supports", "supports", "supports"] }, [us, taliban, third])).toMatch(/^All 3 sides support/);
    expect(answer({ 1: ["supports"] }, [qatar])).toBe("No negotiating party is on record yet.");
  });
});

describe("the matrix", () => {
  it("counts what is open in it", () => {
    const held = stancesOf([
      { termId: "1", stance: "unknown" },
      { termId: "1", stance: "conditional" },
      { termId: "2", stance: "supports", count: 2 },
    ]);
    expect(tallyOf(held, 6)).toEqual({ unknown: 1, conditional: 1, unrecorded: 2 });
  });

  it("has those who bargain first, then whom it befalls", () => {
    expect(inColumnOrder([qatar, us, kabul, taliban]).map(({ id }) => id)).toEqual(["US", "TB", "AG", "QA"]);
  });
});
