import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { party, position, statuses, term } from "./analysis.arbitrary";
import type { QuestionFact } from "./facts";
import { anyAskFacts, askFacts } from "./questions/question.arbitrary";
import { type AskFacts, questionsToAsk, toldQuestion } from "./questions-to-ask";
import { takenAs } from "./questions/taken";
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

const ask = (facts: Facts, questions: QuestionFact[], more: Partial<AskFacts> = {}) =>
  questionsToAsk({ ...askFacts(facts), standings: standingsOf(facts), questions, ...more });
const told = (facts: Facts, questions: QuestionFact[] = []) =>
  ask(facts, questions).map((each) => toldQuestion(each, facts));

const facts: Facts = {
  parties: [party("United States"), party("Taliban"), party("Allies", { role: "consulted" })],
  terms: [term("1", { axisUnit: "months" }), term("2"), term("3", { axisUnit: "months" }), term("4")],
  statuses: statuses({ 1: "tabled", 2: "tabled", 3: "bracketed", 4: "agreed" }),
  linkages: [],
  positions: [
    position("United States", "1", { intervals: [{ verdict: "accepts", from: 36, to: 60 }] }),
    position("United States", "2"),
    position("United States", "3", { intervals: [{ verdict: "accepts", from: 36, to: 60 }] }),
    position("Taliban", "1", { stance: "unknown" }),
    position("Taliban", "2"),
    position("Taliban", "3", {
      stance: "opposes",
      intervals: [
        { verdict: "unknown", from: 0, to: 60, toOpen: true },
        { verdict: "rejects", from: 60, to: null },
      ],
    }),
    position("Taliban", "4", { stance: "unknown" }),
    position("Allies", "2", { stance: "unknown" }),
  ],
};

