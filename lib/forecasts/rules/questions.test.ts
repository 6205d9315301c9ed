import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isOpen, isSettled, type TermStatus } from "@/lib/terms/rules";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { datedStatuses, onDay, probabilities } from "../forecasts.arbitrary";
import { memberScores, questionsOf } from "./questions";
import { type DatedStatus, resolutionOf, settledSteps } from "./resolution";

const on = (termId: string, status: TermStatus, day: number): DatedStatus => ({ termId, status, at: onDay(day) });
const steps = (...statuses: DatedStatus[]) => settledSteps(statuses);
const asked = (from: number, by: number, asOf: number) => ({
  from: onDay(from),
  by: onDay(by, 23),
  asOf: onDay(asOf, 23),
});

describe("a question", () => {
  it("is open until its day has come, then answered with no", () => {
    const discussed = steps(on("a", "under_discussion", 0));
    expect(resolutionOf(discussed, asked(1, 10, 9))).toEqual({ outcome: "open" });
    expect(resolutionOf(discussed, asked(1, 10, 10))).toEqual({ outcome: "no", at: onDay(10, 23) });
  });

  it("is answered with yes on the day of the first settled status, for good", () => {
    const reopened = steps(on("a", "agreed_in_principle", 5), on("a", "reopened", 7));
    for (const asOf of [5, 8, 20])
      expect(resolutionOf(reopened, asked(1, 10, asOf))).toEqual({ outcome: "yes", at: onDay(5) });
    expect(resolutionOf(reopened, asked(1, 10, 4))).toEqual({ outcome: "open" });
    expect(resolutionOf(reopened, asked(1, 4, 20))).toMatchObject({ outcome: "no" });
    // Asked after it was reopened, it has to be settled again.
    expect(resolutionOf(reopened, asked(8, 10, 9))).toEqual({ outcome: "open" });
  });

  it("on the agreement is answered with yes once nothing is bargained over any more", () => {
    const both = [on("a", "bracketed", 0), on("b", "tabled", 0), on("a", "agreed", 4), on("c", "parked", 5)];
    expect(resolutionOf(steps(...both), asked(1, 20, 9))).toEqual({ outcome: "open" });
    expect(resolutionOf(steps(...both, on("b", "withdrawn", 6)), asked(1, 20, 9))).toEqual({
      outcome: "yes",
      at: onDay(6),
    });
    expect(resolutionOf(steps(on("a", "parked", 1)), asked(2, 20, 9))).toEqual({ outcome: "open" });
  });

  it("is answered as by looking at each day in turn", () => {
    fc.assert(
      fc.property(
        datedStatuses,
        fc.record({ from: fc.nat(20), by: fc.nat(35), asOf: fc.nat(40) }),
        (statuses, { from, by, asOf }) => {
          const isSettledOn = (day: number) => {
            const held = new Map(
              statuses.filter(({ at }) => at <= onDay(day)).map((each) => [each.termId, each.status]),
            );
            return [...held.values()].some(isSettled) && ![...held.values()].some(isOpen);
          };
          const days = Array.from({ length: 41 }, (_, day) => day).filter(
            (day) => day >= from && day <= by && day <= asOf,
          );
          const found = days.find(isSettledOn);
          const expected =
            found !== undefined
              ? { outcome: "yes", at: onDay(found) }
              : by <= asOf
                ? { outcome: "no", at: onDay(by, 23) }
                : { outcome: "open" };
          expect(resolutionOf(settledSteps(statuses), asked(from, by, asOf))).toEqual(expected);
        },
      ),
    );
  });

  it("once answered stays so, however late it is looked at", () => {
    fc.assert(
      fc.property(datedStatuses, fc.nat(20), fc.nat(35), fc.nat(40), fc.nat(40), (statuses, from, by, one, other) => {
        const [early, late] = [Math.min(one, other), Math.max(one, other)];
        const before = resolutionOf(settledSteps(statuses), asked(from, by, early));
        if (before.outcome !== "open")
          expect(resolutionOf(settledSteps(statuses), asked(from, by, late))).toEqual(before);
      }),
    );
  });
});

describe("what the team has forecast", () => {
  let seq = 0n;
  const says = (authorId: string, day: number, probability: number, termId: string | null = "a") => ({
    ...{ authorId, termId, probability, byDate: requireFuzzyDate("2019-01-11") },
    record: { validFrom: onDay(day, 12), seq: ++seq },
  });
  const read = (said: ReturnType<typeof says>[], statuses: DatedStatus[], day: number) =>
    questionsOf(said, { ofDeal: statuses, others: [] }, { asOf: onDay(day, 23), zone: "UTC" });

  it("is read with the latest of each member, their middle and how far they are apart", () => {
    const [question] = read([says("x", 1, 20), says("y", 1, 80), says("x", 3, 40)], [], 4);
    expect(question).toMatchObject({ median: 60, lowest: 40, highest: 80, resolution: { outcome: "open" } });
    expect(question?.lines.map(({ held, score }) => [held?.probability, score])).toEqual([
      [40, null],
      [80, null],
    ]);
  });

  it("is scored by what was held on each day before it was settled", () => {
    const settled = [on("a", "agreed", 5)];
    // Days 1 and 2 at 20 %, days 3 and 4 at 40 %: (2 × 0.64 + 2 × 0.36) / 4.
    const said = [says("x", 1, 20), says("y", 1, 80), says("x", 3, 40), says("z", 5, 100)];
    const [question] = read(said, settled, 12);
    expect(question?.lines.map(({ score }) => score)).toEqual([
      { score: expect.closeTo(0.5), days: 4 },
      { score: expect.closeTo(0.04), days: 4 },
      null,
    ]);
    expect(memberScores(question ? [question] : [])).toMatchObject([
      { authorId: "y", resolved: 1 },
      { authorId: "x", resolved: 1 },
    ]);
    const [missed] = read(said, [], 12);
    // Days 1 to 11: two at 0.04 and eight at 0.16 for x, who was nearer to no; 0.64 for y.
    expect(missed?.lines[1]?.score).toEqual({ score: expect.closeTo(0.64), days: 10 });
  });

  it("is not changed by what is said once it has resolved", () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 20 }), probabilities, (day, probability) => {
        const settled = [on("a", "agreed", 5)];
        const said = [says("x", 1, 20), says("y", 2, 70)];
        const scores = (all: typeof said) => read(all, settled, 30)[0]?.lines.map(({ score }) => score);
        expect(scores([...said, says("x", day, probability)])).toEqual(scores(said));
      }),
    );
  });

  it("puts the question that ends next first, and the one that ended last before the others", () => {
    const later = { ...says("x", 1, 20), byDate: requireFuzzyDate("2019-02-01") };
    const found = read(
      [later, says("x", 1, 20), says("x", 1, 20, "b"), says("x", 1, 30, null)],
      [on("a", "tabled", 0), on("b", "agreed", 3)],
      9,
    );
    expect(found.map(({ termId, byDate }) => [termId, byDate])).toEqual([
      ["a", "2019-01-11"],
      [null, "2019-01-11"],
      ["a", "2019-02-01"],
      ["b", "2019-01-11"],
    ]);
  });
});
