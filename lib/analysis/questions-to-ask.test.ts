import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyFacts, party, position, statuses, term } from "./analysis.arbitrary";
import { type QuestionFact, questionsToAsk } from "./questions-to-ask";
import { type Facts, standingsOf } from "./standing";

const question = (id: string, rest: Partial<QuestionFact> = {}): QuestionFact => ({
  id,
  text: `Question ${id}?`,
  partyId: null,
  termId: null,
  settles: null,
  askOn: null,
  answer: null,
  record: { compartmentId: null },
  ...rest,
});

const ask = (facts: Facts, questions: QuestionFact[]) =>
  questionsToAsk({ ...facts, standings: standingsOf(facts), questions });

const facts: Facts = {
  parties: [party("United States"), party("Taliban"), party("Allies", { role: "consulted" })],
  terms: [term("1", { axisUnit: "months" }), term("2"), term("3"), term("4")],
  statuses: statuses({ 1: "tabled", 2: "tabled", 3: "bracketed", 4: "agreed" }),
  linkages: [],
  positions: [
    position("Taliban", "1", { stance: "unknown" }),
    position("Taliban", "3", { stance: "opposes", intervals: [{ verdict: "unknown", from: 0, to: 60 }] }),
    position("Taliban", "4", { stance: "unknown" }),
    position("Allies", "2", { stance: "unknown" }),
  ],
};

describe("what to ask next", () => {
  it("asks what blocks first, then what somebody raised, then what an unknown leaves open", () => {
    const asked = ask(facts, [
      question("settled", { termId: "4" }),
      question("open", { termId: "2" }),
      question("unknown", { termId: "1", partyId: "Taliban" }),
      question("blocked", { termId: "3", partyId: "Taliban" }),
      question("answered", { termId: "3", answer: "Yes." }),
    ]);
    expect(asked.map(({ id }) => id)).toEqual(["blocked", "unknown", "open", "settled"]);
  });

  it("derives a question from each unknown of a negotiating party that nobody has asked about", () => {
    expect(ask(facts, []).map(({ text, party: asked, isDerived }) => [asked?.name, text, isDerived])).toEqual([
      ["Taliban", "Where do they stand on “Term 3”?", true],
      ["Taliban", "How many months would they accept?", true],
    ]);
  });

  it("is seen by those who see the question, or the unknown that it follows from", () => {
    const marked = { record: { compartmentId: "inner" } };
    const positions = [position("Taliban", "1", { stance: "unknown", ...marked })];
    expect(ask({ ...facts, positions }, []).map(({ compartmentId }) => compartmentId)).toEqual(["inner"]);
    expect(ask({ ...facts, positions: [] }, [question("1", marked)])).toMatchObject([{ compartmentId: "inner" }]);
  });

  it("asks first what has an earlier date", () => {
    const asked = ask({ ...facts, positions: [] }, [
      question("undated"),
      question("later", { askOn: "2019-03-09" }),
      question("sooner", { askOn: "2019-03-02" }),
    ]);
    expect(asked.map(({ id }) => id)).toEqual(["sooner", "later", "undated"]);
  });

  it("does not name a party or term that the reader does not see", () => {
    expect(ask(facts, [question("hidden", { partyId: "hidden", termId: "hidden" })])).toContainEqual(
      expect.objectContaining({ id: "hidden", party: null, term: null }),
    );
  });

  it("keeps every open question once, and asks nothing twice", () => {
    const anyQuestions = fc.uniqueArray(
      fc.record({
        id: fc.uuid(),
        partyId: fc.constantFrom("A", "B", null),
        termId: fc.constantFrom("1", "2", null),
        askOn: fc.constantFrom("2019-03-02", null),
        answer: fc.constantFrom("Yes.", null),
      }),
      { selector: ({ id }) => id, maxLength: 6 },
    );
    fc.assert(
      fc.property(anyFacts, anyQuestions, (any, questions) => {
        const asked = ask(
          any,
          questions.map(({ id, ...rest }) => question(id, rest)),
        );
        expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
        const raised = asked.filter(({ isDerived }) => !isDerived).map(({ id }) => id);
        expect(raised.sort()).toEqual(
          questions
            .filter(({ answer }) => answer === null)
            .map(({ id }) => id)
            .sort(),
        );
      }),
    );
  });

  it("asks whether a position still holds once its words have changed, before any unknown in it", () => {
    const overtaken = position("Taliban", "3", {
      stance: "opposes",
      isOvertaken: true,
      intervals: [{ verdict: "unknown", from: 0, to: 60 }],
    });
    const asked = ask({ ...facts, positions: [overtaken, position("United States", "1", { isOvertaken: true })] }, []);
    expect(asked.map(({ party: of, term: on, text }) => [of?.name, on?.number, /still hold\?$/.test(text)])).toEqual([
      ["Taliban", "3", true],
      ["United States", "1", true],
    ]);
  });
});
