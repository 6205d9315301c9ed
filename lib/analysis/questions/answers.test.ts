import { describe, expect, it } from "vitest";
import { party, position, statuses, term } from "../analysis.arbitrary";
import type { QuestionFact } from "../facts";
import { type AskFacts, questionsToAsk, toldQuestion } from "../questions-to-ask";
import { askFacts } from "./question.arbitrary";
import { takenAs } from "./taken";

const recorded = (day: string, seq: number, more: { sessionId?: string; compartmentId?: string } = {}) => ({
  compartmentId: more.compartmentId ?? null,
  validFrom: new Date(`${day}T00:00:00Z`),
  validText: day,
  seq: BigInt(seq),
  sessionId: more.sessionId ?? null,
});

const unknown = position("Taliban", "1", { stance: "unknown", record: recorded("2019-01-20", 1) });
const facts = askFacts({
  parties: [party("United States"), party("Taliban")],
  terms: [term("1", { axisUnit: "months" }), term("2")],
  statuses: statuses({ 1: "bracketed", 2: "tabled" }),
  linkages: [],
  positions: [
    position("United States", "1", { intervals: [{ verdict: "accepts", from: 36, to: 60 }] }),
    position("United States", "2"),
    unknown,
    position("Taliban", "2", { stance: "unknown", record: recorded("2019-01-20", 2) }),
  ],
});
const sessions = [{ id: "saturday", title: "Saturday in Doha", record: recorded("2019-03-02", 8) }];
const answered = {
  id: "asked",
  text: "How many months would they accept?",
  partyId: "Taliban",
  termId: "1",
  settles: null,
  askOn: null,
  answer: "They would take 24 months.",
  record: recorded("2019-03-02", 10, { sessionId: "saturday" }),
  given: recorded("2019-03-02", 10, { sessionId: "saturday" }),
} satisfies QuestionFact;
const asked = (more: Partial<AskFacts> = {}) => questionsToAsk({ ...facts, sessions, questions: [answered], ...more });
const ofTaliban = (more: Partial<AskFacts> = {}) =>
  asked(more).filter((each) => each.party?.id === "Taliban" && each.term?.id === "1");

describe("an answer that no position is noted from", () => {
  it("is told with what is still open, where it was given and when, after all that nobody has answered", () => {
    expect(ofTaliban()).toMatchObject([
      {
        kind: "answered",
        isDerived: true,
        answered: {
          questionId: "asked",
          answer: "They would take 24 months.",
          on: "2019-03-02",
          session: { id: "saturday", title: "Saturday in Doha" },
        },
      },
    ]);
    expect(asked().at(-1)?.kind).toBe("answered");
    expect(asked({ questions: [] })[0]?.term?.id).toBe("1");
  });

  it("gives way once a position of its session or from its day on is noted, and not to a mere correction", () => {
    const held = (record: ReturnType<typeof recorded>) => {
      const positions = facts.positions.map((each) => (each === unknown ? { ...unknown, record } : each));
      return ofTaliban({ positions })[0]?.kind;
    };
    expect(held(recorded("2019-03-02", 11))).toBe("unknown");
    expect(held(recorded("2019-03-01", 11, { sessionId: "saturday" }))).toBe("unknown");
    expect(held(recorded("2019-01-20", 11))).toBe("answered");
    expect(held(recorded("2019-03-02", 9))).toBe("answered");
  });

  it("is told beside what was asked again, and no answer is told of what changed after it", () => {
    const again = { ...answered, id: "again", answer: null };
    expect(ofTaliban({ questions: [answered, again] }).map(({ kind }) => kind)).toEqual(["unknown", "answered"]);
    const stale = (day: string) =>
      ofTaliban({
        questions: [{ ...answered, text: "The words on “Term 1” have changed. Does their position still hold?" }],
        positions: [{ ...unknown, isOvertaken: true, overtakenBy: { compartmentId: null, validFrom: new Date(day) } }],
      })[0]?.kind;
    expect([stale("2019-02-20"), stale("2019-03-05")]).toEqual(["answered", "stale"]);
  });

  it("is of what was asked in the same words, and of nothing that it does not answer", () => {
    const other = (text: string) => ofTaliban({ questions: [{ ...answered, text }] }).map(({ kind }) => kind);
    expect(other("Who decides?")).toEqual(["unknown"]);
    expect(other("Will they bring lawyers to discuss it?")).toEqual(["unknown"]);
    expect(other("Would they accept 36 to 60 months?")).toEqual(["unknown"]);
    expect(ofTaliban({ questions: [{ ...answered, partyId: "United States" }] })[0]?.kind).toBe("unknown");
    const condition = { kind: "text" as const, text: "prisoners are freed" };
    const positions = [{ ...unknown, conditions: [condition] }];
    const questions = [{ ...answered, text: "Do they take it as met that prisoners are freed?" }];
    expect(ofTaliban({ positions, questions }).map(({ kind }) => kind)).toEqual(["unknown", "answered"]);
  });

  it("is marked as the answer and its session are, and may be asked again by those who see both", () => {
    const marked = (questionIn?: string, sessionIn?: string) => {
      const record = recorded("2019-03-02", 10, {
        sessionId: "saturday",
        ...(questionIn ? { compartmentId: questionIn } : {}),
      });
      const all = {
        ...facts,
        sessions: [
          { ...sessions[0], record: recorded("2019-03-02", 8, sessionIn ? { compartmentId: sessionIn } : {}) },
        ],
        questions: [{ ...answered, record }],
      };
      const found = questionsToAsk(all).find(({ kind }) => kind === "answered");
      return found && toldQuestion(found, all);
    };
    expect(marked("inner")?.markedWith).toEqual(["inner"]);
    expect(marked(undefined, "inner")?.markedWith).toEqual(["inner"]);
    const both = marked("inner", "other");
    expect(both?.markedWith.sort()).toEqual(["inner", "other"]);
    expect(both && takenAs(both)).toBeNull();
    expect(marked()?.markedWith).toEqual([]);
  });
});