describe("what to ask next", () => {
  it("asks first what can free a blocked term, then what settles more, and last what settles nothing", () => {
    const asked = ask(facts, [
      question("settled", { termId: "4" }),
      question("sooner", { termId: "2", askOn: "2019-03-02" }),
      question("blocked", { termId: "3", partyId: "Taliban" }),
      question("answered", { termId: "3", answer: "Yes." }),
    ]);
    expect(asked.map(({ id, worth }) => [id, worth])).toEqual([
      ["blocked", 1.5],
      ["unknown Taliban 1 0", 2],
      ["sooner", 0],
      ["settled", 0],
    ]);
  });

  it("says what an answer would settle, by yes and no or, where that is no answer, by what is accepted", () => {
    const [first, second] = told(facts, [question("raised", { text: "Would they?", termId: "3", partyId: "Taliban" })]);
    expect(first?.settling).toBe(
      "A yes makes a zone certain from 36 to just under 60 months and leaves nothing in the way of 3; a no leaves no zone.",
    );
    expect([second?.text, second?.settling]).toEqual([
      "How many months would they accept?",
      "What others accept makes a zone certain from 36 to 60 months and leaves nothing in the way of 1; a no to all that is asked leaves no zone and blocks 1.",
    ]);
    expect(told({ ...facts, positions: facts.positions.slice(0, 3) }).at(-1)?.text).toBe(
      "Would they agree to “Term 2”? Nothing that they hold on it is on record.",
    );
  });

  it("is seen by those who see the question, or the unknown that it follows from, and says whose records it tells of", () => {
    const marked = { record: { compartmentId: "inner" } };
    const [us, , , , ...rest] = facts.positions;
    const positions = [
      { ...us, ...marked } as (typeof facts.positions)[number],
      position("Taliban", "1", { stance: "unknown" }),
      ...rest,
    ];
    const found = told({ ...facts, positions }).find(
      ({ term: on, party: of }) => on?.id === "1" && of?.id === "Taliban",
    );
    expect(found?.markedWith).toEqual(["inner"]);
    expect(ask({ ...facts, positions: [] }, [question("1", marked)]).at(0)).toBeDefined();
    expect(told(facts, [question("marked", marked)]).find(({ id }) => id === "marked")?.markedWith).toEqual(["inner"]);
  });

  it("asks first, of what is worth the same, what somebody raised and what has an earlier date", () => {
    const asked = ask({ ...facts, positions: [], terms: [] }, [
      question("undated"),
      question("later", { askOn: "2019-03-09" }),
      question("sooner", { askOn: "2019-03-02" }),
    ]);
    expect(asked.map(({ id }) => id)).toEqual(["sooner", "later", "undated"]);
  });

  it("takes who, which and why for what neither a yes nor a no answers, and asks for the unknown besides", () => {
    const which = question("which", { text: "Which of them decides?", termId: "3", partyId: "Taliban" });
    const asked = ask(facts, [which]);
    expect(asked.find(({ id }) => id === "which")).toMatchObject({ kind: "raised", worth: 0 });
    expect(asked[0]?.id).toBe("unknown Taliban 3 0");
  });

  it("does not name a party or term that the reader does not see", () => {
    expect(ask(facts, [question("hidden", { partyId: "hidden", termId: "hidden" })])).toContainEqual(
      expect.objectContaining({ id: "hidden", party: null, term: null, kind: "raised" }),
    );
  });

  it("asks whether a position still holds once its words have changed, or it has been silent for two sessions", () => {
    const day = (text: string) => ({ record: { validFrom: new Date(text), validText: text } });
    const spoken = { ...position("United States", "1"), ...day("2019-02-01") };
    const sessions = [day("2019-02-10"), day("2019-02-20")];
    const overtaken = facts.positions.map((each) =>
      each.partyId === "Taliban" ? { ...each, isOvertaken: true } : each,
    );
    const asked = ask({ ...facts, positions: overtaken }, [], { positionsHeld: [spoken], sessions });
    const of = (kind: string) => asked.filter((each) => each.kind === kind).map(({ id }) => id);
    expect(of("stale").sort()).toEqual(["stale Taliban 1 1", "stale Taliban 2 0", "stale Taliban 3 0"]);
    expect(of("silent")).toEqual(["silent United States 1 0"]);
    expect(
      ask(facts, [], { positionsHeld: [spoken], sessions: sessions.slice(1) }).some(({ kind }) => kind === "silent"),
    ).toBe(false);
  });

  it("is marked with every record that it follows from, so that it is raised to nobody who does not see them all", () => {
    const [inner, other] = [{ compartmentId: "inner" }, { compartmentId: "other" }];
    const alone = { ...facts, terms: [term("2")], positions: [position("Taliban", "2")] };
    const day = (text: string, record: object = {}) => ({
      record: { validFrom: new Date(text), validText: text, ...record },
    });
    const found = (kind: string, more: Partial<AskFacts>) => {
      const all = { ...askFacts({ ...alone, ...more }), ...more };
      const asked = questionsToAsk({ ...all, standings: standingsOf(all) });
      const one = asked.find((each) => each.kind === kind && (each.party ?? each.about)?.id === "Taliban");
      if (!one) throw new Error(`nothing is ${kind}`);
      const { markedWith, ...rest } = toldQuestion(one, all);
      const taken = takenAs({ markedWith, ...rest });
      return [markedWith, taken && (JSON.parse(taken).compartmentId ?? "all")];
    };
    const held = position("Taliban", "2");
    const stale = { ...held, isOvertaken: true };
    expect(found("stale", { positions: [{ ...stale, overtakenBy: inner }] })).toEqual([["inner"], "inner"]);
    expect(found("stale", { positions: [{ ...stale, overtakenBy: { compartmentId: null } }] })).toEqual([[], "all"]);
    expect(found("stale", { positions: [{ ...stale, overtakenBy: inner, record: other }] })[1]).toBeNull();

    const spoken = { ...held, ...day("2019-02-01") };
    const silent = (marked: object, said: object = {}) =>
      found("silent", {
        positionsHeld: [{ ...spoken, ...day("2019-02-01", said) }],
        sessions: [day("2019-01-10", other), day("2019-02-10"), day("2019-02-20", marked)],
      });
    expect(silent(inner)).toEqual([["inner"], "inner"]);
    expect(silent({}, inner)).toEqual([["inner"], "inner"]);
    expect(silent({})).toEqual([[], "all"]);

    const none = position("Taliban", "2", { stance: "no_position", record: inner });
    expect(found("silent", { positions: [none] })).toEqual([["inner"], "inner"]);
    const unknown = { positions: [position("Taliban", "2", { stance: "unknown" })] };
    const tabled = { status: "tabled" as const, note: null, since: inner };
    expect(found("unknown", { ...unknown, statuses: new Map([["2", tabled]]) })).toEqual([["inner"], "inner"]);
    expect(found("unknown", { ...unknown, terms: [term("2", { record: inner })] })).toEqual([["inner"], "inner"]);
    expect(found("unknown", { ...unknown, parties: [party("Taliban", { record: inner })] })).toEqual([
      ["inner"],
      "inner",
    ]);
    const conditions = [{ kind: "term_status" as const, termId: "3", atLeast: "agreed" as const }];
    expect(
      found("condition", {
        positions: [position("Taliban", "2", { stance: "conditional", conditions })],
        statuses: new Map([...facts.statuses, ["3", tabled]]),
        terms: [term("2"), term("3")],
      }),
    ).toEqual([["inner"], "inner"]);
    const citing = { compartmentId: null, citations: [{ sourceId: "a" }] };
    expect(
      found("unconfirmed", {
        positions: [{ ...held, basis: "reported", record: citing }],
        sources: [{ id: "a", origin: "officials", record: inner }],
      }),
    ).toEqual([["inner"], "inner"]);
  });

  it("asks for a second origin of what is reported, and of nothing that was heard in the room", () => {
    const sources = ["a", "b", "c"].map((id) => ({ id, origin: id === "c" ? "another" : "officials" }));
    const cited = (ids: string[], basis: "reported" | "in_the_room" = "reported") => {
      const record = { compartmentId: null, citations: ids.map((sourceId) => ({ sourceId })) };
      return { ...facts, positions: [{ ...position("Taliban", "2", { basis, stance: "opposes" }), record }] };
    };
    const found = (ids: string[], basis?: "in_the_room") =>
      ask(cited(ids, basis), [], { sources }).filter(({ kind }) => kind === "unconfirmed");
    expect(found(["a", "b"])).toMatchObject([
      { text: "Can another source confirm that Taliban opposes “Term 2”?", party: null, about: { id: "Taliban" } },
    ]);
    expect(found(["a", "c"])).toEqual([]);
    expect(found([])).toEqual([]);
    expect(found(["a"], "in_the_room")).toEqual([]);
  });

  it("keeps every open question once, asks nothing twice, and asks last what settles nothing", () => {
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
      fc.property(anyAskFacts, anyQuestions, (any, questions) => {
        const asked = questionsToAsk({ ...any, questions: questions.map(({ id, ...rest }) => question(id, rest)) });
        expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
        const raised = asked.filter(({ isDerived }) => !isDerived).map(({ id }) => id);
        expect(raised.sort()).toEqual(
          questions
            .filter(({ answer }) => answer === null)
            .map(({ id }) => id)
            .sort(),
        );
        const worths = asked.filter(({ isFreeing }) => !isFreeing).map(({ worth }) => worth);
        expect(worths).toEqual([...worths].sort((a, b) => b - a));
        expect(asked.filter(({ isFreeing, worth }) => isFreeing && worth === 0)).toEqual([]);
      }),
    );
  });

  it("asks no less for one more unknown", () => {
    fc.assert(
      fc.property(anyAskFacts, fc.nat(), (any, at) => {
        const place = any.positions.length > 0 ? at % any.positions.length : 0;
        const less = any.positions.map((each, index) =>
          index === place ? { ...each, stance: "unknown" as const, intervals: [], isOvertaken: false } : each,
        );
        const open = (positions: AskFacts["positions"]) =>
          questionsToAsk(askFacts({ ...any, positions })).filter(({ kind }) => kind === "unknown" || kind === "stale")
            .length;
        const bargained = (positions: AskFacts["positions"]) =>
          standingsOf({ ...any, positions }).filter(({ group }) => group === "open" || group === "blocked").length;
        expect(bargained(less)).toBe(bargained(any.positions));
        expect(open(less)).toBeGreaterThanOrEqual(open(any.positions));
      }),
    );
  });
});
