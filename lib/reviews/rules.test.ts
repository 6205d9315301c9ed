import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import {
  type AnswerFact,
  answersInWords,
  askingOf,
  countAnswers,
  dueOf,
  inOrderOfUrgency,
  type ReviewState,
  reviewerLines,
  reviewOpinions,
} from "./rules";
import { dueInWords } from "./rules/due-words";

const answer = (reviewerId: string, opinion: AnswerFact["opinion"], askedId = "now"): AnswerFact => ({
  ...{ reviewerId, opinion, askedId },
});
const asked = (...reviewerIds: string[]) => ({ reviewerIds, askedId: "now" });
const everybody = () => true;
const countOf = (reviewerIds: string[], answers: AnswerFact[], canAnswer = (_: string): boolean => true) =>
  countAnswers(reviewerLines(asked(...reviewerIds), answers, canAnswer).asked);

describe("what is asked", () => {
  it("is what was asked last, whatever was changed since", () => {
    const step = (recordId: string, isAsking: boolean) => ({ recordId, isAsking });
    expect(askingOf([step("a", true), step("b", false)])?.recordId).toBe("a");
    expect(askingOf([step("a", true), step("b", true), step("c", false)])?.recordId).toBe("b");
    expect(askingOf([])).toBeNull();
  });
});

describe("the lines of the reviewers", () => {
  it("count what each said last to what was asked last, and keep what they said before", () => {
    const said = [answer("ines", "object", "before"), answer("ines", "object"), answer("ines", "agree")];
    const [line] = reviewerLines(asked("ines"), said, everybody).asked;
    expect(line).toMatchObject({ now: { opinion: "agree" }, earlier: null, said: { length: 3 } });
    const [former] = reviewerLines(asked("ines"), said.slice(0, 1), everybody).asked;
    expect(former).toMatchObject({ now: null, earlier: { opinion: "object" } });
  });

  it("keep the answers of who is asked no more, apart", () => {
    const { asked: lines, former } = reviewerLines(asked("tomas"), [answer("ines", "object")], everybody);
    expect(lines.map(({ userId }) => userId)).toEqual(["tomas"]);
    expect(former.map(({ userId }) => userId)).toEqual(["ines"]);
    expect(countAnswers(lines)).toMatchObject({ asked: 1, answered: 0, object: 0 });
  });

  it("wait for nobody who can no longer answer, and keep what they said", () => {
    const stays = (id: string) => id !== "ines";
    expect(countOf(["ines", "tomas"], [], stays)).toMatchObject({ asked: 1, missing: ["tomas"] });
    expect(countOf(["ines", "tomas"], [answer("ines", "object")], stays)).toMatchObject({
      ...{ asked: 2, answered: 1, object: 1, missing: ["tomas"] },
    });
  });

  it("count all who were named once it is ended", () => {
    const lines = reviewerLines(asked("ines", "tomas"), [answer("tomas", "agree")], (id) => id !== "ines").asked;
    expect(answersInWords(countAnswers(lines))).toBe("answered: agrees");
    expect(answersInWords(countAnswers(lines, false))).toBe("1 of 2 answered");
  });

  it("leave each who is asked and can answer either answered or missing", () => {
    const ids = ["a", "b", "c", "d"];
    const answers = fc.array(
      fc.record({
        reviewerId: fc.constantFrom(...ids),
        askedId: fc.constantFrom("before", "now"),
        opinion: fc.constantFrom(...reviewOpinions),
      }),
    );
    fc.assert(
      fc.property(fc.subarray(ids), answers, fc.subarray(ids), (reviewerIds, said, able) => {
        const count = countOf(reviewerIds, said, (id) => able.includes(id));
        expect(count.answered + count.missing.length).toBe(count.asked);
        expect(count.agree + count.agree_with_changes + count.object).toBe(count.answered);
        const naive = reviewerIds.filter((id) => said.some((one) => one.reviewerId === id && one.askedId === "now"));
        expect(count.answered).toBe(naive.length);
      }),
    );
  });
});

describe("in words", () => {
  it("a review tells how many answered, and who does not simply agree", () => {
    const words = (ids: string[], said: AnswerFact[]) => answersInWords(countOf(ids, said));
    expect(words(["a", "b", "c", "d"], [answer("a", "agree"), answer("b", "object")])).toBe(
      "2 of 4 answered, 1 objects",
    );
    expect(words(["a", "b"], [])).toBe("0 of 2 answered");
    expect(words(["a", "b"], [answer("a", "agree"), answer("b", "agree")])).toBe("all 2 agree");
    expect(words(["a", "b"], [answer("a", "object"), answer("b", "agree_with_changes")])).toBe(
      "all 2 answered: 1 agrees with changes, 1 objects",
    );
    expect(words(["a"], [answer("a", "object")])).toBe("answered: objects");
    expect(words(["a"], [answer("a", "agree")])).toBe("answered: agrees");
    expect(words([], [])).toBe("nobody is asked any more");
  });

  it("its day is told by how near it is", () => {
    const [today, tomorrow] = [requireFuzzyDate("2019-02-28"), requireFuzzyDate("2019-03-01")];
    const told = (day: string | null, missing = 1, state: ReviewState = "open") => {
      const dueDate = day === null ? null : requireFuzzyDate(day);
      return dueInWords(dueOf({ dueDate, state, missing }, today, tomorrow), dueDate);
    };
    expect(told("2019-02-27")).toBe("overdue since 27 Feb 2019");
    expect(told("2019-02-28")).toBe("due today");
    expect(told("2019-03-01")).toBe("due tomorrow");
    expect(told("2019-03-02")).toBe("due on 2 March 2019");
    expect(told("2019-02-27", 0)).toBe("due on 27 Feb 2019");
    expect(told("2019-02-27", 1, "closed")).toBe("due on 27 Feb 2019");
    expect(told(null)).toBeNull();
  });
});

describe("their order", () => {
  it("puts first what is late, then what waits by its day, and last what is ended", () => {
    const waiting = countOf(["a"], []);
    const done = countOf(["a"], [answer("a", "agree")]);
    const review = (name: string, seq: bigint, more: object = {}) => ({
      ...{ name, seq, state: "open" as ReviewState, due: null, dueDate: null, count: waiting },
      ...more,
    });
    const day = (text: string) => ({ dueDate: requireFuzzyDate(text) });
    const all = [
      review("closed first", 1n, { state: "closed" }),
      review("closed last", 2n, { state: "withdrawn" }),
      review("answered", 3n, { count: done, ...day("2019-02-01") }),
      review("no day", 4n),
      review("March", 5n, day("2019-03-01")),
      review("late", 6n, { due: "overdue", ...day("2019-02-02") }),
      review("later", 7n, { due: "overdue", ...day("2019-02-01") }),
    ];
    expect(inOrderOfUrgency(all).map(({ name }) => name)).toEqual([
      ...["later", "late", "March", "no day", "answered", "closed last", "closed first"],
    ]);
  });
});
