import { describe, expect, it } from "vitest";
import { bracketComplaint, isOnlyTeamText, needsReason, sponsorsNamed } from "./rules";

describe("a wording", () => {
  it("is told where its brackets do not balance", () => {
    expect(bracketComplaint("shall leave [over [sixty]^TB months]^US")).toBeNull();
    expect(bracketComplaint("The forces shall leave [over sixty months")).toBe(
      'This "[" is never closed. It stands after “The forces shall leave”.',
    );
    expect(bracketComplaint("One.\n\n] two")).toBe('This "]" closes no bracket. It stands on line 3, at its start.');
    const many = bracketComplaint("] ".repeat(25).trim()) ?? "";
    expect(many.match(/closes no bracket/g)).toHaveLength(10);
    expect(many).toMatch(/ And 15 more like these\.$/);
  });

  it("names each sponsor of its brackets once, nested ones too", () => {
    expect(sponsorsNamed("[over [sixty]^TB months]^US,AL and [soon]^TB")).toEqual(["US", "AL", "TB"]);
  });

  it("needs a reason to change once it is agreed, if only in principle", () => {
    const worded = (text: string, translatesId: string | null = null) => ({ text, translatesId });
    const change = { status: "agreed_in_principle", before: worded("a"), after: worded("b") } as const;
    expect(needsReason(change)).toBe(true);
    expect(needsReason({ ...change, status: "bracketed" })).toBe(false);
    expect(needsReason({ ...change, status: null })).toBe(false);
    expect(needsReason({ ...change, before: null })).toBe(false);
    expect(needsReason({ ...change, after: worded("a") })).toBe(false);
    // A translation was agreed by nobody; an authentic wording that becomes one was.
    expect(needsReason({ ...change, before: worded("a", "v") })).toBe(false);
    expect(needsReason({ ...change, before: worded("a", "v"), after: worded("b", "v") })).toBe(false);
    expect(needsReason({ ...change, after: worded("a", "v") })).toBe(true);
  });

  it("is the team's own until a party or the mediator puts one on the table", () => {
    expect(isOnlyTeamText([{ drafter: "team" }, { drafter: "team" }])).toBe(true);
    expect(isOnlyTeamText([{ drafter: "team" }, { drafter: "mediator" }])).toBe(false);
  });
});
