import { describe, expect, it } from "vitest";
import { statuses, term } from "@/lib/analysis/analysis.arbitrary";
import type { Choice } from "@/lib/packages/rules";
import { carriedAlong, outgrownIn } from "./outgrown";

const months = { axisUnit: "months" as const };
const terms = [term("1", months), term("2", months), term("3"), term("4")];
const edge = (how: "split" | "merge", fromTermId: string, toTermId: string, seq = 10n) => {
  return { how, fromTermId, toTermId, seq };
};
const facts = (gone: string[]) => ({
  terms,
  statuses: statuses(Object.fromEntries(gone.map((id) => [id, "withdrawn" as const]))),
});
const at = (termId: string, rest: Partial<Choice> = {}): Choice => ({ termId, ...rest });
const value = { from: 24, to: 24 };
const of = (choices: Choice[], gone: string[], edges: ReturnType<typeof edge>[], savedSeq: bigint | null = 5n) => {
  const outgrown = outgrownIn(choices, facts(gone), edges, savedSeq);
  const told = outgrown.map((each) => `${each.term.id} ${each.how} ${each.into.map(({ id }) => id).join(" ")}`);
  return { told, carried: carriedAlong(choices, outgrown) };
};

describe("a package that names a term", () => {
  it("carries the markings of all that its fate is told from, and of nothing that had its say before", () => {
    const marked = (each: ReturnType<typeof edge>, compartmentId: string) => ({ ...each, compartmentId });
    const edges = [marked(edge("split", "3", "4", 3n), "before"), marked(edge("merge", "1", "2"), "merged")];
    const known = facts(["1"]);
    const into = { ...term("2", months), record: { compartmentId: "into" } };
    const told = outgrownIn([at("1")], { ...known, terms: [term("1", months), into] }, edges, 5n);
    expect(told.map(({ markedWith }) => [...markedWith].sort())).toEqual([["into", "merged"]]);
  });

  it("that was merged into another is carried over to it, with the value and without the words", () => {
    const chosen = at("1", { value, clauseVersionId: "words", status: "agreed" });
    expect(of([chosen, at("4")], ["1"], [edge("merge", "1", "2")])).toEqual({
      told: ["1 merge 2"],
      carried: [at("4"), at("2", { value, status: "agreed" })],
    });
  });

  it("that was merged into one that it chooses already keeps what it chooses there", () => {
    const both = [at("1", { value }), at("2", { value: { from: 12, to: 12 } })];
    expect(of(both, ["1"], [edge("merge", "1", "2")]).carried).toEqual([both[1]]);
  });

  it("that was split and is gone is carried over to all its parts, its value to the one that can have it", () => {
    const edges = [edge("split", "1", "2"), edge("split", "1", "3")];
    expect(of([at("1", { value })], ["1"], edges)).toEqual({
      told: ["1 split 2 3"],
      carried: [at("2", { value }), at("3")],
    });
  });

  it("that gave away a part since it was saved is joined by that part, and keeps its own value", () => {
    const edges = [edge("split", "1", "3")];
    expect(of([at("1", { value })], [], edges)).toEqual({
      told: ["1 split 3"],
      carried: [at("1", { value }), at("3")],
    });
    expect(of([at("1", { value })], [], edges, 20n).told).toEqual([]);
    expect(of([at("1", { value })], [], edges, null).told).toEqual([]);
    expect(of([at("1"), at("3")], [], edges).told).toEqual([]);
  });

  it("whose words went on from term to term is carried to where they stand now", () => {
    expect(of([at("1")], ["1", "2"], [edge("merge", "1", "2"), edge("merge", "2", "4", 11n)]).told).toEqual([
      "1 merge 4",
    ]);
  });

  it("and leaves it out, or was never split or merged, is as it was", () => {
    expect(of([at("1", { status: "withdrawn" })], ["1"], [edge("merge", "1", "2")]).told).toEqual([]);
    expect(of([at("4")], ["4"], [edge("merge", "1", "2")])).toEqual({ told: [], carried: [at("4")] });
  });
});
