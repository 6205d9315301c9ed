import { describe, expect, it } from "vitest";
import type { DraftBlock, DraftContent } from "../schema";
import { beforeFiling } from "./before-filing";
import type { AskedQuestion } from "./asks";
import { newDraft } from "./new-draft";

const blank = newDraft(
  {
    roundId: "r",
    roundNumber: "",
    roundTitle: "",
    track: "track_1",
    title: "Saturday",
    format: "bilateral",
    venue: "Doha",
    timeZone: "Asia/Qatar",
    held: "1 March 2019",
    isDateInferred: false,
  },
  { state: "paused", compartmentId: null },
  "first",
);
const line: DraftBlock = { kind: "line", key: "first", time: "", text: "They met.", mentions: [] };
const entry = (key: string, command: "position" | "resume" | "source", fields = {}): DraftBlock => ({
  kind: "entry",
  key,
  command,
  fields,
});
const seat = { partyId: "tb", delegateId: null, level: "senior", isHead: false, note: "" } as const;
const whole: DraftContent = { ...blank, blocks: [line, entry("a", "source")], attendance: [seat] };
const pauses = [{ roundId: "r", paused: "2019-02-28", endedAt: null }];
const question: AskedQuestion = {
  questionId: "q",
  text: "How many months?",
  party: { id: "tb", name: "Taliban" },
  term: { id: "1.4", number: "1.4", title: "Residual presence" },
  settling: null,
  answer: null,
  isNoted: false,
  held: null,
  compartmentId: null,
  markedWith: [],
};
const told = (content: DraftContent, known: Partial<Parameters<typeof beforeFiling>[1]> = {}) =>
  beforeFiling(content, { pauses: [], asked: [question], ...known }).map(({ sentence, place }) => [sentence, place]);

describe("before filing", () => {
  it("says nothing of notes that are not begun, and nothing of what is whole", () => {
    expect(told(blank, { pauses })).toEqual([]);
    expect(told(whole)).toEqual([]);
  });

  it("says that the day lies inside a pause of the round, but not on its first or last day, nor once talks go on", () => {
    const inside = (held: string, more: Partial<DraftContent> = {}, endedAt: Date | null = null) =>
      told({ ...whole, held, ...more }, { pauses: [{ roundId: "r", paused: "2019-02-28", endedAt }] });
    const place = { kind: "field", name: "held" };
    expect(inside("1 March 2019")).toEqual([
      ["The day lies inside the pause of Thu 28 Feb. If the talks went on, note it with /resume.", place],
    ]);
    expect(inside("28 Feb 2019")).toEqual([]);
    expect(inside("1 March 2019", { blocks: [...whole.blocks, entry("b", "resume")] })).toEqual([]);
    expect(inside("1 March 2019", { roundId: "another" })).toEqual([]);
    const ended = new Date("2019-03-01T21:00:00Z");
    expect(inside("1 March 2019", {}, ended)).toEqual([["The day lies inside the pause of Thu 28 Feb.", place]]);
    expect(inside("2 March 2019", {}, ended)).toEqual([]);
    expect(inside("soon")).toEqual([]);
  });

  it("says that nobody is present and that nothing names a source, and leads to where either is given", () => {
    const bare = { ...blank, blocks: [line, entry("p", "position", { partyId: "tb", termId: "1.1" })] };
    expect(told(bare)).toEqual([
      ["Nobody is named as present.", { kind: "field", name: "attendance" }],
      ["Nothing that is recorded here names a source.", { kind: "block", key: "p" }],
    ]);
    expect(told({ ...bare, corrects: { sessionId: "s", recordId: "r" } })).toHaveLength(1);
    expect(told({ ...bare, blocks: [entry("p", "position", { sourceId: "report" })] })).toHaveLength(1);
  });

  it("says which questions have no answer, and which answers no position", () => {
    const asking = (answer: string) => ({ ...whole, asks: [{ questionId: "q", answer }] });
    const place = { kind: "ask", questionId: "q" };
    expect(told(asking(""))).toEqual([["A question that was taken along has no answer.", place]]);
    expect(told(asking("24 months."))).toEqual([["No position is noted from an answer.", place]]);
    expect(told(asking(""), { asked: [{ ...question, answer: "Given." }] })).toEqual([
      ["No position is noted from an answer.", place],
    ]);
    // In a correction the position may be among what was recorded, or was noted elsewhere.
    const corrected = { ...asking(""), corrects: { sessionId: "s", recordId: "r" } };
    const blocks: DraftBlock[] = [{ kind: "recorded", key: "9", noun: "position", recordId: "9" }];
    expect(told({ ...corrected, blocks }, { asked: [{ ...question, answer: "Given.", isNoted: true }] })).toEqual([]);
    const position = entry("p", "position", { partyId: "tb", termId: "1.4" });
    expect(told({ ...asking("24 months."), blocks: [...whole.blocks, position] })).toEqual([]);
  });
});
