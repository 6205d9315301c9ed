import { describe, expect, it } from "vitest";
import { requireFuzzyDate } from "@/lib/time/fuzzy-date";
import { questionsInShort } from "./in-short";

const day = (text: string) => requireFuzzyDate(text);
const at = { asOf: new Date("2019-02-28T12:00:00Z"), zone: "UTC" };
let seq = 0n;
const shared = (authorId: string, byDate: string, probability: number, on = "2019-02-01", compartmentId = "") => {
  seq += 1n;
  const record = { validFrom: new Date(on), seq, compartmentId: compartmentId || null };
  return { authorId, termId: "1", byDate: day(byDate), probability, record };
};
const kept = (byDate: string, probability: number, madeAt = "2019-02-02") => {
  return { termId: "1", byDate: day(byDate), probability, madeAt: new Date(madeAt) };
};

describe("forecasts in short", () => {
  it("are by day, the nearest first, each member with what they hold now, and beside it what the reader keeps", () => {
    const forecasts = [
      shared("a", "2019-06-01", 60, "2019-02-01"),
      shared("a", "2019-06-01", 45, "2019-02-10"),
      shared("b", "2019-06-01", 20, "2019-02-05", "heads"),
      shared("b", "2019-03-31", 5),
    ];
    const own = [kept("2019-06-01", 30), kept("2019-06-01", 35, "2019-02-20"), kept("2019-12-31", 80)];
    expect(questionsInShort(forecasts, own, [], at)).toEqual([
      { byDate: "2019-03-31", held: [5], kept: null, markedWith: [] },
      { byDate: "2019-06-01", held: [20, 45], kept: 35, markedWith: ["heads"] },
      { byDate: "2019-12-31", held: [], kept: 80, markedWith: [] },
    ]);
  });

  it("say nothing of what has resolved", () => {
    const over = [shared("a", "2019-02-10", 60)];
    expect(questionsInShort(over, [kept("2019-02-12", 30)], [], at)).toEqual([]);
    const settled = [{ termId: "1", status: "agreed" as const, at: new Date("2019-02-20") }];
    expect(questionsInShort([shared("a", "2019-06-01", 60)], [kept("2019-06-01", 30)], settled, at)).toEqual([]);
  });
});
